package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.NearestMeanModel;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.core.transform.TransformCodecs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of files that were damaged, cut off or made by a stranger. */
final class ModelFileDamageTest {

    private static final Schema SCHEMA =
            Schema.of(new Field.Numeric("area"), new Field.Categorical("street", List.of("paved", "gravel")));
    private static final Everything MODEL = Everything.of(SCHEMA, 0.25).withPart(Everything.of(SCHEMA, 2));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() {
        file = folder.resolve("m.limpid");
        ModelFile.of(MODEL, ModelFileTest.RECORD).with("more", MODEL).write(file, ModelFileTest.CODECS);
    }

    /** Reads the file; null when it was refused as one of the wrong format. Any other failure fails the test. */
    private ModelFile readOrNull() {
        try {
            return ModelFile.read(file, ModelFileTest.CODECS);
        } catch (ModelFormatException e) {
            assertThat(e).hasMessageStartingWith("m.limpid");
            return null;
        }
    }

    /** A file with one of everything and nothing twice: a change at random hits more that matters. */
    private void writeSmallFile() {
        ModelFile.of(Everything.of(SCHEMA, 0.25), TrainingRecord.of(Everything.data(), 1))
                .write(file, ModelFileTest.CODECS);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> ModelFile.read(file, ModelFileTest.CODECS))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(message);
    }

    @Test
    void read_fileCutOffAnywhere_isRefused() throws IOException {
        writeSmallFile();
        byte[] bytes = Files.readAllBytes(file);
        int sections = bytes.length - ForgedFile.of(file).sections().length;
        for (int length = 0; length < bytes.length; length += length < 60 || length >= sections - 20 ? 1 : 20) {
            ForgedFile.put(file, Arrays.copyOf(bytes, length));
            assertThat(readOrNull()).as("cut to %d bytes", length).isNull();
        }
    }

    @Test
    void read_anyByteAltered_isRefused() throws IOException {
        writeSmallFile();
        byte[] bytes = Files.readAllBytes(file);
        int sections = bytes.length - ForgedFile.of(file).sections().length;
        SplittableRandom random = new SplittableRandom(1);
        // Within the header one digest stands for every byte; outside it each byte has its own meaning.
        for (int i = 0; i < bytes.length; i += i < 60 || i >= sections - 7 ? 1 : 7) {
            byte[] altered = bytes.clone();
            altered[i] ^= (byte) (1 << random.nextInt(8));
            ForgedFile.put(file, altered);
            assertThat(readOrNull()).as("byte %d altered", i).isNull();
        }
    }

    @Test
    void read_headerAlteredAndSignedAgain_isAModelOrRefused() throws IOException {
        writeSmallFile();
        ForgedFile original = ForgedFile.of(file);
        byte[] header = original.header().getBytes(StandardCharsets.UTF_8);
        byte[] alphabet = "0123456789-.eE{}[]\",:/\\ abkntrue\u0000\u0080\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        SplittableRandom random = new SplittableRandom(2);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] altered = header.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                altered[random.nextInt(altered.length)] = alphabet[random.nextInt(alphabet.length)];
            }
            original.write(file, altered);
            refused += readOrNull() == null ? 1 : 0;
        }
        assertThat(refused).isBetween(125, 499);
    }

    @Test
    void read_headerWithPiecesRemovedOrRepeated_isAModelOrRefused() throws IOException {
        writeSmallFile();
        ForgedFile original = ForgedFile.of(file);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            String header = original.header();
            int from = random.nextInt(header.length());
            int to = from + random.nextInt(Math.min(80, header.length() - from));
            String piece =
                    random.nextInt(2) == 0 ? "" : header.substring(from, to).repeat(2);
            new ForgedFile(header.substring(0, from) + piece + header.substring(to), original.sections()).write(file);
            readOrNull();
        }
    }

    @Test
    void read_byteOfASectionAltered_namesTheSection() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        ForgedFile.put(file, bytes);
        assertThatThrownBy(() -> ModelFile.verify(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageMatching("m\\.limpid, section \"parts/more/part 0/numbers\": expected SHA-256 [0-9a-f]{64},"
                        + " got [0-9a-f]{64}");
    }

    @Test
    void read_byteOfTheHeaderAltered_namesTheHeader() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        ForgedFile.put(file, bytes);
        assertThatThrownBy(() -> ModelFile.verify(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageMatching("m\\.limpid, header: expected SHA-256 [0-9a-f]{64}, got [0-9a-f]{64}");
    }

    @Test
    void read_anotherKindOfFile_saysSo() throws IOException {
        Files.writeString(file, "PK\u0003\u0004 something else entirely");
        assertRefused("m.limpid: expected a Limpid model file, got one that starts with 504b030420736f6d");
        ForgedFile.put(file, new byte[0]);
        assertRefused("m.limpid: expected a Limpid model file, got an empty file");
    }

    @Test
    void read_bytesBehindTheEnd_isRefused() throws IOException {
        ForgedFile forged = ForgedFile.of(file);
        int length = forged.sections().length;
        forged.withSections(Arrays.copyOf(forged.sections(), length + 1)).write(file);
        assertRefused("m.limpid, sections: expected " + length + " bytes, got " + (length + 1));
    }

    @Test
    void read_hugeHeaderLength_isRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int rest = bytes.length - 48;
        ByteBuffer.wrap(bytes).putLong(8, Long.MAX_VALUE);
        ForgedFile.put(file, bytes);
        assertRefused("m.limpid, header: expected a length from 0 to " + rest + " bytes, got " + Long.MAX_VALUE);
        ByteBuffer.wrap(bytes).putLong(8, -1);
        ForgedFile.put(file, bytes);
        assertRefused("m.limpid, header: expected a length from 0 to " + rest + " bytes, got -1");
    }

    @ParameterizedTest
    @CsvSource({
        "33554433, 33554433",
        "-1, -1",
        "9223372036854775807, 9223372036854775807",
        "2305843009213693953, 2305843009213693953"
    })
    void read_sectionOfForbiddenSize_isRefusedBeforeMemoryIsTaken(String count, String got) throws IOException {
        ForgedFile.of(file)
                .with("\"model/numbers\",\"count\":2", "\"model/numbers\",\"count\":" + count)
                .write(file);
        assertRefused("m.limpid, section \"model/numbers\": expected 0 to 33554432 numbers, got " + got);
    }

    @Test
    void read_sectionsLargerThanTheFile_isRefusedBeforeMemoryIsTaken() throws IOException {
        ForgedFile.of(file).with("\"count\":2", "\"count\":33554432").write(file);
        assertRefused("m.limpid, sections: expected 1073741824 bytes, got 64");
    }

    @ParameterizedTest
    @CsvSource({"2.0", "0.9", "11.0", "1", "1.x", "''"})
    void read_otherMajorVersion_namesBoth(String version) throws IOException {
        ForgedFile.of(file)
                .with("{\"formatVersion\":\"1.0\"", "{\"later\":[{}],\"formatVersion\":\"" + version + "\"")
                .write(file);
        assertRefused("m.limpid, header, \"formatVersion\": expected 1.x, got \"" + version + '"');
    }

    @Test
    void read_laterMinorVersion_isReadUnlessItHasKeysUnknownHere() throws IOException {
        ForgedFile later = ForgedFile.of(file).with("\"formatVersion\":\"1.0\"", "\"formatVersion\":\"1.7\"");
        later.write(file);
        assertThat(ModelFile.read(file, ModelFileTest.CODECS).model()).isEqualTo(MODEL);
        later.with("\"library\"", "\"signature\":\"\",\"library\"").write(file);
        assertRefused("m.limpid, header: expected only keys of format version 1.1, got \"signature\"");
    }

    @Test
    void read_duplicateKey_isRefused() throws IOException {
        ForgedFile.of(file).with("\"integer\":7", "\"integer\":7,\"integer\":7").write(file);
        assertRefused("m.limpid, header: expected one JSON object of this format, got Duplicate field 'integer'");
    }

    @Test
    void read_duplicateSection_isRefused() throws IOException {
        ForgedFile.of(file).with("model/part 0/numbers", "model/numbers").write(file);
        assertRefused("m.limpid, section \"model/numbers\": expected one of that name, got two");
    }

    @Test
    void read_textBehindTheHeader_isRefused() throws IOException {
        ForgedFile forged = ForgedFile.of(file);
        new ForgedFile(forged.header() + " {}", forged.sections()).write(file);
        assertRefused("m.limpid, header: expected one JSON object, got START_OBJECT behind it");
    }

    @Test
    void read_deepNesting_isRefused() throws IOException {
        ForgedFile.of(file)
                .with("{\"formatVersion\"", "{\"deep\":" + "[".repeat(100_000) + ",\"formatVersion\"")
                .write(file);
        assertThatThrownBy(() -> ModelFile.verify(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("m.limpid, header: expected one JSON object of this format, got ")
                .hasMessageContaining("depth");
    }

    @Test
    void read_moreTokensThanTheLimit_isRefused() throws IOException {
        ForgedFile.of(file)
                .with("\"texts\":[", "\"texts\":[" + "\"\",".repeat(1_000_000))
                .write(file);
        assertThatThrownBy(() -> ModelFile.verify(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("Token count");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"integer\":7 | \"integer\":7,\"also\":1 | model/part 0, everything: expected only what this kind consists of, got \"also\"",
                "\"integer\":7 | \"integer\":7.0 | model/part 0, everything, \"integer\": expected a whole number, got 7.0",
                "\"integer\":7 | \"integer\":9223372036854775808 | model, \"integer\": expected a whole number of 64 bits, got \"9223372036854775808\"",
                "\"integer\":7 | \"integer\":null | model, \"integer\": expected a text, a number or a list of texts, got VALUE_NULL",
                "\"length\":2 | \"length\":-1 | model, everything, \"length\": expected a whole number from 0 to 2147483647, got -1",
                "\"number\":0.25 | \"number\":1e999 | model, \"number\": expected a finite number, got \"1e999\"",
                "\"number\":0.25 | \"number\":1 | model, everything, \"number\": expected a number, got 1",
                "\"text\":\"text\" | \"text\":\"\\ud83d\" | model, \"text\": expected Unicode text, got half a surrogate pair",
                "\"choice\":\"SECOND\" | \"choice\":\"THIRD\" | model/part 0, everything, \"choice\": expected one of [FIRST, SECOND], got \"THIRD\"",
                "\"length\":2 | \"length\":3 | section \"model/numbers\", everything, \"numbers\": expected 3 numbers, got 2",
                "model/numbers | model/other | section \"model/numbers\", everything, \"numbers\": expected an array of 2 numbers, got none",
                "model/numbers | model/nowhere/numbers | section \"model/nowhere/numbers\": expected the path of a part in the header, got none of it",
                "model/numbers | model/numbers/ | section \"model/numbers/\": expected the path of a part in the header, got none of it",
                "model/numbers | model/number%73 | section \"model/number%73\": expected the path of a part in the header, got none of it",
                "model/numbers | model | section \"model\": expected the path of a part in the header, got none of it",
                "\"kind\":\"everything\",\"model\" | \"kind\":\"note\",\"model\" | header, \"kind\": expected the model's kind \"everything\", got \"note\"",
                "\"numeric\",\"categorical\" | \"numeric\",\"date\" | schema, column \"street\": expected numeric or categorical, got \"date\"",
                "[\"numeric\",\"categorical\"] | [\"numeric\"] | schema: expected at most 10000 names and one type each, got 2 and 1",
                "\"area\",\"street\" | \"area\",\"area\" | schema: column \"area\": expected unique names, got it as column 0 and as column 1",
                "\"trainingRows\":2344 | \"trainingRows\":-1 | record, training record, \"trainingRows\": expected a whole number from 0 to 2147483647, got -1",
                "\"parts\":1,\"text\" | \"parts\":2,\"text\" | model, everything, \"part 1\": expected a part, got none",
            })
    void read_contentThatIsNotWhatItsKindWrites_isRefused(String text, String other, String message)
            throws IOException {
        ForgedFile.of(file).with(text, other).write(file);
        assertRefused("m.limpid, " + message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void read_numberThatNoSectionMayHold_namesTheSection(double number) throws IOException {
        ForgedFile.of(file).withNumber("model/part 0/numbers", 1, number).write(file);
        assertRefused(
                "m.limpid, section \"model/part 0/numbers\", everything, \"numbers\": expected finite numbers, got "
                        + number + " at 1");
    }

    @Test
    void read_missingValueWhereNoneMayBe_namesTheSection() throws IOException {
        Schema schema = Schema.of(new Field.Numeric("x"));
        Dataset data = Dataset.of(
                Table.of(schema, new double[] {1, 2}),
                new Column(new Field.Categorical("kind", List.of("no", "yes")), new double[] {0, 1}));
        ModelCodecs codecs = TransformCodecs.ALL.and(ModelCodecs.of(NearestMeanModel.CODEC));
        PipelineClassifier model = Pipeline.of().classifier(new NearestMean()).fit(data);
        ModelFile.of(model, ModelFileTest.RECORD).write(file, codecs);
        ForgedFile.of(file).withNumber("model/last/means 0", 0, Double.NaN).write(file);
        assertThatThrownBy(() -> ModelFile.read(file, codecs))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("m.limpid, section \"model/last/means 0\", nearest-mean, \"means 0\": expected finite"
                        + " numbers, got NaN at 0");
        ModelFile.verify(file); // Whole and unaltered it is.
    }

    @Test
    void read_hostileText_givesOneShortLine() throws IOException {
        ForgedFile.of(file)
                .with("\"choice\":\"SECOND\"", "\"choice\":\"a\\n\\u2028b" + "x".repeat(1_000) + "\"")
                .write(file);
        assertThatThrownBy(() -> ModelFile.read(file, ModelFileTest.CODECS))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("m.limpid, model/part 0, everything, \"choice\": expected one of [FIRST, SECOND], got"
                        + " \"a\\u{a}\\u{2028}b" + "x".repeat(36) + "…\"");
    }

    @Test
    void read_constructorRefusesTheContent_isAFormatError() {
        ModelCodec<Everything> codec = new StrictCodec();
        assertThatThrownBy(() -> ModelFile.read(file, ModelCodecs.of(codec)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("m.limpid, kind \"everything\": expected content that makes one, got alpha: too large");
    }

    /** A codec whose object checks its own arguments. */
    private static final class StrictCodec implements ModelCodec<Everything> {
        @Override
        public String kind() {
            return "everything";
        }

        @Override
        public Class<Everything> type() {
            return Everything.class;
        }

        @Override
        public void encode(Everything part, ModelContent.Builder out) {
            Everything.CODEC.encode(part, out);
        }

        @Override
        public Everything decode(ModelContent in) {
            throw new IllegalArgumentException("alpha: too large");
        }
    }
}
