package io.limpid.core.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file by new content in one step: whoever opens it sees the old content or the new, never a part, whenever
 * the power goes.
 *
 * <p>The content goes to a temporary file in the same folder, is forced to the disk, and is moved over the target; on a
 * file system without atomic moves, moved as it can. A symbolic link stays one: the file it leads to is replaced. What
 * is no regular file, as a pipe, is written to directly. On failure the target is as it was and the temporary file is
 * gone.
 */
public final class AtomicFile {

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private AtomicFile() {}

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {

        /** Writes everything to this channel, which the caller closes. */
        void write(FileChannel out) throws IOException;
    }

    /**
     * Puts this content into a file that may or may not be there.
     *
     * @throws UncheckedIOException when it cannot be written; the message names the file and says why
     */
    public static void replace(Path file, Content content) {
        try {
            if (Files.isDirectory(file)) {
                throw failure(file, "a folder", new FileSystemException(file.toString()));
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    content.write(channel);
                }
            } else {
                move(real(file.toAbsolutePath()), content);
            }
        } catch (IOException e) {
            throw failure(file, reason(file, e), e);
        }
    }

    /** Link by link, since the last may lead to a file that is not there yet. */
    private static Path real(Path file) throws IOException {
        Path real = file;
        for (int followed = 0; Files.isSymbolicLink(real); followed++) {
            if (followed == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            real = real.resolveSibling(Files.readSymbolicLink(real));
        }
        return real;
    }

    private static void move(Path target, Content content) throws IOException {
        // Without the target's name in its own, which may already be as long as a name can be.
        Path draft = target.resolveSibling(".limpid-" + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.write(channel);
                channel.force(true);
            }
            try {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException | RuntimeException | Error failure) {
            try {
                Files.deleteIfExists(draft);
            } catch (IOException left) {
                failure.addSuppressed(left);
            }
            throw failure;
        }
    }

    private static String reason(Path file, IOException e) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return (Files.exists(folder) ? "no folder but a file: " : "a folder that is not there: ") + folder;
        }
        if (e instanceof FileSystemLoopException) {
            return "a symbolic link that leads in a circle";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    private static UncheckedIOException failure(Path file, String got, IOException cause) {
        return new UncheckedIOException(file + ": expected a file that can be written, got " + got, cause);
    }
}
