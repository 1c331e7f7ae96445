package io.limpid.regularize.path;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.LinearModel;
import java.util.Arrays;

/**
 * The duality gap of a fit of several classes from the definition with plain loops, and nothing of the solver: the
 * objective at the model's coefficients minus the dual objective at its residual. The penalties are those of {@link
 * NaiveGap}, class by class.
 */
final class NaiveMultinomialGap {

    private final Dataset data;
    private final NaiveGap parts;
    private final double[] share;
    private final int classes;
    private boolean constant = true;

    NaiveMultinomialGap(Dataset data, NaiveGap parts) {
        this.data = data;
        this.parts = parts;
        this.classes = data.classes().size();
        double total = Arrays.stream(data.weights()).sum();
        this.share = Arrays.stream(data.weights()).map(w -> w / total).toArray();
    }

    NaiveMultinomialGap withoutIntercept() {
        parts.withoutIntercept();
        constant = false;
        return this;
    }

    /** Relative to the null deviance. */
    double of(LinearModel model) {
        int p = model.features().size();
        double[][] b = new double[classes][p];
        double[] intercepts = new double[classes];
        for (int k = 0; k < classes; k++) {
            intercepts[k] = model.intercept(k);
            for (int j = 0; j < p; j++) {
                b[k][j] = model.coefficient(k, j);
            }
        }
        double[][] q = solved(b, intercepts);
        double[][] none = solved(new double[classes][p], new double[classes]);
        double nullDeviance = 0;
        for (int i = 0; i < data.rows(); i++) {
            nullDeviance -= share[i] * Math.log(none[(int) data.target().values()[i]][i]);
        }
        return gap(b, q) / nullDeviance;
    }

    private double gap(double[][] b, double[][] q) {
        double[][] r = new double[classes][data.rows()];
        double scale = 1;
        for (int k = 0; k < classes; k++) {
            for (int i = 0; i < data.rows(); i++) {
                r[k][i] = (data.target().values()[i] == k ? 1 : 0) - q[k][i];
            }
            scale = Math.min(scale, parts.scale(r[k]));
        }
        double gap = 0;
        for (int k = 0; k < classes; k++) {
            gap += parts.penalties(b[k], r[k], scale);
            for (int i = 0; i < data.rows(); i++) {
                double y = data.target().values()[i] == k ? 1 : 0;
                gap += share[i] * NaiveGap.term(y - scale * r[k][i], q[k][i]);
            }
        }
        return gap;
    }

    /**
     * The probabilities with the intercepts that are best beside the coefficients, by iterative scaling: each is raised
     * by the logarithm of how often its class is over how often it is expected.
     */
    private double[][] solved(double[][] b, double[] intercepts) {
        double[] frequency = new double[classes];
        for (int i = 0; i < data.rows(); i++) {
            frequency[(int) data.target().values()[i]] += share[i];
        }
        for (int step = 0; ; step++) {
            double[][] q = probabilities(b, intercepts);
            double off = 0;
            for (int k = 0; k < classes && constant; k++) {
                double rise = Math.log(frequency[k] / parts.mean(v -> v, q[k]));
                intercepts[k] += rise;
                off = Math.max(off, Math.abs(rise));
            }
            if (off < 1e-13 || step == 1_000) {
                return q;
            }
        }
    }

    private double[][] probabilities(double[][] b, double[] intercepts) {
        double[][] q = new double[classes][data.rows()];
        for (int k = 0; k < classes; k++) {
            Arrays.fill(q[k], intercepts[k]);
            for (int j = 0; j < b[k].length; j++) {
                double[] x = data.features().column(j);
                for (int i = 0; i < x.length; i++) {
                    q[k][i] += b[k][j] * x[i];
                }
            }
        }
        for (int i = 0; i < data.rows(); i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (double[] own : q) {
                most = Math.max(most, own[i]);
            }
            double sum = 0;
            for (double[] own : q) {
                own[i] = Math.exp(own[i] - most);
                sum += own[i];
            }
            for (double[] own : q) {
                own[i] /= sum;
            }
        }
        return q;
    }
}
