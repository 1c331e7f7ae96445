package io.limpid.core.metric;

import io.limpid.core.text.Quoted;

/**
 * The correlation of the predicted with the true class, from -1 to 1: 1 when all rows are right, 0 for a guess.
 *
 * <p>{@code sum_k (TP_k TN_k - FP_k FN_k) / sqrt(sum_k p_k (n - p_k)) / sqrt(sum_k t_k (n - t_k))} with {@code t_k} the
 * weight of class k, {@code p_k} the weight of what is called so and {@code n} all weight; with two classes the
 * well-known phi coefficient. Undefined when all rows are of one class or are called one class, where scikit-learn says
 * 0; the reason names the class. Cost: the cube of the number of classes.
 *
 * <pre>{@code
 * double correlation = new MatthewsCorrelation().score(predictions).require();
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1016/j.compbiolchem.2004.09.006">Gorodkin (2004), the case of several classes</a>
 */
public record MatthewsCorrelation() implements ConfusionMetric {

    private static final Range RANGE = new Range(-1, 1);

    @Override
    public String name() {
        return "Matthews correlation";
    }

    @Override
    public Direction direction() {
        return Direction.HIGHER_IS_BETTER;
    }

    @Override
    public Range range() {
        return RANGE;
    }

    @Override
    public Score score(ConfusionMatrix matrix) {
        double covariance = 0;
        double truthSpread = 0;
        double calledSpread = 0;
        String truth = "";
        String called = "";
        for (int k = 0; k < matrix.classes().size(); k++) {
            // With n = TP + FP + FN + TN: TP n - t p = TP TN - FP FN, n - t = FP + TN, n - p = FN + TN; nothing
            // cancels.
            Confusion own = matrix.against(k);
            double rest = matrix.trueNegative(k);
            covariance += own.truePositive() * rest - own.falsePositive() * own.falseNegative();
            truthSpread += own.actual() * (own.falsePositive() + rest);
            calledSpread += own.called() * (own.falseNegative() + rest);
            truth = own.actual() > 0 ? matrix.classes().get(k) : truth;
            called = own.called() > 0 ? matrix.classes().get(k) : called;
        }
        if (truthSpread > 0 && calledSpread > 0) {
            return Score.of(RANGE.nearest(covariance / Math.sqrt(truthSpread) / Math.sqrt(calledSpread)));
        }
        if (!(matrix.scaledTotal() > 0)) {
            return Score.undefined(Confusion.NO_WEIGHT);
        }
        return Score.undefined(
                truthSpread > 0
                        ? "every row is called " + Quoted.of(called)
                        : "every row is truly " + Quoted.of(truth));
    }
}
