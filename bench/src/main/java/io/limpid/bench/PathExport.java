package io.limpid.bench;

import io.limpid.core.data.Dataset;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the data sets of {@link PathData} for other programs: of each {@code KEY.bin}, its columns one after another and
 * then the target, as little-endian doubles, and a line {@code key rows columns family} of {@code data.txt}.
 */
public final class PathExport {

    private PathExport() {}

    /**
     * Writes the files.
     *
     * @param args the directory to write to
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("arguments: expected a directory, got " + args.length);
        }
        Path directory = Path.of(args[0]);
        StringBuilder lines = new StringBuilder();
        try {
            Files.createDirectories(directory);
            for (PathData one : PathData.all()) {
                Dataset data = one.data();
                int columns = data.features().schema().size();
                try (OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(directory.resolve(one.key() + ".bin")))) {
                    for (int j = 0; j < columns; j++) {
                        write(out, data.features().column(j));
                    }
                    write(out, data.target().values());
                }
                lines.append(one.key() + " " + data.rows() + " " + columns + " "
                        + (one.isGaussian() ? "gaussian" : "binomial") + "\n");
            }
            Files.writeString(directory.resolve("data.txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, double[] column) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * column.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(column);
        out.write(bytes.array());
    }
}
