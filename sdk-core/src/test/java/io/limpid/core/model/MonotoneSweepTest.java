package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.MonotoneCheck.Violation;
import io.limpid.core.model.MonotoneConstraints.Direction;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Sweeps of functions whose falls are known. */
final class MonotoneSweepTest {

    private static final Schema SCHEMA = Schema.of(new Field.Numeric("a"), new Field.Numeric("b"));

    private static final MonotoneSweep SWEEP = MonotoneSweep.withDefaults();

    private static Regressor of(DoubleBinaryOperator f) {
        return Model.of(SCHEMA, x -> {
            double[] out = new double[x.rows()];
            Arrays.setAll(out, i -> f.applyAsDouble(x.column(0)[i], x.column(1)[i]));
            return out;
        });
    }

    private static Classifier classes(List<String> names, DoubleBinaryOperator f) {
        return Model.of(SCHEMA, names, x -> {
            double[] out = new double[x.rows() * names.size()];
            for (int i = 0; i < x.rows(); i++) {
                double p = f.applyAsDouble(x.column(0)[i], x.column(1)[i]);
                out[names.size() * i] = 1 - p;
                out[names.size() * i + 1] = p;
            }
            return out;
        });
    }

    /** A model of its own, since one made of a function looks for NaN itself. */
    private record NanAtThreeAndTwo(Schema features) implements Regressor {
        @Override
        public void predict(Table x, double[] out) {
            Arrays.setAll(out, i -> x.column(0)[i] == 3 && x.column(1)[i] == 2 ? Double.NaN : x.column(0)[i]);
        }
    }

    /** Rows 0 to 4: a is the row, b four less it. */
    private static final Table ROWS = Table.of(SCHEMA, new double[] {0, 1, 2, 3, 4}, new double[] {4, 3, 2, 1, 0});

    @Test
    void check_monotoneModel_holds() {
        MonotoneCheck check = SWEEP.withPoints(5).check(of((a, b) -> 3 * a - b), ROWS, "a", Direction.INCREASING);
        assertThat(check).isEqualTo(new MonotoneCheck("a", Direction.INCREASING, 5, 5, Optional.empty()));
        assertThat(check.holds(0)).isTrue();
        assertThat(check.violation()).isZero();
    }

    @Test
    void check_sameModelTheOtherWay_reportsTheWholeRise() {
        MonotoneCheck check = SWEEP.withPoints(5).check(of((a, b) -> 3 * a - b), ROWS, "a", Direction.DECREASING);
        assertThat(check.largest()).contains(new Violation(0, 0, 4, 12));
        assertThat(check.holds(12)).isTrue();
        assertThat(check.holds(11.9)).isFalse();
    }

