package io.limpid.core.transform;

import io.limpid.core.data.RowException;
import io.limpid.core.data.Table;
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
        Table aligned = transformer.input().align(tile);
        int[] positions = FittedChain.positions(aligned.schema(), tile.schema());
        for (int j = 0; j < positions.length; j++) {
            if (aligned.column(j) != tile.column(positions[j])) { // A copy would keep the first tile's rows.
                return Optional.empty();
            }
        }
        return able.tile(aligned).map(step -> step.checked(aligned));
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
