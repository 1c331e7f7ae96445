package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays of bytes in a file, beside arrays of numbers. */
final class ModelFileBytesTest {

    private static final ModelCodecs CODECS = ModelCodecs.of(new CodesCodec());
    private static final TrainingRecord RECORD = TrainingRecord.of(Everything.data(), 1);

    /** A model that is some codes and a number. */
    private record Codes(byte[] codes, double number) implements Model {

        @Override
        public Schema features() {
            return Schema.of(new Field.Numeric("x"));
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public void predict(Table x, double[] out) {
            Arrays.fill(out, number);
        }
    }

    private static final class CodesCodec implements ModelCodec<Codes> {

        @Override
        public String kind() {
            return "codes";
        }

        @Override
        public Class<Codes> type() {
            return Codes.class;
        }

        @Override
        public void encode(Codes part, ModelContent.Builder out) {
            out.integer("length", part.codes.length)
                    .bytes("codes", part.codes)
                    .numbers("number", new double[] {part.number});
        }

        @Override
        public Codes decode(ModelContent in) {
            int length = (int) in.integer("length", 0, Integer.MAX_VALUE);
            return new Codes(in.bytes("codes", length), in.numbers("number", 1)[0]);
        }
    }

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("m.limpid");
    }

    private ForgedFile written(byte... codes) throws IOException {
        ModelFile.of(new Codes(codes, 1.5), RECORD).write(file(), CODECS);
        return ForgedFile.of(file());
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> ModelFile.read(file(), CODECS))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("m.limpid, " + message);
    }

    /** 200,000 are several blocks, and the last one is not full. */
    @Test
    void read_anyBytes_areThoseWritten() throws IOException {
        byte[] codes = new byte[200_000];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) (i * 31 + i / 251);
        }
        ForgedFile file = written(codes);
        Codes read = ModelFile.read(file(), CODECS).model(Codes.class);
        assertThat(read.codes).isEqualTo(codes);
        assertThat(read.number).isEqualTo(1.5);
        assertThat(file.sections()).hasSize(200_000 + 8);
        assertThat(file.header()).contains("\"name\":\"model/codes\",\"type\":\"bytes\",\"count\":200000,");
    }

    @Test
    void read_noBytes_areNone() throws IOException {
        written();
        assertThat(ModelFile.read(file(), CODECS).model(Codes.class).codes).isEmpty();
    }

    /** So that an older reader, which knows no type, can read every file that has no need of it. */
    @Test
    void write_onlyNumbers_isOfTheFirstMinorVersion() throws IOException {
        Everything model = Everything.of(Schema.of(new Field.Numeric("x")), 1);
        ModelFile.of(model, RECORD).write(file(), ModelFileTest.CODECS);
        assertThat(ForgedFile.of(file()).header())
                .startsWith("{\"formatVersion\":\"1.0\"")
                .doesNotContain("\"type\"");
        assertThat(written((byte) 1).header()).startsWith("{\"formatVersion\":\"1.1\"");
    }

    @Test
    void size_ofAFile_isWhatWritingItTakes() throws IOException {
        ModelFile model = ModelFile.of(new Codes(new byte[12_345], 2), RECORD);
        long size = model.size(CODECS);
        model.write(file(), CODECS);
        assertThat(size).isEqualTo(Files.size(file()));
    }

    /**
     * The documented walk, done apart: Python 3.11 with n, d and t as in {@link ContentDigestTest}:
     * {@code hashlib.sha256(t("limpid content 1") + t("codes") + n(1) + t("length") + n(2) + n(3) + n(1) + t("number")
     * + n(1) + d(1.5) + n(0) + n(-1) + n(1) + t("codes") + n(3) + bytes([1, 255, 0])).hexdigest()}.
     */
    @Test
    void digest_withBytes_isTheDocumentedWalk() {
        assertThat(ModelFile.digest(new Codes(new byte[] {1, -1, 0}, 1.5), CODECS))
                .isEqualTo("c29319beb36fff8e6946f1db8374bebf8c77e40811b054f7d3fa0ac6af5dbca5");
    }

    @Test
    void digest_ofManyBytes_differsByTheLastOne() {
        byte[] codes = new byte[20_000];
        String zeros = ModelFile.digest(new Codes(codes, 1.5), CODECS);
        codes[19_999] = 1;
        assertThat(ModelFile.digest(new Codes(codes, 1.5), CODECS)).isNotEqualTo(zeros);
    }

    @ParameterizedTest
    @CsvSource({"268435457", "-1", "9223372036854775807"})
    void read_moreBytesThanASectionMayHave_isRefusedBeforeMemoryIsTaken(String count) throws IOException {
        written((byte) 1, (byte) 2, (byte) 3)
                .with("\"type\":\"bytes\",\"count\":3", "\"type\":\"bytes\",\"count\":" + count)
                .write(file());
        assertRefused("section \"model/codes\": expected 0 to 268435456 bytes, got " + count);
    }

    @Test
    void read_moreBytesThanTheFileHas_isRefusedBeforeMemoryIsTaken() throws IOException {
        written((byte) 1, (byte) 2, (byte) 3)
                .with("\"type\":\"bytes\",\"count\":3", "\"type\":\"bytes\",\"count\":268435456")
                .write(file());
        assertRefused("sections: expected 268435464 bytes, got 11");
    }

    @Test
    void read_sectionOfAnUnknownType_isRefused() throws IOException {
        written((byte) 1).with("\"type\":\"bytes\"", "\"type\":\"nibbles\"").write(file());
        assertRefused("sections, \"type\": expected \"numbers\" or \"bytes\", got \"nibbles\"");
    }

    @Test
    void read_bytesWhereNumbersBelong_namesTheSection() throws IOException {
        written(new byte[8])
                .with(
                        "\"name\":\"model/number\",\"count\":1",
                        "\"name\":\"model/number\",\"type\":\"bytes\",\"count\":8")
                .write(file());
        assertRefused("section \"model/number\", codes, \"number\": expected an array of 1 numbers, got bytes");
    }

    @Test
    void read_otherNumberOfBytesThanTheHeaderSays_namesTheSection() throws IOException {
        written(new byte[8]).with("\"length\":8", "\"length\":9").write(file());
        assertRefused("section \"model/codes\", codes, \"codes\": expected 9 bytes, got 8");
    }

    @Test
    void read_byteAltered_namesTheSection() throws IOException {
        ForgedFile file = written((byte) 1, (byte) 2);
        file.sections()[1] ^= 4;
        file.write(file());
        assertThatThrownBy(() -> ModelFile.read(file(), CODECS))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("m.limpid, section \"model/codes\": expected SHA-256 ");
    }
}
