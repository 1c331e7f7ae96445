package io.limpid.demo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limpid.core.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept on the shelf between starts; small nets stand in for the real ones. */
class HousesTest {

    private static final Logger LOG = Logger.getLogger(Shelf.class.getName());

    private static final List<Houses.Entry> QUICK =
            List.of(entry("one", Training.Augmentation.NONE, "1"), entry("two", Training.Augmentation.NOISE, "1"));

    @TempDir
    private static Path kept;

    private static Exhibition first;

    private static Houses.Entry entry(String id, Training.Augmentation augmentation, String epochs) {
        return new Houses.Entry(id, "Net " + id, augmentation, "mlp", Map.of("hidden", "2", "epochs", epochs));
    }

    @BeforeAll
    static void open() {
        LOG.setLevel(Level.OFF);
        first = Houses.open(kept, QUICK, Run.quiet());
    }

    @AfterAll
    static void logAgain() {
        LOG.setLevel(null);
    }

    @Test
    void open_firstTime_showsEveryHouseWithItsPartAndTruth() {
        assertThat(first.rows().rows()).isEqualTo(2930);
        assertThat(first.rows().schema().names()).hasSize(73).doesNotContain("Sale_Price");
        assertThat(first.parts().stream().filter(part -> part == Exhibition.Part.TEST))
                .hasSizeBetween(580, 592);
        assertThat(first.truths().get(0)).isEqualTo("215000 (high)");
        assertThat(first.exhibits()).extracting(Exhibit::id).containsExactly("one", "two");
        assertThat(first.require("two").crossValidation().orElseThrow().folds()).hasSize(5);
        assertThat(first.require("two").importance().orElseThrow().features()).hasSize(73);
        assertThat(first.require("one").file().record().heldOutScores()).containsKey("accuracy");
    }

    @Test
    void open_secondTime_readsTheSameModelsAndFindings() throws IOException {
        FileTime written = Files.getLastModifiedTime(kept.resolve("houses/one.limpid"));

        Exhibition second = Houses.open(kept, QUICK, Run.quiet());

        assertThat(Files.getLastModifiedTime(kept.resolve("houses/one.limpid"))).isEqualTo(written);
        for (int e = 0; e < 2; e++) {
            Exhibit before = first.exhibits().get(e);
            Exhibit after = second.exhibits().get(e);
            assertThat(after.digest()).isEqualTo(before.digest());
            assertThat(after.crossValidation()).isEqualTo(before.crossValidation());
            assertThat(after.importance()).isEqualTo(before.importance());
        }
    }

    @Test
    void open_everyTime_leavesNoPartFiles() throws IOException {
        try (Stream<Path> files = Files.list(kept.resolve("houses"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("one.limpid", "one.json", "two.limpid", "two.json");
        }
    }

    @Test
    void open_firstTime_keepsBothFilesWithTheSamePermissions() throws IOException {
        assumeTrue(Files.getFileStore(kept).supportsFileAttributeView(PosixFileAttributeView.class));

        assertThat(Files.getPosixFilePermissions(kept.resolve("houses/one.json")))
                .isEqualTo(Files.getPosixFilePermissions(kept.resolve("houses/one.limpid")));
    }

    @Test
    void open_damagedModel_trainsItAgain(@TempDir Path home) throws IOException {
        copyKept(home, "one");
        byte[] bytes = Files.readAllBytes(home.resolve("houses/one.limpid"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(home.resolve("houses/one.limpid"), bytes);

        Exhibition again = Houses.open(home, QUICK.subList(0, 1), Run.quiet());

        assertThat(again.require("one").digest()).isEqualTo(first.require("one").digest());
        assertThat(Files.readAllBytes(home.resolve("houses/one.limpid"))).isNotEqualTo(bytes);
    }

    @Test
    void open_findingsOfAnotherModel_trainsItAgain(@TempDir Path home) throws IOException {
        copyKept(home, "one");
        Files.copy(
                kept.resolve("houses/two.json"), home.resolve("houses/one.json"), StandardCopyOption.REPLACE_EXISTING);

        Exhibition again = Houses.open(home, QUICK.subList(0, 1), Run.quiet());

        assertThat(again.require("one").importance())
                .isEqualTo(first.require("one").importance());
    }

    @Test
    void open_findingsCutShort_trainsItAgain(@TempDir Path home) throws IOException {
        copyKept(home, "one");
        String text = Files.readString(home.resolve("houses/one.json"));
        Files.writeString(home.resolve("houses/one.json"), text.substring(0, text.length() / 2));

        Exhibition again = Houses.open(home, QUICK.subList(0, 1), Run.quiet());

        assertThat(again.require("one").crossValidation())
                .isEqualTo(first.require("one").crossValidation());
    }

    @Test
    void open_otherOptions_trainsItAgain(@TempDir Path home) throws IOException {
        copyKept(home, "one");

        Exhibition again = Houses.open(home, List.of(entry("one", Training.Augmentation.NONE, "2")), Run.quiet());

        assertThat(again.require("one").digest())
                .isNotEqualTo(first.require("one").digest());
        assertThat(again.require("one").file().record().options()).containsEntry("epochs", "2");
    }

    private static void copyKept(Path home, String id) throws IOException {
        Files.createDirectories(home.resolve("houses"));
        for (String end : List.of(".limpid", ".json")) {
            Files.copy(kept.resolve("houses/" + id + end), home.resolve("houses/" + id + end));
        }
    }
}
