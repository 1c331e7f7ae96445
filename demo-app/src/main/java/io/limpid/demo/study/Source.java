package io.limpid.demo.study;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A table and where it came from.
 *
 * @param name the file's name, never its path
 * @param digest SHA-256 of the file, in hexadecimal
 * @param table what was read from it
 */
public record Source(String name, String digest, Table table) {

    /** Checks that nothing is null. */
    public Source {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(table, "table");
    }

    /**
     * Reads a file of delimited text; the digest is that of the bytes read.
     *
     * @throws io.limpid.core.csv.CsvFormatException when it cannot be read as a table
     * @throws IllegalArgumentException when it has no row
     * @throws UncheckedIOException when it cannot be read at all
     */
    public static Source read(Path file, CsvReader reader) {
        try {
            if (Files.isDirectory(file)) {
                throw new IOException(file + ": expected a file, got a folder");
            }
            return of(String.valueOf(file.getFileName()), Files.readAllBytes(file), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads delimited text that is at hand as bytes. */
    static Source of(String name, byte[] bytes, CsvReader reader) {
        return new Source(name, sha256(bytes), requireRows(name, reader.read(name, new ByteArrayInputStream(bytes))));
    }

    /** The table, when it has a row. */
    static Table requireRows(String name, Table table) {
        if (table.rows() == 0) {
            throw new IllegalArgumentException(name + ": expected at least 1 row, got 0");
        }
        return table;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java", e);
        }
    }
}
