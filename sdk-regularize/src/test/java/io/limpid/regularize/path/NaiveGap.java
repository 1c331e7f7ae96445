package io.limpid.regularize.path;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Penalty;
import java.util.Arrays;

/**
 * The duality gap of a fit worked out from the definition with plain loops, and nothing of the solver: the objective at
 * the model's coefficients minus the dual objective at its residual.
 */
final class NaiveGap {

    private final Dataset data;
    private final Penalty penalty;
    private final double[] share;
    private final boolean classes;
    private double[] factor;
    private double[] lower;
    private double[] upper;
    private boolean standardised = true;
    private boolean constant = true;
    private int offset = -1;
    private double squaredUnit = 1;

    NaiveGap(Dataset data, Penalty penalty) {
        this.data = data;
        this.penalty = penalty;
        this.classes = data.target().field() instanceof io.limpid.core.data.Field.Categorical;
        double total = Arrays.stream(data.weights()).sum();
        this.share = Arrays.stream(data.weights()).map(w -> w / total).toArray();
        int p = data.features().schema().size();
        factor = new double[p];
        lower = new double[p];
        upper = new double[p];
        Arrays.fill(factor, 1);
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
    }

    NaiveGap factors(double... factors) {
        double mean = Arrays.stream(factors).average().orElseThrow();
        factor = Arrays.stream(factors).map(v -> v / mean).toArray();
        return this;
    }

    NaiveGap limits(double low, double high) {
        Arrays.fill(lower, low);
        Arrays.fill(upper, high);
        return this;
    }

    NaiveGap asGiven() {
        standardised = false;
        return this;
    }

    NaiveGap withoutIntercept() {
        constant = false;
        return this;
    }

    NaiveGap offset(int column) {
        offset = column;
        return this;
    }

    /** glmnet's Gaussian family: the squared part is divided by the target's deviation. */
    NaiveGap glmnetScaling() {
        squaredUnit = Math.sqrt(mean(v -> v * v, residuals(new double[factor.length])));
        return this;
    }

    interface Function {
        double of(double v);
    }

