package io.limpid.core.split;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Shuffle;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Data sets with nothing but a target. */
final class SplitData {

    private SplitData() {}

    /** Classes a, b, c, ... of these sizes, their rows mixed by a fixed seed. */
    static Dataset classes(int... sizes) {
        int[] codes = IntStream.range(0, sizes.length)
                .flatMap(k -> IntStream.generate(() -> k).limit(sizes[k]))
                .toArray();
        Shuffle.inPlace(codes, new SplittableRandom(99));
        List<String> levels = IntStream.range(0, sizes.length)
                .mapToObj(k -> String.valueOf((char) ('a' + k)))
                .toList();
        double[] target = IntStream.of(codes).asDoubleStream().toArray();
        return Dataset.of(noFeatures(), new Column(new Field.Categorical("y", levels), target));
    }

    static Dataset numbers(double... target) {
        return Dataset.of(noFeatures(), new Column(new Field.Numeric("y"), target));
    }

    /** How many of these rows are of class {@code k}. */
    static long count(Dataset data, int[] rows, int k) {
        return IntStream.of(rows).filter(i -> data.target().values()[i] == k).count();
    }

    private static Table noFeatures() {
        return Table.of(Schema.of());
    }
}
