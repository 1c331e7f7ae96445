package io.limpid.core.metric;

import io.limpid.core.text.Quoted;
import java.util.Objects;

/**
 * How much better than chance the predicted classes agree with the true ones: {@code 1 - sum w_tp O_tp / sum w_tp
 * E_tp}, O the observed confusion, E the one of independent guesses of the same frequencies. 1 when all rows are right,
 * 0 for a guess.
 *
 * <p>Undefined when all rows are of one class and are called so, as no disagreement is to be expected then; the reason
 * names the class, where scikit-learn says NaN.
 *
 * <pre>{@code
 * double kappa = new CohenKappa().score(predictions).require();
 * Score ordinal = new CohenKappa(CohenKappa.Disagreement.QUADRATIC).score(predictions);
 * }</pre>
 *
 * @param disagreement how bad it is to call one class another
 */
public record CohenKappa(Disagreement disagreement) implements ConfusionMetric {

    private static final Range RANGE = new Range(Double.NEGATIVE_INFINITY, 1);

    /** How bad it is to call one class another; all but {@code EQUAL} need the classes to be in a meaningful order. */
    public enum Disagreement {
        /** All mistakes are equally bad. */
        EQUAL,
        /** As bad as the classes are far apart in their order. */
        LINEAR,
        /** As bad as the square of how far apart the classes are. */
        QUADRATIC
    }

    /** Checks that the disagreement is there. */
    public CohenKappa {
        Objects.requireNonNull(disagreement, "disagreement");
    }

    /** All mistakes equally bad. */
    public CohenKappa() {
        this(Disagreement.EQUAL);
    }

    @Override
    public String name() {
        return switch (disagreement) {
            case EQUAL -> "Cohen's kappa";
            case LINEAR -> "linear Cohen's kappa";
            case QUADRATIC -> "quadratic Cohen's kappa";
        };
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
        double total = matrix.scaledTotal();
        if (!(total > 0)) {
            return Score.undefined(Confusion.NO_WEIGHT);
        }
        int n = matrix.classes().size();
        double[] actual = new double[n];
        double[] called = new double[n];
        int last = 0;
        for (int k = 0; k < n; k++) {
            Confusion own = matrix.against(k);
            actual[k] = own.actual();
            called[k] = own.called();
            last = actual[k] > 0 ? k : last;
        }
        double observed = 0;
        double expected = 0;
        for (int t = 0; t < n; t++) {
            for (int p = 0; p < n; p++) {
                observed += badness(t, p) * matrix.cell(t, p);
                expected += badness(t, p) * (actual[t] * called[p]);
            }
        }
        return expected > 0
                ? Score.of(1 - observed / expected * total)
                : Score.undefined("every row is truly and is called "
                        + Quoted.of(matrix.classes().get(last)));
    }

    private double badness(int truth, int predicted) {
        double apart = Math.abs(truth - predicted);
        return switch (disagreement) {
            case EQUAL -> Math.min(apart, 1);
            case LINEAR -> apart;
            case QUADRATIC -> apart * apart;
        };
    }
}
