package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Shuffle;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every splitter promises; its test inherits this and names the splitter, which may use the keys {@code group} (8
 * values), {@code time} (all different), {@code fold} (3 values) and {@code id} (all different).
 */
abstract class SplitterContract {

    /** Which rows validate. */
    enum Coverage {
        /** Each row as often as any other. */
        EACH_ROW,
        /** Only some rows, and those once. */
        SOME_ROWS
    }

    /** What another order of the rows does. */
    enum Reordering {
        /** Other rows share a fold. */
        CHANGES_FOLDS,
        /** A row stays in its fold. */
        KEEPS_FOLDS
    }

    /** A splitter of at least three folds that can split the 24 rows of {@link #data}. */
    protected abstract Splitter splitter();

    /** How often a row validates that does. */
    protected int validations() {
        return 1;
    }

    protected Coverage coverage() {
        return Coverage.EACH_ROW;
    }

    protected abstract Reordering reordering();

    /** 24 rows of the classes no and yes. */
    static Dataset data() {
        int n = 24;
        String[] fold = {"a", "b", "c"};
        Schema schema = Schema.of(
                new Field.Categorical("group", List.of("g", "h", "i", "j", "k", "l", "m", "n", "without rows")),
                new Field.Numeric("time"),
                new Field.Categorical("fold", List.of(fold)),
                new Field.Categorical(
                        "id", IntStream.range(0, n).mapToObj(i -> "row " + i).toList()),
                new Field.Numeric("x"));
        Table table = Table.of(
                schema,
                column(i -> i * 5 % 8),
                column(i -> i * 7 % n - 3.5),
                column(i -> i * 11 % 3),
                column(i -> i),
                column(i -> i * i));
        Column target = new Column(new Field.Categorical("y", List.of("no", "yes")), column(i -> i % 5 < 2 ? 1 : 0));
        return Dataset.of(table, target).withKeys("group", "time", "fold", "id");
    }

    private static double[] column(IntToDoubleFunction value) {
        return IntStream.range(0, 24).mapToDouble(value).toArray();
    }

    private static List<int[]> sides(List<Fold> folds) {
        return folds.stream()
                .flatMap(fold -> Stream.of(fold.train(), fold.validation()))
                .toList();
    }

    static void assertSameFolds(List<Fold> actual, List<Fold> expected) {
        assertThat(sides(actual).toArray(int[][]::new))
                .isDeepEqualTo(sides(expected).toArray(int[][]::new));
    }

    @Test
    final void split_eachSide_isAscendingWithinTheDataAndNotEmpty() {
        for (int[] side : sides(splitter().split(data()))) {
            assertThat(side).isNotEmpty().isSorted().doesNotHaveDuplicates();
            assertThat(side[0]).isNotNegative();
            assertThat(side[side.length - 1]).isLessThan(24);
        }
    }

    @Test
    final void split_noRow_isOnBothSides() {
        for (Fold fold : splitter().split(data())) {
            assertThat(IntStream.concat(Arrays.stream(fold.train()), Arrays.stream(fold.validation()))
                            .toArray())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    final void split_eachRow_validatesAsOftenAsPromised() {
        int[] times = new int[24];
        List<Fold> folds = splitter().split(data());
        for (Fold fold : folds) {
            Arrays.stream(fold.validation()).forEach(row -> times[row]++);
            if (coverage() == Coverage.EACH_ROW) {
                assertThat(fold.train()).hasSize(24 - fold.validation().length);
            }
        }
        assertThat(folds).hasSizeGreaterThanOrEqualTo(3);
        if (coverage() == Coverage.EACH_ROW) {
            assertThat(times).containsOnly(validations());
        } else {
            assertThat(times).containsOnly(0, validations());
        }
    }

    @Test
    final void split_again_givesTheSameFolds() {
        assertSameFolds(splitter().split(data()), splitter().split(data()));
    }

    @Test
    final void split_byManyAtOnce_givesTheSameFolds() {
        Splitter shared = splitter();
        Dataset data = data();
        List<Fold> expected = shared.split(data);
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> shared.split(data)))
                .limit(8)
                .toList()
                .forEach(other -> assertSameFolds(other.join(), expected));
    }

    @Test
    final void split_weightsAndFeatures_changeNothing() {
        double[] weights = column(i -> i % 4);
        Dataset other = data().withWeights(weights).withFeatures(Table.of(Schema.of()));
        assertSameFolds(splitter().split(other), splitter().split(data()));
    }

    @Test
    final void split_rowsInAnotherOrder_keepOrChangeFoldsAsPromised() {
        int[] order = IntStream.range(0, 24).toArray();
        Shuffle.inPlace(order, new SplittableRandom(4));
        List<Fold> reordered = splitter().split(data().select(order)).stream()
                .map(fold -> new Fold(back(order, fold.train()), back(order, fold.validation())))
                .toList();
        List<Fold> folds = splitter().split(data());
        if (reordering() == Reordering.KEEPS_FOLDS) {
            assertSameFolds(reordered, folds);
        } else {
            assertThat(sides(reordered).toArray(int[][]::new))
                    .isNotEqualTo(sides(folds).toArray(int[][]::new));
        }
    }

    private static int[] back(int[] order, int[] rows) {
        return Arrays.stream(rows).map(i -> order[i]).sorted().toArray();
    }

    @Test
    final void split_noRowOrOne_isRefusedInWords() {
        for (int n = 0; n < 2; n++) {
            Dataset few = data().select(IntStream.range(0, n).toArray());
            assertThatThrownBy(() -> splitter().split(few))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("[^:]+: expected at (least|most) .+, got .*\\d.*");
        }
    }

    @Test
    final void split_twoRows_areSplitOrRefusedInWords() {
        Dataset two = data().select(new int[] {0, 1});
        try {
            for (int[] side : sides(splitter().split(two))) {
                assertThat(side).hasSize(1);
            }
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("[^:]+: expected at (least|most) .+, got .*\\d.*");
        }
    }

    @Test
    final void split_rowsForTrainingOnly_areRefusedInWords() {
        Dataset marked = data().forTrainingOnly();
        for (Dataset data : List.of(marked, marked.select(IntStream.range(0, 24).toArray()))) {
            assertThatThrownBy(() -> splitter().split(data))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "rows: expected rows as they were collected, got some that a resampler made or repeated;"
                                    + " split first and resample the training part, as in"
                                    + " Calibration.of(pipeline.thenResample(...).classifier(...))");
        }
    }

    @Test
    final void split_folds_areNotModifiable() {
        List<Fold> folds = splitter().split(data());
        assertThat(folds).isUnmodifiable();
    }

    @Test
    final void split_data_isNotModified() {
        Dataset data = data();
        splitter().split(data);
        assertThat(data.target().values()).isEqualTo(data().target().values());
        assertThat(data.weights()).isEqualTo(data().weights());
        for (String key : data.keys().schema().names()) {
            assertThat(data.key(key).values()).isEqualTo(data().key(key).values());
        }
    }
}
