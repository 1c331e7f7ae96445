package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Field;
import io.limpid.core.data.Field.Flag;
import io.limpid.core.data.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be done with a column stands in its model's file. */
final class SchemaFlagsTest {

    private static final Schema FLAGGED = Schema.of(
            new Field.Numeric("size"),
            new Field.Categorical("sex", List.of("f", "m")).withFlags(Flag.IMMUTABLE, Flag.PROTECTED),
            new Field.Numeric("name").withFlags(Flag.PERSONAL));

    @TempDir
    Path folder;

    private Path write(Schema schema) {
        Path file = folder.resolve("m.limpid");
        ModelFile.of(Everything.of(schema, 1), TrainingRecord.of(Everything.data(), 1))
                .write(file, ModelFileTest.CODECS);
        return file;
    }

    @Test
    void read_flaggedSchema_isEqual() {
        assertThat(ModelFile.read(write(FLAGGED), ModelFileTest.CODECS).model().features())
                .isEqualTo(FLAGGED);
    }

    @Test
    void write_flags_standInTheOrderOfTheirKind() throws IOException {
        String header = ForgedFile.of(write(FLAGGED)).header();
        assertThat(header)
                .contains("\"flags 1\":[\"PROTECTED\",\"IMMUTABLE\"],\"flags 2\":[\"PERSONAL\"]")
                .doesNotContain("flags 0");
    }

    /** As files were before there were flags; their digest, too, is pinned elsewhere. */
    @Test
    void write_schemaWithoutFlags_saysNothingOfThem() throws IOException {
        Schema plain = Schema.of(new Field.Numeric("size"), new Field.Categorical("sex", List.of("f", "m")));
        assertThat(ForgedFile.of(write(plain)).header())
                .contains("\"parts\":{\"schema\":{\"kind\":\"schema\",\"attributes\":{\"levels 1\":[\"f\",\"m\"],"
                        + "\"names\":[\"size\",\"sex\"],\"types\":[\"numeric\",\"categorical\"]}}");
    }

    @Test
    void digest_otherFlags_differs() {
        List<Schema> schemas = List.of(
                Schema.of(new Field.Numeric("x")),
                Schema.of(new Field.Numeric("x").withFlags(Flag.PERSONAL)),
                Schema.of(new Field.Numeric("x").withFlags(Flag.PERSONAL, Flag.IMMUTABLE)));
        assertThat(schemas.stream()
                        .map(schema -> ModelFile.digest(Everything.of(schema, 1), ModelFileTest.CODECS))
                        .distinct())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "[\"SECRET\"] | [\"SECRET\"]",
                "[\"PERSONAL\",\"PERSONAL\"] | [\"PERSONAL\", \"PERSONAL\"]",
                "[\"personal\"] | [\"personal\"]",
                "[] | []"
            })
    void read_unknownRepeatedOrNoFlags_namesTheColumn(String flags, String got) throws IOException {
        Path file = write(FLAGGED);
        ForgedFile.of(file)
                .with("\"flags 2\":[\"PERSONAL\"]", "\"flags 2\":" + flags)
                .write(file);
        assertThatThrownBy(() -> ModelFile.read(file, ModelFileTest.CODECS))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("m.limpid, schema, column \"name\": expected flags among [PERSONAL, PROTECTED, IMMUTABLE],"
                        + " each once, got " + got);
    }

    @Test
    void read_flagsThatAreNoListOrOfNoColumn_areRefused() throws IOException {
        Path file = write(FLAGGED);
        ForgedFile whole = ForgedFile.of(file);
        whole.with("\"flags 2\":[\"PERSONAL\"]", "\"flags 2\":\"PERSONAL\"").write(file);
        assertThatThrownBy(() -> ModelFile.read(file, ModelFileTest.CODECS))
                .hasMessage("m.limpid, model/schema, schema, \"flags 2\": expected a list of texts, got \"PERSONAL\"");
        whole.with("\"flags 2\"", "\"flags 3\"").write(file);
        assertThatThrownBy(() -> ModelFile.read(file, ModelFileTest.CODECS))
                .hasMessage(
                        "m.limpid, model/schema, schema: expected only what this kind consists of, got \"flags 3\"");
    }
}
