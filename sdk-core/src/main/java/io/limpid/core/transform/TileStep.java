package io.limpid.core.transform;

import io.limpid.core.data.Alignment;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One step's work on a tile: it reads the arrays of the tile it was made for and writes those of its own table. What
 * passes unchanged is the same array in both.
 *
 * @param table the columns made, of which {@code work} writes the values
 * @param work makes the values from those the tile holds now; allocates nothing
 */
record TileStep(Table table, Runnable work) {

    /** A step over a tile, when the transformer can work so. */
    static Optional<TileStep> of(FittedTransformer transformer, Table tile) {
        if (!(transformer instanceof TileTransformer able)) {
            return Optional.empty();
        }
        Alignment alignment = Alignment.of(transformer.input(), tile);
        Table aligned = alignment.table();
        if (!recoded(aligned, tile)) {
            return able.tile(aligned).map(step -> step.checked(aligned));
        }
        Table own = alignment.copy();
        double[][] columns = new double[own.schema().size()][];
        Arrays.setAll(columns, own::column);
        return able.tile(own).map(step -> step.checked(own).after(() -> alignment.read(0, columns)));
    }

    /** Whether a column had to be copied for its codes: the copy alone would keep the first tile's rows. */
    private static boolean recoded(Table aligned, Table tile) {
        int[] positions = FittedChain.positions(aligned.schema(), tile.schema());
        return IntStream.range(0, positions.length).anyMatch(j -> aligned.column(j) != tile.column(positions[j]));
    }

    private TileStep after(Runnable first) {
        return new TileStep(table, () -> {
            first.run();
            work.run();
        });
    }

    /** The same step, refusing numbers that are not finite as a new table would; what passes was checked before. */
    private TileStep checked(Table before) {
        Set<double[]> passing = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int j = 0; j < before.schema().size(); j++) {
            passing.add(before.column(j));
        }
        int[] made = IntStream.range(0, table.schema().size())
                .filter(k -> !passing.contains(table.column(k)))
                .toArray();
        return new TileStep(table, () -> {
            work.run();
            for (int k : made) {
                requireFinite(k);
            }
        });
    }

    private void requireFinite(int k) {
        double[] values = table.column(k);
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw RowException.of(table.schema().field(k).name(), i, "expected a finite number, got " + values[i]);
            }
        }
    }
}
