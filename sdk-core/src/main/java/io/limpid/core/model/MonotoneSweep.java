package io.limpid.core.model;

import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Quantiles;
import io.limpid.core.model.MonotoneCheck.Violation;
import io.limpid.core.model.MonotoneConstraints.Direction;
import io.limpid.core.run.Run;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Checks by trying whether a prediction only rises, or only falls, when one column grows: in every row of a table the
 * column takes one value after another, the others stay, and the largest move the wrong way is reported.
 *
 * <p>The values are the column's own quantiles at equal steps, from its smallest to its largest, 32 unless told
 * otherwise; those that coincide count once. The move is taken between any two of them and not only between
 * neighbours, so many small falls count as one large one. The prediction is a regressor's number, or the probability of
 * the positive class of a classifier of two; where the row has a missing value in the column, it takes the values all
 * the same. Any model can be asked, also one that was never told of a constraint: what is seen holds for these rows
 * and values, and proves nothing for others.
 *
 * <pre>{@code
 * MonotoneCheck check = MonotoneSweep.withDefaults()
 *         .check(classifier, table, "area", MonotoneConstraints.Direction.INCREASING);
 * if (!check.holds(1e-12)) {
 *     System.out.println(check.largest().orElseThrow());
 * }
 * }</pre>
 *
 * <p>Cost: rows × values predictions, in tiles of about 4,096, one tile a task; memory of some tiles. The same answer
 * for any number of workers. Immutable.
 */
public final class MonotoneSweep {

    private static final String STAGE = "monotone sweep";

    private static final int DEFAULT_POINTS = 32;

    private static final int MOST_POINTS = 10_000;

    /** Rows predicted at once: what a model needs to be quick, and little memory. */
    private static final int TILE = 4_096;

    private final int points;

    private MonotoneSweep(int points) {
        this.points = points;
    }

    /** 32 values. */
    public static MonotoneSweep withDefaults() {
        return new MonotoneSweep(DEFAULT_POINTS);
    }

    /**
     * The same with another number of values.
     *
     * @throws IllegalArgumentException when it is not from 2 to 10,000
     */
    public MonotoneSweep withPoints(int other) {
        if (!(other >= 2 && other <= MOST_POINTS)) {
            throw new IllegalArgumentException("points: expected 2 to " + MOST_POINTS + ", got " + other);
        }
        return new MonotoneSweep(other);
    }

    /** Sweeps one column on the calling thread, unwatched. */
    public MonotoneCheck check(Model model, Table rows, String column, Direction direction) {
        return check(model, rows, column, direction, Run.quiet());
    }

    /**
     * Sweeps every column that is held, in the order of {@link MonotoneConstraints#columns}.
     *
     * @throws IllegalArgumentException as for one column
     */
    public List<MonotoneCheck> check(Model model, Table rows, MonotoneConstraints constraints, Run run) {
        List<MonotoneCheck> checks = new ArrayList<>();
        for (String column : constraints.columns()) {
            Direction direction = constraints.direction(column).orElseThrow();
            checks.add(check(model, rows, column, direction, run));
        }
        return List.copyOf(checks);
    }

    /**
     * Sweeps one column.
     *
     * @throws IllegalArgumentException when the model has more than one output and is no classifier of two classes, the
     *     column is not among its features, is categorical, or has no value in the table, or the model predicts
     *     NaN, the message naming row, column and value; or as the model's prediction does
     * @throws java.util.concurrent.CancellationException when the run was cancelled
     */
    public MonotoneCheck check(Model model, Table rows, String column, Direction direction, Run run) {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(run, "run");
        int output = output(model);
        Table aligned = model.features().align(rows);
        int swept = requireNumeric(aligned.schema(), column);
        if (aligned.rows() == 0) {
            return new MonotoneCheck(column, direction, 0, 0, Optional.empty());
        }
        Sweep sweep = new Sweep(model, output, aligned, swept, values(column, aligned.column(swept)), direction);
        int tiles = sweep.tiles();
        Violation[] found = new Violation[tiles];
        AtomicInteger done = new AtomicInteger();
        String stage = STAGE + " of " + Quoted.of(column);
        run.workers().forEach(tiles, t -> {
            run.cancellation().check();
            found[t] = sweep.largest(t);
            run.progress().update(stage, done.incrementAndGet(), tiles);
        });
        Violation largest = null;
        for (Violation each : found) {
            largest = each != null && (largest == null || each.size() > largest.size()) ? each : largest;
        }
        return new MonotoneCheck(column, direction, aligned.rows(), sweep.values.length, Optional.ofNullable(largest));
    }

