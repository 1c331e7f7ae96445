package io.limpid.core.metric;

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
        double all = matrix.scaledTotal();
        return all > 0 ? Score.of(right / all) : Score.undefined(Confusion.NO_WEIGHT);
    }

    /** {@inheritDoc} Needs no matrix, so any number of classes will do. */
    @Override
    public Score score(ClassPredictions predictions) {
        double[] target = predictions.target().values();
        return RowMean.of(predictions, Range.UNIT, i -> predictions.predicted(i) == target[i] ? 1 : 0);
    }
}