    double mean(Function f, double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += share[i] * f.of(values[i]);
        }
        return sum;
    }

    private double deviation(int j) {
        double[] x = data.features().column(j);
        double m = mean(v -> v, x);
        return standardised ? Math.sqrt(mean(v -> (v - m) * (v - m), x)) : 1;
    }

    /** Relative to the null deviance. */
    double of(LinearModel model) {
        double[] b = new double[factor.length];
        Arrays.setAll(b, j -> model.coefficient(0, j));
        double gap = classes ? logistic(b, model.intercept(0)) : gaussian(b);
        double[] none = new double[b.length];
        double start = classes ? Math.log(1 / (1 - mean(v -> v, data.target().values()))) : 0;
        double nullDeviance = classes
                ? loss(predictors(none, solved(none, constant ? start : 0)))
                : 0.5 * mean(v -> v * v, residuals(none));
        return gap / nullDeviance;
    }

    private double[] predictors(double[] b, double intercept) {
        double[] z = new double[data.rows()];
        Arrays.fill(z, intercept);
        for (int j = 0; j < b.length; j++) {
            double c = j == offset ? 1 : b[j];
            for (int i = 0; i < z.length; i++) {
                z[i] += c * data.features().column(j)[i];
            }
        }
        return z;
    }

    /** With the intercept that is best beside the coefficients, so that they sum to zero. */
    private double[] residuals(double[] b) {
        double[] z = predictors(b, 0);
        double[] r = new double[z.length];
        Arrays.setAll(r, i -> data.target().values()[i] - z[i]);
        double m = constant ? mean(v -> v, r) : 0;
        return Arrays.stream(r).map(v -> v - m).toArray();
    }

    private double gaussian(double[] b) {
        double[] r = residuals(b);
        double squares = mean(v -> v * v, r);
        double scale = scale(r);
        // |r|^2 / 2 - (r'y s - |s r|^2 / 2), with r'y = |r|^2 + r'Xb which the penalty's terms below take up.
        return 0.5 * (1 - scale) * (1 - scale) * squares + penalties(b, r, scale);
    }

    /** The intercept at which the derivative by it is zero, by Newton's method. */
    private double solved(double[] b, double from) {
        double intercept = from;
        for (int step = 0; constant && step < 100; step++) {
            double[] z = predictors(b, intercept);
            double slope = 0;
            double curvature = 0;
            for (int i = 0; i < z.length; i++) {
                double p = 1 / (1 + Math.exp(-z[i]));
                slope += share[i] * (data.target().values()[i] - p);
                curvature += share[i] * p * (1 - p);
            }
            intercept += Math.max(-1, Math.min(1, slope / curvature));
        }
        return intercept;
    }

    private double loss(double[] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double y = data.target().values()[i];
            sum += share[i] * (Math.log1p(Math.exp(-Math.abs(z[i]))) + Math.max(z[i], 0) - y * z[i]);
        }
        return sum;
    }

    private double logistic(double[] b, double intercept) {
        double[] z = predictors(b, solved(b, intercept));
        double[] r = new double[z.length];
        Arrays.setAll(r, i -> data.target().values()[i] - 1 / (1 + Math.exp(-z[i])));
        double scale = scale(r);
        double divergence = 0;
        for (int i = 0; i < z.length; i++) {
            double y = data.target().values()[i];
            double p = 1 / (1 + Math.exp(-z[i]));
            double q = y - scale * r[i];
            divergence += share[i] * (term(q, p) + term(1 - q, 1 / (1 + Math.exp(z[i]))));
        }
        return divergence + penalties(b, r, scale);
    }

    static double term(double q, double p) {
        return q == 0 ? 0 : q * Math.log(q / p);
    }

    /** {@code sum_i w_i x_ij r_i} on the standardised scale. */
    private double derivative(int j, double[] r) {
        double[] x = data.features().column(j);
        double m = constant ? mean(v -> v, x) : 0;
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            sum += share[i] * (x[i] - m) * r[i];
        }
        return sum / deviation(j);
    }

    private double absolute(int j) {
        return penalty.lambda() * penalty.l1Ratio() * factor[j];
    }

    private double squared(int j) {
        return penalty.lambda() * (1 - penalty.l1Ratio()) / squaredUnit * factor[j];
    }

    private boolean counts(int j) {
        return j != offset && deviation(j) > 0;
    }

    double scale(double[] r) {
        double scale = 1;
        for (int j = 0; j < factor.length; j++) {
            if (counts(j) && absolute(j) > 0 && squared(j) == 0) {
                double g = derivative(j, r);
                boolean open = (g > 0 ? upper[j] : -lower[j]) == Double.POSITIVE_INFINITY;
                scale = open && Math.abs(g) > absolute(j) ? Math.min(scale, absolute(j) / Math.abs(g)) : scale;
            }
        }
        return scale;
    }

    /** Each coefficient's penalty, plus its conjugate at the derivative, minus their product. */
    double penalties(double[] b, double[] r, double scale) {
        double sum = 0;
        for (int j = 0; j < b.length; j++) {
            if (counts(j)) {
                double s = deviation(j);
                double c = b[j] * s;
                double g = scale * derivative(j, r);
                sum += penalty(j, c) + conjugate(j, g, lower[j] * s, upper[j] * s) - g * c;
            }
        }
        return sum;
    }

    private double penalty(int j, double c) {
        return absolute(j) * Math.abs(c) + 0.5 * squared(j) * c * c;
    }

    private double conjugate(int j, double g, double low, double high) {
        if (absolute(j) + squared(j) == 0 && low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY) {
            return Math.abs(g) < 1e-10 ? 0 : Double.POSITIVE_INFINITY; // Zero, but for rounding.
        }
        double excess = Math.max(0, Math.abs(g) - absolute(j) * (1 + 1e-12));
        double best = excess == 0 ? 0 : Math.signum(g) * (squared(j) > 0 ? excess / squared(j) : 1e300);
        best = Math.max(low, Math.min(high, best));
        return g * best - penalty(j, best);
    }
}
