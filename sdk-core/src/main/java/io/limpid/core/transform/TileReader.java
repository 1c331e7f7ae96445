package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Copies a table's rows, aligned to a schema, tile by tile into the same arrays. */
final class TileReader {

    private final double[][] from;

    /** Of each column, the new code of each old one; null where codes stay. */
    private final double[][] codes;

    private final Table tile;

    private TileReader(double[][] from, double[][] codes, Table tile) {
        this.from = from;
        this.codes = codes;
        this.tile = tile;
    }

    /**
     * A reader of tiles.
     *
     * @param aligned the schema that the whole table would have when aligned; of at least one column
     */
    static TileReader of(Table x, Schema aligned, int rows) {
        Map<String, Integer> index = new HashMap<>();
        for (int j = 0; j < x.schema().size(); j++) {
            index.put(x.schema().field(j).name(), j);
        }
        double[][] from = new double[aligned.size()][];
        double[][] codes = new double[aligned.size()][];
        double[][] columns = new double[aligned.size()][rows];
        for (int j = 0; j < from.length; j++) {
            int position = index.get(aligned.field(j).name());
            from[j] = x.column(position);
            codes[j] = codes(x.schema().field(position), aligned.field(j));
            Arrays.fill(columns[j], Double.NaN);
        }
        return new TileReader(from, codes, Table.of(aligned, columns));
    }

    private static double[] codes(Field given, Field wanted) {
        if (!(given instanceof Field.Categorical old) || !(wanted instanceof Field.Categorical other)) {
            return null;
        }
        int levels = old.levels().size();
        if (levels <= other.levels().size() && other.levels().subList(0, levels).equals(old.levels())) {
            return null;
        }
        Map<String, Integer> index = new HashMap<>();
        for (int k = 0; k < other.levels().size(); k++) {
            index.put(other.levels().get(k), k);
        }
        return old.levels().stream().mapToDouble(index::get).toArray();
    }

    /** The columns that every read fills. */
    Table tile() {
        return tile;
    }

    /** Fills the tile with the rows from this one on. */
    void read(int row) {
        for (int j = 0; j < from.length; j++) {
            double[] to = tile.column(j);
            System.arraycopy(from[j], row, to, 0, to.length);
            if (codes[j] != null) {
                for (int i = 0; i < to.length; i++) {
                    to[i] = to[i] >= 0 ? codes[j][(int) to[i]] : Double.NaN;
                }
            }
        }
    }
}