    private static int output(Model model) {
        if (model instanceof Classifier classifier) {
            if (classifier.classes().size() != 2) {
                throw new IllegalArgumentException("model: expected a regressor or a classifier of two classes, got "
                        + classifier.classes().size() + " classes " + Quoted.list(classifier.classes()));
            }
            return 1;
        }
        if (model.outputs() != 1) {
            throw new IllegalArgumentException(
                    "model: expected a regressor or a classifier of two classes, got " + model.outputs() + " outputs");
        }
        return 0;
    }

    private static int requireNumeric(Schema features, String column) {
        int j = features.require(column);
        if (!(features.field(j) instanceof Field.Numeric)) {
            throw new IllegalArgumentException("column " + Quoted.of(column)
                    + ": expected a numeric column, got a categorical one, whose levels have no order");
        }
        return j;
    }

    private double[] values(String name, double[] column) {
        Quantiles quantiles = Quantiles.of(column);
        if (quantiles.isEmpty()) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(name) + ": expected a value in some row, got missing ones only");
        }
        double[] values = new double[points];
        int count = 0;
        for (int k = 0; k < points; k++) {
            double value = quantiles.at(k / (points - 1.0));
            if (count == 0 || value > values[count - 1]) {
                values[count++] = value;
            }
        }
        return Arrays.copyOf(values, count);
    }

    /** One sweep's work, cut into tiles of whole rows. */
    private record Sweep(Model model, int output, Table rows, int swept, double[] values, Direction direction) {

        int rowsPerTile() {
            return Math.max(1, TILE / values.length);
        }

        int tiles() {
            return (rows.rows() - 1) / rowsPerTile() + 1;
        }

        /** The largest violation of tile {@code t}, the first of equal ones; null when there is none. */
        Violation largest(int t) {
            int from = t * rowsPerTile();
            int to = Math.min(rows.rows(), from + rowsPerTile());
            double[] predicted = predictions(from, to);
            int outputs = model.outputs();
            Violation largest = null;
            for (int i = from; i < to; i++) {
                int peak = 0;
                double best = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < values.length; k++) {
                    int at = ((i - from) * values.length + k) * outputs + output;
                    double level = direction.sign() * number(predicted[at], i, values[k]);
                    if (best - level > (largest == null ? 0 : largest.size())) {
                        largest = new Violation(i, values[peak], values[k], best - level);
                    }
                    if (level > best) {
                        best = level;
                        peak = k;
                    }
                }
            }
            return largest;
        }

        private double number(double prediction, int row, double value) {
            if (Double.isNaN(prediction)) {
                throw new IllegalArgumentException("prediction: expected a number, got NaN in row " + row
                        + " with column " + Quoted.of(rows.schema().field(swept).name()) + " at " + value);
            }
            return prediction;
        }

        private double[] predictions(int from, int to) {
            try {
                return model.predict(repeated(from, to));
            } catch (RowException e) {
                throw e.at(from + e.row() / values.length); // The caller knows nothing of repeated rows.
            }
        }

        /** Each row as often as there are values, once with each. */
        private Table repeated(int from, int to) {
            int m = values.length;
            double[][] columns = new double[rows.schema().size()][(to - from) * m];
            for (int j = 0; j < columns.length; j++) {
                double[] column = rows.column(j);
                for (int i = from; i < to; i++) {
                    int first = (i - from) * m;
                    if (j == swept) {
                        System.arraycopy(values, 0, columns[j], first, m);
                    } else {
                        Arrays.fill(columns[j], first, first + m, column[i]);
                    }
                }
            }
            return Table.of(rows.schema(), columns);
        }
    }
}
