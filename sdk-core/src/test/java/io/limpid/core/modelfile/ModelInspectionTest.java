package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelInspectionTest {

    private static final ModelCodecs NONE = ModelCodecs.of();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() {
        file = folder.resolve("m.limpid");
        ModelFile.of(ModelFileTest.MODEL, ModelFileTest.RECORD)
                .with("background", ModelFileTest.MODEL)
                .write(file, ModelFileTest.CODECS);
    }

    @Test
    void of_kindsUnknown_tellsWhatTheFileHolds() {
        ModelInspection inspection = ModelInspection.of(file, NONE);
        assertThat(inspection.library()).isEqualTo(ModelFile.libraryVersion());
        assertThat(inspection.record()).isEqualTo(ModelFileTest.RECORD);
        assertThat(inspection.digest()).isEqualTo(ModelFile.digest(ModelFileTest.MODEL, ModelFileTest.CODECS));
        assertThat(inspection.parts()).isEqualTo(Map.of("background", "everything"));
        assertThat(inspection)
                .hasToString("ModelInspection[\"everything\", " + inspection.digest() + ", \""
                        + ModelFile.libraryVersion() + "\"]");
    }

    @Test
    void model_content_canBeLookedAt() {
        ModelContent model = ModelInspection.of(file, NONE).model();
        assertThat(model.kind()).isEqualTo("everything");
        assertThat(model.schema("schema")).isEqualTo(ModelFileTest.SCHEMA);
        assertThat(model.number("number")).isEqualTo(0.1);
        assertThat(model.numbers("numbers", 2)).containsExactly(1.5, 2.5);
        assertThat(model.hasPart("part 0")).isTrue();
        assertThat(model.hasPart("part 1")).isFalse();
        assertThat(model.content("part 0").number("number")).isEqualTo(-0.0);
        assertThatThrownBy(() -> model.content("part 1"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("model, everything, \"part 1\": expected a part, got none");
    }

    @Test
    void part_ofAKnownKind_isBuiltAlone() {
        ModelContent known = ModelInspection.of(file, ModelFileTest.CODECS).model();
        assertThat(known.part("part 0", Everything.class).number()).isEqualTo(-0.0);
        assertThatThrownBy(() -> ModelInspection.of(file, NONE).model().part("part 0", Everything.class))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("kind \"everything\": expected one of []");
    }

    /** What its kind would refuse is no matter here. */
    @Test
    void of_contentThatMakesNoModel_tellsTheRest() throws IOException {
        ForgedFile.of(file)
                .with("\"choice\":\"SECOND\"", "\"choice\":\"THIRD\"")
                .write(file);
        assertThat(ModelInspection.of(file, ModelFileTest.CODECS).record()).isEqualTo(ModelFileTest.RECORD);
        assertThatThrownBy(() -> ModelFile.read(file, ModelFileTest.CODECS)).isInstanceOf(ModelFormatException.class);
    }

    @Test
    void of_damagedFile_isRefusedAsByReading() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        ForgedFile.put(file, bytes);
        assertThatThrownBy(() -> ModelInspection.of(file, NONE))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("m.limpid, section \"parts/background/part 0/numbers\": expected SHA-256 ");
    }

    @Test
    void of_recordThatIsNone_namesIt() throws IOException {
        ForgedFile.of(file).with("\"trainingRows\":2344", "\"trainingRows\":-1").write(file);
        assertThatThrownBy(() -> ModelInspection.of(file, NONE))
                .hasMessageStartingWith("m.limpid, record, training record, \"trainingRows\": expected a whole number");
    }
}