    @Test
    void check_modelPredictsNan_namesRowColumnAndValue() {
        Regressor model = new NanAtThreeAndTwo(SCHEMA);
        assertThatThrownBy(() -> SWEEP.withPoints(5).check(model, ROWS, "a", Direction.INCREASING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prediction: expected a number, got NaN in row 2 with column \"a\" at 3.0");
    }

    /** It falls from 1 to 3 where b is 0, so in row 4 alone, in two steps of 1 and 2: the fall is that of both. */
    @Test
    void check_fallsInOneRow_namesItAndTheWholeFall() {
        double[] atZero = {0, 5, 4, 2, 7};
        Regressor model = of((a, b) -> b == 0 ? atZero[(int) a] : a);
        MonotoneCheck check = SWEEP.withPoints(5).check(model, ROWS, "a", Direction.INCREASING);
        assertThat(check.largest()).contains(new Violation(4, 1, 3, 3));
    }

    @Test
    void check_equalViolations_firstRowIsNamed() {
        MonotoneCheck check = SWEEP.check(of((a, b) -> -a), ROWS, "a", Direction.INCREASING);
        assertThat(check.largest().orElseThrow().row()).isZero();
        assertThat(check.points()).isEqualTo(32);
    }

    @Test
    void check_classifier_sweepsThePositiveClass() {
        Classifier model = classes(List.of("no", "yes"), (a, b) -> a / 8);
        assertThat(SWEEP.check(model, ROWS, "a", Direction.INCREASING).holds(0)).isTrue();
        assertThat(SWEEP.check(model, ROWS, "a", Direction.DECREASING).violation())
                .isEqualTo(0.5);
    }

    @Test
    void check_threeClasses_refused() {
        Classifier model = classes(List.of("x", "y", "z"), (a, b) -> 0.5);
        assertThatThrownBy(() -> SWEEP.check(model, ROWS, "a", Direction.INCREASING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model: expected a regressor or a classifier of two classes, got 3 classes"
                        + " [\"x\", \"y\", \"z\"]");
    }

    /** Missing where it is swept: the quantiles are those of the other rows, and the row is swept all the same. */
    @Test
    void check_missingValueInTheColumn_isSweptToo() {
        Table rows = Table.of(SCHEMA, new double[] {Double.NaN, 2, 3}, new double[] {9, 1, 1});
        MonotoneCheck check = SWEEP.withPoints(2).check(of((a, b) -> -a * b), rows, "a", Direction.INCREASING);
        assertThat(check.largest()).contains(new Violation(0, 2, 3, 9));
    }

    @Test
    void check_constantColumn_hasOnePointAndHolds() {
        Table rows = Table.of(SCHEMA, new double[] {2, 2}, new double[] {9, 1});
        MonotoneCheck check = SWEEP.check(of((a, b) -> -a), rows, "a", Direction.INCREASING);
        assertThat(check.points()).isOne();
        assertThat(check.holds(0)).isTrue();
    }

    @Test
    void check_noRows_holds() {
        Table rows = Table.of(SCHEMA, new double[0], new double[0]);
        assertThat(SWEEP.check(of((a, b) -> -a), rows, "a", Direction.INCREASING))
                .isEqualTo(new MonotoneCheck("a", Direction.INCREASING, 0, 0, Optional.empty()));
    }

    @Test
    void check_onlyMissingValues_refusedByName() {
        Table rows = Table.of(SCHEMA, new double[] {Double.NaN}, new double[] {1});
        assertThatThrownBy(() -> SWEEP.check(of((a, b) -> a), rows, "a", Direction.INCREASING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"a\": expected a value in some row, got missing ones only");
    }

    @Test
    void check_unknownOrCategoricalColumn_refusedByName() {
        Schema mixed = Schema.of(new Field.Numeric("a"), new Field.Categorical("c", List.of("u", "v")));
        Regressor model = Model.of(mixed, x -> x.column(0));
        Table rows = Table.of(mixed, new double[] {1, 2}, new double[] {0, 1});
        assertThatThrownBy(() -> SWEEP.check(model, rows, "d", Direction.INCREASING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"d\"");
        assertThatThrownBy(() -> SWEEP.check(model, rows, "c", Direction.INCREASING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"c\": expected a numeric column");
    }

    /** A row of the caller's and not one of the repeated ones. */
    @Test
    void check_rowThatCannotBePredicted_isTheCallers() {
        double[] b = new double[300];
        b[200] = Double.NaN;
        double[] a = new double[300];
        Arrays.setAll(a, i -> i);
        assertThatThrownBy(() -> SWEEP.check(of((x, y) -> x + y), Table.of(SCHEMA, a, b), "a", Direction.INCREASING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 200: expected a finite number from the function, got NaN");
    }

    @Test
    void withPoints_outOfRange_refused() {
        assertThatThrownBy(() -> SWEEP.withPoints(1)).hasMessage("points: expected 2 to 10000, got 1");
        assertThatThrownBy(() -> SWEEP.withPoints(10_001)).hasMessage("points: expected 2 to 10000, got 10001");
    }

    /** 32 values, so tiles of 128 rows: three of them, the worst row in the last. */
    @Test
    void check_manyRows_sameForAnyWorkersAndHeardTileByTile() {
        double[] a = new double[300];
        double[] b = new double[300];
        Arrays.setAll(a, i -> i);
        Arrays.setAll(b, i -> i);
        Table rows = Table.of(SCHEMA, a, b);
        Regressor model = of((x, y) -> -x * y);
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Run run = Run.quiet().with(Workers.on(pool)).with((stage, done, total) -> heard.add(stage + " " + total));
            MonotoneCheck many = SWEEP.check(model, rows, "a", Direction.INCREASING, run);
            assertThat(many).isEqualTo(SWEEP.check(model, rows, "a", Direction.INCREASING));
            assertThat(many.largest()).contains(new Violation(299, 0, 299, 299 * 299));
        } finally {
            pool.shutdownNow();
        }
        assertThat(heard).hasSize(3).containsOnly("monotone sweep of \"a\" 3");
    }

    @Test
    void check_cancelled_ends() {
        assertThatThrownBy(() -> SWEEP.check(
                        of((a, b) -> a),
                        ROWS,
                        "a",
                        Direction.INCREASING,
                        Run.quiet().with(() -> true)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void check_allConstraints_oneCheckEachInTheirOrder() {
        MonotoneConstraints constraints =
                MonotoneConstraints.none().increasing("b").decreasing("a");
        List<MonotoneCheck> checks = SWEEP.check(of((a, b) -> b - a), ROWS, constraints, Run.quiet());
        assertThat(checks).extracting(MonotoneCheck::column).containsExactly("a", "b");
        assertThat(checks).allMatch(check -> check.holds(0));
    }

    @Test
    void violation_thatIsNone_refused() {
        assertThatThrownBy(() -> new Violation(0, 2, 2, 1)).hasMessageStartingWith("from, to: expected");
        assertThatThrownBy(() -> new Violation(0, 1, 2, Double.NaN)).hasMessageStartingWith("size: expected");
        assertThatThrownBy(() -> new Violation(-1, 1, 2, 1)).hasMessageStartingWith("row: expected");
    }
}
