package io.limpid.core.metric;

import io.limpid.core.kernel.Weights;

/**
 * The weighted share of rows whose predicted class is the true one: {@code sum_i w_i [predicted_i = target_i] / sum_i
 * w_i}, for any number of classes. Undefined when no row has weight.
 *
 * <pre>{@code
 * double accuracy = new Accuracy().score(predictions).require();
 * }</pre>
 */
public record Accuracy() implements ConfusionMetric {

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public Direction direction() {
        return Direction.HIGHER_IS_BETTER;
    }

    @Override
    public Range range() {
        return Range.UNIT;
    }

    @Override
    public Score score(ConfusionMatrix matrix) {
        double right = 0;
        for (int k = 0; k < matrix.classes().size(); k++) {
            right += matrix.cell(k, k);
        }
        return share(right, matrix.scaledTotal());
    }

    /** {@inheritDoc} Needs no matrix, so any number of classes will do. */
    @Override
    public Score score(ClassPredictions predictions) {
        double[] weights = Weights.forSums(predictions.weights());
        double right = 0;
        double all = 0;
        for (int i = 0; i < predictions.rows(); i++) {
            double weight = weights[i];
            all += weight;
            if (predictions.predicted(i) == predictions.target().values()[i]) {
                right += weight;
            }
        }
        return share(right, all);
    }

    private static Score share(double right, double all) {
        return all > 0 ? Score.of(right / all) : Score.undefined(Confusion.NO_WEIGHT);
    }
}
