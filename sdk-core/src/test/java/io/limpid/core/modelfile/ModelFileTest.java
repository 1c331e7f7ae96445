package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.model.Classifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelFileTest {

    static final ModelCodecs CODECS = ModelCodecs.of(Everything.CODEC);
    static final Schema SCHEMA = Schema.of(
            new Field.Numeric("area"), new Field.Categorical("Straße", List.of("Ağaç", "İzmir/1", "", "木 🌲")));
    static final Everything MODEL = Everything.of(SCHEMA, 0.1).withPart(Everything.of(SCHEMA, -0.0));
    static final TrainingRecord RECORD = new TrainingRecord(
            "houses.csv",
            "ab12",
            "Sale_Price",
            OptionalDouble.of(163000.5),
            2344,
            586,
            Long.MIN_VALUE,
            "0.1.0",
            new TreeMap<>(Map.of("lambda", "0.1", "odd/name", "")),
            new TreeMap<>(Map.of("accuracy", 0.95)),
            new TreeMap<>(Map.of("log loss", 0.2, "ROC AUC", 1.0)),
            List.of());

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("m.limpid");
    }

    private ModelFile roundTrip(Everything model) {
        ModelFile.of(model, RECORD).write(file(), CODECS);
        ModelFile.verify(file());
        return ModelFile.read(file(), CODECS);
    }

    @Test
    void read_whatWasWritten_isEqual() {
        ModelFile read = roundTrip(MODEL);
        assertThat(read.model()).isEqualTo(MODEL);
        assertThat(read.record()).isEqualTo(RECORD);
    }

    @Test
    void read_recordWithoutThresholdOrScores_isEqual() {
        TrainingRecord bare = TrainingRecord.of(Everything.data(), 3);
        ModelFile.of(MODEL, bare).write(file(), CODECS);
        assertThat(ModelFile.read(file(), CODECS).record()).isEqualTo(bare);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0.0, -0.0, 1.0, 1e10, 0.1, Double.MIN_VALUE, 2.2250738585072011e-308, Double.MAX_VALUE, 2e-323})
    void read_number_hasTheSameBits(double number) {
        Everything read = (Everything) roundTrip(Everything.of(SCHEMA, number)).model();
        assertThat(Double.doubleToRawLongBits(read.number())).isEqualTo(Double.doubleToRawLongBits(number));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void read_wholeNumber_isTheSame(long number) {
        Everything read = (Everything)
                roundTrip(Everything.of(SCHEMA, 1).withInteger(number)).model();
        assertThat(read.integer()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ığüşöçİ", "\u0000\u0001\n\r\t\"\\/", "\u2028\u2029\uFEFF\uFFFF", "👩‍👩‍👧 𝒳", "مرحبا"})
    void read_text_isTheSame(String text) {
        Everything model = Everything.of(SCHEMA, 1).withText(text);
        assertThat(roundTrip(model).model()).isEqualTo(model);
    }

    @Test
    void read_arraysOfEveryLength_haveTheSameBits() {
        for (int length : new int[] {0, 1, 8_191, 8_192, 8_193, 20_000}) {
            List<Double> numbers = IntStream.range(0, length)
                    .mapToObj(i -> i % 7 == 0 ? Double.NaN : i % 5 == 0 ? -0.0 : Math.sqrt(i))
                    .toList();
            Everything model = Everything.of(SCHEMA, 1).withNumbers(numbers);
            assertThat(((Everything) roundTrip(model).model()).numbers()).isEqualTo(numbers);
        }
    }

    @Test
    void write_halfASurrogatePair_isRefused() {
        ModelFile file = ModelFile.of(Everything.of(SCHEMA, 1).withText("a\uD83D"), RECORD);
        assertThatThrownBy(() -> file.write(file(), CODECS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("everything, \"text\": expected Unicode text, got half a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void write_numberThatIsNotFinite_isRefused(double number) {
        ModelFile file = ModelFile.of(Everything.of(SCHEMA, number), RECORD);
        assertThatThrownBy(() -> file.write(file(), CODECS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("everything, \"number\": expected a finite number, got " + number);
    }

    @Test
    void write_moreColumnsThanTheLimit_isRefused() {
        List<Field> fields = new ArrayList<>();
        for (int j = 0; j < 10_001; j++) {
            fields.add(new Field.Numeric("c" + j));
        }
        ModelFile file = ModelFile.of(Everything.of(new Schema(fields), 1), RECORD);
        assertThatThrownBy(() -> file.write(file(), CODECS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schema: expected at most 10000 columns, got 10001");
    }

    @Test
    void write_contentTooDeep_isRefusedAndNothingIsLeft() throws IOException {
        Everything model = MODEL;
        for (int i = 0; i < 40; i++) {
            model = Everything.of(SCHEMA, 1).withPart(model);
        }
        ModelFile file = ModelFile.of(model, RECORD);
        assertThatThrownBy(() -> file.write(file(), CODECS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model: expected content that can be read back: header: ")
                .hasMessageContaining("nesting depth");
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void with_partOfKnownKind_isFoundAfterReading() {
        ModelFile.of(MODEL, RECORD).with("background", Everything.of(SCHEMA, 3)).write(file(), CODECS);
        ModelFile read = ModelFile.read(file(), CODECS);
        assertThat(read.find("background", Everything.class)).contains(Everything.of(SCHEMA, 3));
        assertThat(read.find("other", Everything.class)).isEmpty();
        assertThatThrownBy(() -> read.find("background", String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part \"background\": expected a String, got a Everything");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "/", "%2F", "100%", "%25/%", "N/A = ığ\n"})
    void with_nameOfAnySigns_isFoundAfterReading(String name) {
        ModelFile.of(MODEL, RECORD).with(name, MODEL).with("a", MODEL).write(file(), CODECS);
        assertThat(ModelFile.read(file(), CODECS).find(name, Everything.class)).contains(MODEL);
    }

    @Test
    void read_partOfUnknownKind_isLeftOut() {
        ModelCodecs more = CODECS.and(ModelCodecs.of(new NoteCodec()));
        ModelFile.of(MODEL, RECORD).with("note", new Note("n")).write(file(), more);
        assertThat(ModelFile.read(file(), more).find("note", Note.class)).contains(new Note("n"));
        assertThat(ModelFile.read(file(), CODECS).find("note", Note.class)).isEmpty();
    }

    @Test
    void write_partOfUnknownType_isRefused() {
        ModelFile file = ModelFile.of(MODEL, RECORD).with("note", new Note("n"));
        assertThatThrownBy(() -> file.write(file(), CODECS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model part: expected one of [Everything], got a ");
    }

    @Test
    void with_badName_isRefused() {
        ModelFile file = ModelFile.of(MODEL, RECORD).with("a", MODEL);
        assertThatThrownBy(() -> file.with("a", MODEL)).hasMessage("part \"a\": expected once, got twice");
        assertThatThrownBy(() -> file.with(" ", MODEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part name: expected text of at most 1000 characters, got \" \"");
        assertThatThrownBy(() -> file.with("x".repeat(1_001), MODEL))
                .hasMessage("part name: expected text of at most 1000 characters, got \"" + "x".repeat(40) + "…\"");
    }

    @Test
    void read_modelOfUnknownKind_namesBoth() {
        ModelFile.of(MODEL, RECORD).write(file(), CODECS);
        assertThatThrownBy(() -> ModelFile.read(file(), ModelCodecs.of(new NoteCodec())))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("m.limpid, kind \"everything\": expected one of [note]; further kinds are known by their"
                        + " module's codecs, joined with ModelCodecs.and: pipelines and their steps by"
                        + " TransformCodecs.ALL");
        ModelFile.verify(file());
    }

    @Test
    void write_existingFile_isReplaced() throws IOException {
        Files.writeString(file(), "old");
        ModelFile.of(MODEL, RECORD).write(file(), CODECS);
        assertThat(ModelFile.read(file(), CODECS).model()).isEqualTo(MODEL);
        assertThat(filesLeft()).containsExactly("m.limpid");
    }

    @Test
    void write_targetThatCannotBeReplaced_leavesItAndNothingElse() throws IOException {
        Files.createDirectory(file());
        Files.writeString(file().resolve("inside"), "kept");
        ModelFile file = ModelFile.of(MODEL, RECORD);
        assertThatThrownBy(() -> file.write(file(), CODECS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("m.limpid");
        assertThat(filesLeft()).containsExactly("m.limpid");
        assertThat(Files.readString(file().resolve("inside"))).isEqualTo("kept");
    }

    @Test
    void write_encodingFails_leavesTheOldFile() throws IOException {
        ModelFile.of(MODEL, RECORD).write(file(), CODECS);
        ModelFile bad = ModelFile.of(Everything.of(SCHEMA, Double.NaN), RECORD);
        assertThatThrownBy(() -> bad.write(file(), CODECS)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ModelFile.read(file(), CODECS).model()).isEqualTo(MODEL);
        assertThat(filesLeft()).containsExactly("m.limpid");
    }

    @Test
    void write_folderMissing_namesTheFile() {
        Path nowhere = folder.resolve("missing").resolve("m.limpid");
        ModelFile file = ModelFile.of(MODEL, RECORD);
        assertThatThrownBy(() -> file.write(nowhere, CODECS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(nowhere + ": expected a file that can be written, got a folder that is not there: "
                        + nowhere.getParent());
    }

    @Test
    void read_fileMissing_namesTheFile() {
        assertThatThrownBy(() -> ModelFile.read(file(), CODECS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file() + ": expected a model file that can be read, got none of that name");
    }

    @Test
    void read_folder_saysSo() {
        assertThatThrownBy(() -> ModelFile.verify(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + ": expected a model file that can be read, got a folder");
    }

    @Test
    void write_throughASymbolicLink_replacesWhatItLeadsTo() throws IOException {
        Path real = folder.resolve("real.limpid");
        Files.writeString(real, "old");
        Files.createSymbolicLink(file(), real);
        ModelFile.of(MODEL, RECORD).write(file(), CODECS);
        assertThat(Files.isSymbolicLink(file())).isTrue();
        assertThat(ModelFile.read(real, CODECS).model()).isEqualTo(MODEL);
    }

    @Test
    void model_ofAType_isThatOrRefused() {
        ModelFile read = ModelFile.of(MODEL, RECORD);
        assertThat(read.model(Everything.class).number()).isEqualTo(0.1);
        assertThatThrownBy(() -> read.model(Classifier.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model: expected a Classifier, got a Everything");
    }

    @Test
    void libraryVersion_isFilledIn() {
        assertThat(ModelFile.libraryVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void write_underTurkishLocale_givesTheSameBytes() throws IOException {
        ModelFile.of(MODEL, RECORD).write(file(), CODECS);
        byte[] bytes = Files.readAllBytes(file());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(roundTrip(MODEL).model()).isEqualTo(MODEL);
            assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
        } finally {
            Locale.setDefault(before);
        }
    }

    private List<String> filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    record Note(String text) {}

    static final class NoteCodec implements ModelCodec<Note> {
        @Override
        public String kind() {
            return "note";
        }

        @Override
        public Class<Note> type() {
            return Note.class;
        }

        @Override
        public void encode(Note note, ModelContent.Builder out) {
            out.text("text", note.text());
        }

        @Override
        public Note decode(ModelContent in) {
            return new Note(in.text("text"));
        }
    }
}
