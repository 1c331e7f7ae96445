package io.limpid.core.modelfile;

import io.limpid.core.text.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads something from a file, or says why that file cannot be read.
 *
 * @param <T> what is read
 */
@FunctionalInterface
interface FileReading<T> {

    T read() throws IOException;

    /**
     * What is read from this file.
     *
     * @param wanted what kind of file it should be, with its article
     * @throws UncheckedIOException when it cannot be read; the message names the file and says why
     */
    static <T> T of(Path file, String wanted, FileReading<T> reading) {
        if (Files.isDirectory(file)) {
            throw failure(file, wanted, "a folder", new FileSystemException(file.toString()));
        }
        try {
            return reading.read();
        } catch (NoSuchFileException e) {
            throw failure(file, wanted, "none of that name", e);
        } catch (AccessDeniedException e) {
            throw failure(file, wanted, "no permission", e);
        } catch (IOException e) {
            throw failure(file, wanted, String.valueOf(e.getMessage()), e);
        }
    }

    private static UncheckedIOException failure(Path file, String wanted, String got, IOException cause) {
        String line = file + ": expected " + wanted + " that can be read, got " + got;
        return new UncheckedIOException(Quoted.escaped(line), cause);
    }
}
