package io.limpid.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void oldContent() throws IOException {
        file = folder.resolve("model.txt");
        Files.writeString(file, "old");
    }

    private static AtomicFile.Content content(String text) {
        return out -> write(out, text);
    }

    private static void write(FileChannel out, String text) throws IOException {
        out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void replace_existingFile_holdsNewContentAlone() {
        AtomicFile.replace(file, content("n"));

        assertThat(file).hasContent("n");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void replace_noFileYet_makesIt() {
        AtomicFile.replace(folder.resolve("fresh"), content("new"));

        assertThat(folder.resolve("fresh")).hasContent("new");
    }

    @Test
    void replace_nameOfGreatestLength_isWritten() {
        Path longest = folder.resolve("x".repeat(255));

        AtomicFile.replace(longest, content("new"));

        assertThat(longest).hasContent("new");
    }

    @Test
    void replace_halfWritten_oldContentIsStillThere() {
        AtomicFile.replace(file, out -> {
            write(out, "new");
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasContent("new");
    }

    @Test
    void replace_contentFails_leavesOldFileAlone() {
        assertThatThrownBy(() -> AtomicFile.replace(file, out -> {
                    write(out, "ne");
                    throw new IOException("no space left");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": expected a file that can be written, got no space left");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void replace_contentThrowsUnchecked_leavesOldFileAlone() {
        assertThatThrownBy(() -> AtomicFile.replace(file, out -> {
                    throw new IllegalStateException("row 3");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("row 3");

        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void replace_symbolicLink_replacesTheFileItLeadsTo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("model.txt"));

        AtomicFile.replace(link, content("new"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void replace_linkToNothingYet_makesTheFileItLeadsTo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("fresh"));

        AtomicFile.replace(link, content("new"));

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("fresh")).hasContent("new");
    }

    @Test
    void replace_linkToItself_saysSo() throws IOException {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, Path.of("link"));

        assertThatThrownBy(() -> AtomicFile.replace(link, content("new")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("got a symbolic link that leads in a circle");
    }

    @Test
    void replace_missingFolder_namesIt() {
        Path lost = folder.resolve("no").resolve("model.txt");

        assertThatThrownBy(() -> AtomicFile.replace(lost, content("new")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(lost + ": expected a file that can be written, got a folder that is not there: "
                        + folder.resolve("no"))
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void replace_fileForAFolder_namesIt() {
        Path below = file.resolve("model.txt");

        assertThatThrownBy(() -> AtomicFile.replace(below, content("new")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("got no folder but a file: " + file);
    }

    @Test
    void replace_folder_saysSo() {
        assertThatThrownBy(() -> AtomicFile.replace(folder, content("new")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + ": expected a file that can be written, got a folder")
                .hasCauseInstanceOf(FileSystemException.class);
    }

    @Test
    void replace_device_isWrittenDirectly() {
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();

        AtomicFile.replace(device, content("new"));

        assertThat(Files.isRegularFile(device)).isFalse();
    }
}
