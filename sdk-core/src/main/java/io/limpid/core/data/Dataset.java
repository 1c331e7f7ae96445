package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Features, a target column without missing values, row weights (ones by default) and keys: columns about the rows that
 * no model sees, such as identifiers, groups and dates, by which rows are split. Immutable; shares its arrays as
 * {@link Table} does.
 *
 * <pre>{@code
 * Dataset houses = Dataset.of(CsvReader.withDefaults().read(file), "price").withKeys("address");
 * double[] prices = houses.target().values();
 * Dataset first = houses.select(new int[] {0, 1, 2});
 * }</pre>
 *
 * <p>A row without a target value is refused here; {@code Cleaning.ofMissingTargets()} drops such rows and says how
 * many they were.
 */
public final class Dataset {

    private final Table features;
    private final Column target;
    private final double[] weights;
    private final Table keys;
    private final Use use;

    /** What the rows may be used for. */
    private enum Use {
        ANYTHING,
        TRAINING
    }

    private Dataset(Table features, Column target, double[] weights, Table keys, Use use) {
        this.features = features;
        this.target = target;
        this.weights = weights;
        this.keys = keys;
        this.use = use;
    }

    /**
     * Splits a table into its features and the target of that name, every row with weight one.
     *
     * @throws IllegalArgumentException when there is no such column or a row has no target value
     */
    public static Dataset of(Table table, String target) {
        return of(table.without(target), table.column(target));
    }

    /** A data set of these features and this target, every row with weight one. */
    public static Dataset of(Table features, Column target) {
        double[] ones = new double[target.size()];
        Arrays.fill(ones, 1.0);
        return of(features, target, ones);
    }

    /**
     * A data set of these features, target and weights.
     *
     * @throws IllegalArgumentException when the lengths differ, a target value is missing, infinite or no index into
     *     the target's levels, the target's name is also a feature's, or a weight is negative or not finite
     */
    public static Dataset of(Table features, Column target, double[] weights) {
        Objects.requireNonNull(features, "features");
        boolean empty = features.schema().size() == 0;
        if (!empty && features.rows() != target.size() || weights.length != target.size()) {
            throw new IllegalArgumentException("rows: expected as many features, targets and weights, got "
                    + features.rows() + ", " + target.size() + " and " + weights.length);
        }
        if (features.schema().find(target.name()).isPresent()) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(target.name()) + ": expected the target not to be a feature, got it as both");
        }
        Table.checkColumn(target.field(), target.values(), target.size());
        for (int i = 0; i < target.size(); i++) {
            if (Double.isNaN(target.values()[i])) {
                throw RowException.of(target.name(), i, "expected a target value in every row, got a missing one");
            }
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weights, row " + i + ": expected a finite number of at least 0, got " + weights[i]);
            }
        }
        Table noKeys = Table.ofTrusted(Schema.of(), target.size(), new double[0][]);
        return new Dataset(features, target, weights, noKeys, Use.ANYTHING);
    }

    /** The columns a model may see. */
    public Table features() {
        return features;
    }

    /** What a model shall predict. */
    public Column target() {
        return target;
    }

    /** One weight per row: the data set's own array, not to be modified. */
    public double[] weights() {
        return weights;
    }

    /** The number of rows. */
    public int rows() {
        return target.size();
    }

    /**
     * The target's levels, in the order of their codes; the positive class is the last.
     *
     * @throws IllegalArgumentException when the target is numeric; the message says how to make classes of it
     */
    public List<String> classes() {
        if (target.field() instanceof Field.Categorical c) {
            return c.levels();
        }
        String column = "column " + Quoted.of(target.name());
        if (rows() == 0) {
            throw new IllegalArgumentException(column + ": expected a target with classes, got no rows");
        }
        throw new IllegalArgumentException(column
                + ": expected a categorical target for classification, got a numeric one; read it with"
                + " CsvReader.withCategorical(" + Quoted.of(target.name()) + ") or apply a ThresholdTarget");
    }

    /**
     * These rows, in this order. A row may be asked for more than once; whoever does so to train on copies should mark
     * the result with {@link #forTrainingOnly}.
     *
     * @throws IllegalArgumentException when there is no such row
     */
    public Dataset select(int[] rows) {
        for (int row : rows) {
            requireRow(row);
        }
        double[] y = new double[rows.length];
        double[] w = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            y[i] = target.values()[rows[i]];
            w[i] = weights[rows[i]];
        }
        return new Dataset(features.select(rows), new Column(target.field(), y), w, keys.select(rows), use);
    }

    private void requireRow(int row) {
        if (!(row >= 0 && row < rows())) {
            throw new IllegalArgumentException("row: expected "
                    + (rows() == 0 ? "a data set with rows" : "0 to " + (rows() - 1)) + ", got " + row);
        }
    }

    /** Columns about the rows that no model sees, in as many rows; none unless given. */
    public Table keys() {
        return keys;
    }

    /**
     * A column to split rows by: the key of that name, or else the feature.
     *
     * @throws IllegalArgumentException when there is neither
     */
    public Column key(String name) {
        if (keys.schema().find(name).isPresent()) {
            return keys.column(name);
        }
        if (features.schema().find(name).isPresent()) {
            return features.column(name);
        }
        throw new IllegalArgumentException("column " + Quoted.of(name)
                + ": expected a key or a feature of that name, got only "
                + Quoted.list(keys.schema().names())
                + " and " + Quoted.list(features.schema().names()));
    }

    /** The same rows with other features, of which none may bear the name of a key. */
    public Dataset withFeatures(Table other) {
        return of(other, target, weights).withKeys(keys).with(use);
    }

    /** The same rows with other weights. */
    public Dataset withWeights(double[] other) {
        return of(features, target, other).withKeys(keys).with(use);
    }

    /** The same rows with these features as further keys, so that no model sees them. */
    public Dataset withKeys(String... names) {
        Table left = features;
        Table aside = keys;
        for (String name : names) {
            aside = aside.with(left.column(name));
            left = left.without(name);
        }
        return new Dataset(left, target, weights, aside, use);
    }

    /**
     * The same rows with exactly these keys.
     *
     * @throws IllegalArgumentException when the rows are not as many, or a key has the name of a feature or the target
     */
    public Dataset withKeys(Table exactly) {
        if (exactly.rows() != rows()) {
            throw new IllegalArgumentException("keys: expected " + rows() + " rows, got " + exactly.rows());
        }
        for (String name : exactly.schema().names()) {
            if (name.equals(target.name()) || features.schema().find(name).isPresent()) {
                throw new IllegalArgumentException("column " + Quoted.of(name)
                        + ": expected a key to be neither target nor feature, got it as both");
            }
        }
        return new Dataset(features, target, weights, exactly, use);
    }

    private Dataset with(Use other) {
        return new Dataset(features, target, weights, keys, other);
    }

    /**
     * The same rows marked as good for training alone, because some were made or repeated: copies of a row on both
     * sides of a split would let a model be judged by what it was trained on, so every splitter refuses them.
     * Resamplers mark what they give. {@link #select} and every {@code with} keep the mark, and nothing takes it off.
     */
    public Dataset forTrainingOnly() {
        return with(Use.TRAINING);
    }

    /** Whether the rows are marked by {@link #forTrainingOnly}. */
    public boolean isForTrainingOnly() {
        return use == Use.TRAINING;
    }
}
