package io.limpid.core.metric;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.text.Quoted;
import java.util.List;
import java.util.Objects;

/**
 * A classifier's probabilities beside the truth.
 *
 * <p>The probabilities of a row are those of classes that exclude each other and sum to one, as a {@link Classifier}
 * promises. That is not checked: single precision and calibration leave it to rounding, and each metric reads the
 * numbers as they are.
 *
 * <pre>{@code
 * ClassPredictions held = ClassPredictions.of(classifier, test);
 * double f1 = new F1().score(held.withThreshold(0.3)).require();
 * }</pre>
 *
 * @param target the truth, as indices into {@code classes}
 * @param values probability of class {@code k} in row {@code i} at {@code i * outputs + k}; shared, not to be modified
 * @param outputs the number of classes
 * @param classes the classes, in output order
 * @param positive the index of the positive class
 * @param threshold with two classes, the positive one is predicted from this probability on
 * @param weights one weight per row
 */
public record ClassPredictions(
        Column target,
        double[] values,
        int outputs,
        List<String> classes,
        int positive,
        double threshold,
        double[] weights)
        implements Predictions {

    /**
     * Checks that the lengths fit, that no two classes have one name, that every truth is a class, every value a
     * probability and every weight finite.
     */
    public ClassPredictions {
        Objects.requireNonNull(target, "target");
        classes = ConfusionMatrix.requireDifferent(List.copyOf(classes));
        Objects.checkIndex(positive, classes.size());
        if (outputs != classes.size() || values.length != target.size() * outputs || weights.length != target.size()) {
            throw new IllegalArgumentException("predictions: expected " + classes.size() + " values and one weight for"
                    + " each of " + target.size() + " rows, got " + values.length + " and " + weights.length);
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold: expected a number from 0 to 1, got " + threshold);
        }
        for (int i = 0; i < weights.length; i++) {
            requireRow(i, target.values()[i], weights[i], outputs);
            for (int k = 0; k < outputs; k++) {
                double p = values[i * outputs + k];
                if (!(p >= 0 && p <= 1)) { // A comparison with NaN would silently count as a wrong answer.
                    throw new IllegalArgumentException("predictions, row " + i + ", class " + Quoted.of(classes.get(k))
                            + ": expected a probability from 0 to 1, got " + p);
                }
            }
        }
    }

    private static void requireRow(int i, double truth, double weight, int outputs) {
        if (!(truth >= 0 && truth < outputs && truth == Math.rint(truth))) {
            throw new IllegalArgumentException("predictions, row " + i + ": expected a class index from 0 to "
                    + (outputs - 1) + " as target, got " + truth);
        }
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "predictions, row " + i + ": expected a finite weight of at least 0, got " + weight);
        }
    }

    /**
     * A classifier's predictions of a data set, positive the last class, threshold the classifier's own.
     *
     * @throws IllegalArgumentException when the target has a level that is none of the classes; the message names it
     */
    public static ClassPredictions of(Classifier model, Dataset data) {
        Field.Categorical field = new Field.Categorical(data.target().name(), model.classes());
        data.classes();
        Table target = Schema.of(field)
                .align(Table.of(Schema.of(data.target().field()), data.target().values()));
        for (int i = 0; i < target.rows(); i++) {
            if (target.column(0)[i] >= model.classes().size()) {
                throw RowException.of(
                        field.name(),
                        i,
                        "expected one of " + Quoted.list(model.classes()) + ", got " + Quoted.of(target.text(i, 0)));
            }
        }
        return new ClassPredictions(
                new Column(field, target.column(0)),
                model.predict(data.features()),
                model.outputs(),
                model.classes(),
                model.outputs() - 1,
                model.threshold().probability(),
                data.weights());
    }

    /** The same rows under other probabilities, as a metric of a changed table needs. */
    public ClassPredictions withValues(double[] other) {
        return new ClassPredictions(target, other, outputs, classes, positive, threshold, weights);
    }

    /** The same predictions decided at another threshold. */
    public ClassPredictions withThreshold(double other) {
        return new ClassPredictions(target, values, outputs, classes, positive, other, weights);
    }

    /**
     * The same predictions with another class as the positive one; with two classes the threshold is then one half.
     *
     * @throws IndexOutOfBoundsException when there is no class of that index
     */
    public ClassPredictions withPositive(int other) {
        return new ClassPredictions(
                target, values, outputs, classes, other, other == positive ? threshold : 0.5, weights);
    }

    @Override
    public ClassPredictions withWeights(double[] other) {
        return new ClassPredictions(target, values, outputs, classes, positive, threshold, other);
    }

    @Override
    public ClassPredictions select(int[] rows) {
        double[] truth = new double[rows.length];
        double[] p = new double[rows.length * outputs];
        double[] w = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int row = PredictedRows.require(rows[i], weights.length);
            truth[i] = target.values()[row];
            w[i] = weights[row];
            System.arraycopy(values, row * outputs, p, i * outputs, outputs);
        }
        return new ClassPredictions(new Column(target.field(), truth), p, outputs, classes, positive, threshold, w);
    }

    /** The probability of the positive class in row {@code i}. */
    public double positiveProbability(int i) {
        return values[i * outputs + positive];
    }

    /** Whether row {@code i} truly is of the positive class. */
    public boolean isPositive(int i) {
        return target.values()[i] == positive;
    }

    /**
     * The predicted class of row {@code i}: with two classes the positive one from the threshold on, otherwise the most
     * probable, the first among equals.
     */
    public int predicted(int i) {
        if (outputs == 2) {
            return positiveProbability(i) >= threshold ? positive : 1 - positive;
        }
        int best = 0;
        for (int k = 1; k < outputs; k++) {
            if (values[i * outputs + k] > values[i * outputs + best]) {
                best = k;
            }
        }
        return best;
    }
}
