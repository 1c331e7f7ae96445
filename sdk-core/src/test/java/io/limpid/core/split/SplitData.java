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

    /** Classes a, b, c of these codes. */
    static Column codes(double... codes) {
        return new Column(new Field.Categorical("y", List.of("a", "b", "c")), codes);
    }

    /** Rows of these numbers as a key; the target is their place, the middle one largest. */
    static Dataset keyed(String name, double... values) {
        double[] target = IntStream.range(0, values.length)
                .mapToDouble(i -> Math.min(i, values.length - i))
                .toArray();
        return Dataset.of(
                        Table.of(Schema.of(new Field.Numeric(name)), values),
                        new Column(new Field.Numeric("y"), target))
                .withKeys(name);
    }

    /** The distinct values of a key in these rows. */
    static List<Double> keys(Dataset data, String name, int[] rows) {
        return IntStream.of(rows)
                .mapToObj(i -> data.key(name).values()[i])
                .distinct()
                .toList();
    }

    /** How many of these rows are of class {@code k}. */
    static long count(Dataset data, int[] rows, int k) {
        return IntStream.of(rows).filter(i -> data.target().values()[i] == k).count();
    }

    private static Table noFeatures() {
        return Table.of(Schema.of());
    }
}
