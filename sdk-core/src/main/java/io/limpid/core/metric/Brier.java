package io.limpid.core.metric;

/**
 * The weighted mean squared error of the probabilities, in the two forms in use.
 *
 * <ul>
 * <li>Two classes: {@code sum_i w_i (p_i - y_i)^2 / sum_i w_i}, p the positive class's probability and y 1 for a
 * positive row, otherwise 0; from 0 to 1.
 * <li>More classes: {@code sum_i w_i sum_k (p_ik - y_ik)^2 / sum_i w_i}, as Brier defined it; from 0 to 2. For two
 * classes it would be twice the first.
 * </ul>
 *
 * <p>scikit-learn's {@code brier_score_loss} does the same, unless told {@code scale_by_half}. Undefined when no row
 * has weight.
 *
 * <pre>{@code
 * double brier = new Brier().score(predictions).require();
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier (1950)</a>
 */
public record Brier() implements ClassificationMetric {

    private static final Range RANGE = new Range(0, 2);

    @Override
    public String name() {
        return "Brier score";
    }

    @Override
    public Direction direction() {
        return Direction.LOWER_IS_BETTER;
    }

    @Override
    public Range range() {
        return RANGE;
    }

    @Override
    public Score score(ClassPredictions predictions) {
        return RowMean.of(predictions, RANGE, i -> squaredError(predictions, i));
    }

    private static double squaredError(ClassPredictions predictions, int i) {
        if (predictions.outputs() == 2) {
            double error = predictions.positiveProbability(i) - (predictions.isPositive(i) ? 1 : 0);
            return error * error;
        }
        double sum = 0;
        for (int k = 0; k < predictions.outputs(); k++) {
            double truth = predictions.target().values()[i] == k ? 1 : 0;
            double error = predictions.values()[i * predictions.outputs() + k] - truth;
            sum += error * error;
        }
        return sum;
    }
}
