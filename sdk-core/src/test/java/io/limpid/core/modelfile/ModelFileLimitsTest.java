package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file can ask for no more memory and time than its size is worth. */
final class ModelFileLimitsTest {

    private static final TrainingRecord RECORD = TrainingRecord.of(Everything.data(), 1);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("m.limpid");
    }

    private void write(Schema schema) {
        ModelFile.of(Everything.of(schema, 1), RECORD).write(file(), ModelFileTest.CODECS);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> ModelFile.read(file(), ModelFileTest.CODECS))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("m.limpid, " + message);
    }

    private static Schema category(String name, int levels) {
        return Schema.of(new Field.Categorical(
                name, IntStream.range(0, levels).mapToObj(Integer::toString).toList()));
    }

    /** A file of half a megabyte whose one-hot encoding would spell 70 million characters. */
    @Test
    void read_longNameOfAColumnWithManyLevels_isRefused() throws IOException {
        write(category("c", 70_000));
        ForgedFile.of(file())
                .with("\"names\":[\"c\"]", "\"names\":[\"" + "c".repeat(1_000) + "\"]")
                .write(file());
        // 1,000 of the name; and for each level the name, a sign between, and its digits: 338,890 in all.
        long characters = 1_000 + 70_000 * 1_001L + 338_890;
        assertRefused(
                "schemas: expected at most 67108864 characters of names, a column's before each of its levels, got "
                        + characters);
    }

    @Test
    void write_longNameOfAColumnWithManyLevels_isRefused() {
        Schema schema = category("c".repeat(1_000), 70_000);
        assertThatThrownBy(() -> write(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model: expected content that can be read back: schemas: expected at most ");
    }

    /** Each schema is within the limit, but there are 80. */
    @Test
    void read_manySchemasOfLongNames_areCountedTogether() throws IOException {
        write(category("c", 1_000));
        ForgedFile forged = ForgedFile.of(file());
        String schema = forged.header().substring(forged.header().indexOf("{\"kind\":\"schema\""));
        schema = schema.substring(0, schema.indexOf("}}") + 2).replace("[\"c\"]", "[\"" + "c".repeat(1_000) + "\"]");
        StringBuilder parts = new StringBuilder("\"parts\":{");
        for (int i = 0; i < 80; i++) {
            parts.append("\"schema ").append(i).append("\":").append(schema).append(',');
        }
        forged.with("\"parts\":{\"schema\"", parts + "\"schema\"").write(file());
        assertThatThrownBy(() -> ModelFile.verify(file()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("m.limpid, schemas: expected at most 67108864 characters");
    }

    @Test
    void write_categoricalColumnWithTooLongAName_isRefusedWithItsStart() {
        assertThatThrownBy(() -> write(category("n".repeat(1_001), 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"" + "n".repeat(40) + "…\": expected a name of at most 1000"
                        + " characters, got 1001");
        assertThatCode(() -> write(category("n".repeat(1_000), 2))).doesNotThrowAnyException();
    }

    @Test
    void read_categoricalColumnWithTooLongAName_isRefusedWithItsStart() throws IOException {
        write(category("c", 2));
        ForgedFile.of(file())
                .with("\"names\":[\"c\"]", "\"names\":[\"" + "c".repeat(1_001) + "\"]")
                .write(file());
        assertRefused("schema, column \"" + "c".repeat(40) + "…\": expected a name of at most 1000"
                + " characters, got 1001");
    }

    @Test
    void write_numericColumnWithTooLongAName_isRefusedWithItsStart() {
        Schema schema = Schema.of(new Field.Numeric("x".repeat(1_001)));
        assertThatThrownBy(() -> write(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"" + "x".repeat(40) + "…\": expected a name of at most 1000 characters, got 1001");
    }

    @Test
    void read_longLevel_isEqual() {
        Schema schema = Schema.of(new Field.Categorical("review", List.of("x".repeat(20_000))));
        write(schema);
        assertThat(ModelFile.read(file(), ModelFileTest.CODECS).model().features())
                .isEqualTo(schema);
    }

    /** Signs of three bytes: the limit is one of characters. */
    @Test
    void read_keyLongerThanTheLimit_isRefused() throws IOException {
        write(category("c", 2));
        ForgedFile.of(file())
                .with("\"integer\":7", "\"integer\":7,\"" + "木".repeat(1_001) + "\":1")
                .write(file());
        assertRefused("model: expected names of at most 1000 characters, got 1001 in \"" + "木".repeat(40) + "…\"");
    }

    @Test
    void read_keyOfThousandsOfCharacters_isRefused() throws IOException {
        write(category("c", 2));
        ForgedFile.of(file())
                .with("\"integer\":7", "\"integer\":7,\"" + "k".repeat(1 << 20) + "\":1")
                .write(file());
        assertThatThrownBy(() -> ModelFile.verify(file()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("m.limpid, header: expected one JSON object of this format, got Name length");
    }

    @Test
    void read_partNamedWithTheMostCharacters_isFound() {
        String name = "木".repeat(1_000);
        Everything model = Everything.of(category("c", 2), 1);
        ModelFile.of(model, RECORD).with(name, model).write(file(), ModelFileTest.CODECS);
        assertThat(ModelFile.read(file(), ModelFileTest.CODECS).find(name, Everything.class))
                .contains(model);
    }

    @Test
    void write_keyLongerThanTheLimit_isRefused() {
        TrainingRecord record = RECORD.withOptions(Map.of("o".repeat(1_001), ""));
        ModelFile made = ModelFile.of(Everything.of(category("c", 2), 1), record);
        assertThatThrownBy(() -> made.write(file(), ModelFileTest.CODECS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "options, \"" + "o".repeat(40) + "…\": expected a key of at most 1000 characters, got 1001");
    }

    /**
     * Twenty-seven parts inside each other, with names of 1,000 characters, around 20,000 attributes: 0.3 MB, in which
     * the paths of all attributes would have 540 million characters.
     */
    @Test
    void verify_deepHeaderOfLongNames_spellsNoPaths() throws IOException {
        write(category("c", 2));
        ForgedFile original = ForgedFile.of(file());
        String attributes =
                IntStream.range(0, 20_000).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(","));
        String model = "{\"kind\":\"k\",\"attributes\":{" + attributes + "}}";
        for (String name : List.of("a", "/", "%")) {
            for (int depth = 0; depth < 9; depth++) {
                model = "{\"kind\":\"k\",\"parts\":{\"" + name.repeat(1_000) + "\":" + model + "}}";
            }
        }
        String header = original.header();
        String record = header.substring(header.indexOf("\"record\":"), header.indexOf(",\"parts\":{},\"sections\""));
        new ForgedFile(
                        "{\"formatVersion\":\"1.0\",\"library\":\"\",\"kind\":\"k\",\"model\":" + model + "," + record
                                + ",\"sections\":[]}",
                        new byte[0])
                .write(file());
        assertThat(AllocatedMemory.of(() -> ModelFile.verify(file()))).isLessThan(100L << 20);
    }
}
