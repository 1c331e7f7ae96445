package io.limpid.bench;

import io.limpid.core.data.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Numbers at full precision for other libraries: {@code numpy.fromfile(path, "<f8")} reads them. */
final class LittleEndian {

    private LittleEndian() {}

    /** Writes the rows of each table one after another, each followed by its target: a column more than the table. */
    static void write(Path file, Table[] tables, double[][] targets) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int t = 0; t < tables.length; t++) {
                int columns = tables[t].schema().size();
                ByteBuffer row = ByteBuffer.allocate(8 * (columns + 1)).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < tables[t].rows(); i++) {
                    row.clear();
                    for (int j = 0; j < columns; j++) {
                        row.putDouble(tables[t].column(j)[i]);
                    }
                    row.putDouble(targets[t][i]);
                    out.write(row.array());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
