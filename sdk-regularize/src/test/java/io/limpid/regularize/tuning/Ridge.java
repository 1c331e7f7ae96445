package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Regressor;
import io.limpid.core.run.Run;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Ridge regression from the normal equations of standardised columns, exact up to rounding.
 *
 * @param scaling of the penalty
 */
record Ridge(Penalty penalty, Scaling scaling) implements PenalizedTrainer<Ridge.Line> {

    /** What the penalty is multiplied with. */
    enum Scaling {
        TEXTBOOK,
        /** Divided by the standard deviation of the target, as glmnet's family "gaussian" does. */
        GLMNET
    }

    /** A plane through the columns. */
    record Line(Schema features, double constant, double[] slopes) implements Regressor, LinearModel {
        @Override
        public int predictors() {
            return 1;
        }

        @Override
        public double intercept(int k) {
            return constant;
        }

        @Override
        public double coefficient(int k, int j) {
            return slopes[j];
        }

        @Override
        public void predict(Table x, double[] out) {
            Table aligned = features.align(x);
            for (int i = 0; i < out.length; i++) {
                out[i] = constant;
                for (int j = 0; j < slopes.length; j++) {
                    out[i] += slopes[j] * aligned.column(j)[i];
                }
            }
        }
    }

    static Ridge of(Scaling scaling) {
        return new Ridge(Penalty.none(), scaling);
    }

    @Override
    public Ridge withPenalty(Penalty other) {
        if (other.l1Ratio() != 0) {
            throw new IllegalArgumentException("l1Ratio: expected 0, got " + other.l1Ratio());
        }
        return new Ridge(other, scaling);
    }

    @Override
    public Line fit(Dataset train, Run run) {
        int p = train.features().schema().size();
        double[] y = train.target().values();
        double[] w = train.weights();
        double[] means = new double[p];
        double[] deviations = new double[p];
        RealMatrix z = new Array2DRowRealMatrix(y.length, p);
        for (int j = 0; j < p; j++) {
            double[] x = train.features().column(j);
            means[j] = mean(x, w);
            deviations[j] = deviation(x, w);
            for (int i = 0; i < y.length; i++) {
                z.setEntry(i, j, (x[i] - means[j]) / deviations[j]);
            }
        }
        double total = Arrays.stream(w).sum();
        double lambda = penalty.lambda() / (scaling == Scaling.GLMNET ? deviation(y, w) : 1);
        RealMatrix gram = new Array2DRowRealMatrix(p, p);
        ArrayRealVector right = new ArrayRealVector(p);
        double center = mean(y, w);
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < p; j++) {
                right.addToEntry(j, w[i] / total * z.getEntry(i, j) * (y[i] - center));
                for (int k = 0; k < p; k++) {
                    gram.addToEntry(j, k, w[i] / total * (z.getEntry(i, j) * z.getEntry(i, k)));
                }
            }
        }
        for (int j = 0; j < p; j++) {
            gram.addToEntry(j, j, lambda);
        }
        double[] b = new CholeskyDecomposition(gram).getSolver().solve(right).toArray();
        double constant = center;
        for (int j = 0; j < p; j++) {
            b[j] /= deviations[j];
            constant -= b[j] * means[j];
        }
        return new Line(train.features().schema(), constant, b);
    }

    private static double mean(double[] x, double[] w) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            sum += w[i] * x[i];
            total += w[i];
        }
        return sum / total;
    }

    private static double deviation(double[] x, double[] w) {
        double mean = mean(x, w);
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            squares[i] = (x[i] - mean) * (x[i] - mean);
        }
        return Math.sqrt(mean(squares, w));
    }
}
