package io.limpid.models.linear;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import io.limpid.models.kernel.LeastSquaresTask;
import java.util.Arrays;
import java.util.Objects;

/**
 * Fits a linear regression by least squares, or under a squared penalty (ridge): the minimum of
 *
 * <pre>(1 / 2W) sum_i w_i (y_i - z_i)^2 + lambda / 2 |b|^2,   z_i = b_0 + sum_j b_j (x_ij - m_j) / s_j</pre>
 *
 * <p>{@code W} is the sum of the row weights, {@code m_j} and {@code s_j} the weighted mean and standard deviation
 * (divided by {@code W}) of column {@code j}; so scales don't matter and the caller need not standardise. The intercept
 * is always there and not penalised. A row of weight 0 is as good as absent. scikit-learn's {@code Ridge(alpha)} on
 * standardised columns has {@code lambda = alpha / W}. Without a penalty, the default, nothing shrinks.
 *
 * <p><b>Where least squares has many minima</b>, because columns are linearly dependent or as many as the rows, the one
 * with the least {@code |b|} is taken, which is the limit of ridge as lambda goes to 0: equal columns share their
 * coefficient, and a constant column has 0. scikit-learn's {@code LinearRegression} takes the same on standardised
 * columns; R's {@code lm} would leave columns out instead. Columns count as dependent when what is left of one beside
 * the others is shorter, in its standard deviations, than {@code 2^-52 max(rows, columns, 100) + 2^-50 max_ij |x_ij| /
 * s_j}: what rounding alone may leave, but never more than the 1e-7 of R's {@code lm}. Columns nearly but not quite so
 * are fitted as they are, and have large standard errors. {@link LinearSummary#rank} tells how many are independent.
 *
 * <p>The method is an orthogonal decomposition with column pivoting of the centred columns themselves; their products,
 * which would square the condition number, are never made. A column's mean is taken in twice the precision, so an
 * offset of 1e9 deviations costs the fit nothing. The model reads the columns in their own units, though, and there it
 * adds an error of about {@code 2^-52 |c_j m_j|} to a prediction, {@code c_j} being the coefficient in these units; a
 * {@link io.limpid.core.transform.StandardScaler} before the model avoids that.
 *
 * <pre>{@code
 * LinearRegressionModel model = LinearRegression.withDefaults().fit(houses);
 * System.out.println(model.summary());
 * }</pre>
 *
 * <p>Features must be numeric and without missing values. The same data gives the same bits, whatever the workers: it
 * runs on the calling thread. Cost: about rows × features × rank multiplications; 2 rank³ more with a penalty, features
 * × rank² more with dependent columns, rank³ / 6 for the standard errors. Memory: a copy of the columns, and with a
 * penalty or dependent columns up to 3 rank² + features × rank numbers more.
 */
public final class LinearRegression implements PenalizedTrainer<LinearRegressionModel> {

    /** Residuals of so many roundings of the target's values are no residuals. */
    private static final double EXACT = 64 * 0x1p-53;

    /** Rounding of sums of fewer numbers is not taken to be smaller. */
    private static final int LEAST_SIZE = 100;

    /** That of R's {@code lm}. */
    private static final double MOST_TOLERANCE = 1e-7;

    private final Penalty penalty;

    private LinearRegression(Penalty penalty) {
        this.penalty = penalty;
    }

    /** Least squares, without a penalty. */
    public static LinearRegression withDefaults() {
        return new LinearRegression(Penalty.none());
    }

    /**
     * The same under another squared penalty.
     *
     * @throws IllegalArgumentException when {@code l1Ratio} is not 0
     */
    @Override
    public LinearRegression withPenalty(Penalty other) {
        return new LinearRegression(SquaredPenalty.require(other));
    }

    /**
     * Fits the model, and its {@link LinearRegressionModel#summary}.
     *
     * @throws IllegalArgumentException when a feature is categorical, has a missing value or values too far apart for
     *     double precision, the target is categorical, or no row has weight; the message names the column
     */
    @Override
    public LinearRegressionModel fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        run.cancellation().check();
        LeastSquaresTask task = LeastSquaresTask.of(train);
        double[] weights = task.weights();
        CentredColumn target = CentredColumn.of(task.name(), task.target(), weights, task.totalWeight());
        CentredColumn[] columns = new CentredColumn[task.columns().length];
        for (int j = 0; j < columns.length; j++) {
            run.cancellation().check();
            String name = task.features().field(j).name();
            columns[j] = CentredColumn.of(name, task.columns()[j], weights, task.totalWeight());
        }
        return model(task, target, columns, run);
    }

    private LinearRegressionModel model(LeastSquaresTask task, CentredColumn target, CentredColumn[] columns, Run run) {
        int[] varying = varying(columns);
        double[] root = new double[task.rows()];
        for (int i = 0; i < root.length; i++) {
            root[i] = Math.sqrt(task.weights()[i] / task.totalWeight());
        }
        double[][] x = new double[varying.length][];
        for (int j = 0; j < x.length; j++) {
            x[j] = columns[varying[j]].standardised(task.columns()[varying[j]], root);
        }
        boolean constant = target.deviation() == 0;
        double[] y = constant ? new double[root.length] : target.standardised(task.target(), root);
        LeastSquares solution =
                LeastSquares.solve(x, y, penalty.lambda(), tolerance(columns, varying, root.length), run);
        double[] coefficients = new double[columns.length];
        for (int j = 0; j < varying.length; j++) {
            double scale = target.deviation() / columns[varying[j]].deviation();
            coefficients[varying[j]] = solution.coefficients()[j] * scale;
        }
        return new LinearRegressionModel(
                task.features(),
                coefficients,
                intercept(target, columns, coefficients),
                summarized(task, target, columns, varying, solution, run));
    }

    private static int[] varying(CentredColumn[] columns) {
        int[] found = new int[columns.length];
        int count = 0;
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].deviation() > 0) {
                found[count++] = j;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static double tolerance(CentredColumn[] columns, int[] varying, int rows) {
        double rounding = 0;
        for (int j : varying) {
            rounding = Math.max(rounding, columns[j].rounding());
        }
        double sums = 0x1p-52 * Math.max(LEAST_SIZE, Math.max(rows, varying.length));
        // Capped, so that one column of little more than rounding does not take all others for nothing.
        return Math.min(sums + 8 * rounding, MOST_TOLERANCE);
    }

    /**
     * The target's mean less the coefficients, as rounded, times the columns' means: so that at the means the two
     * cancel. Products and sums carry their rounding errors along (Ogita, Rump and Oishi 2005), as means far from zero
     * make them far larger than the result.
     */
    private static double intercept(CentredColumn target, CentredColumn[] columns, double[] coefficients) {
        double sum = target.mean();
        double rest = target.rest();
        for (int j = 0; j < columns.length; j++) {
            double c = -coefficients[j];
            double product = c * columns[j].mean();
            double lost = Math.fma(c, columns[j].mean(), -product);
            double next = sum + product;
            double added = next - sum;
            rest += (sum - (next - added)) + (product - added) + lost + c * columns[j].rest();
            sum = next;
        }
        return sum + rest;
    }

    private LinearFit summarized(
            LeastSquaresTask task,
            CentredColumn target,
            CentredColumn[] columns,
            int[] varying,
            LeastSquares solution,
            Run run) {
        double size = target.deviation() == 0 ? 0 : target.mean() / target.deviation();
        double unexplained = Math.min(1, solution.residual());
        if (unexplained <= EXACT * EXACT * (1 + size * size)) {
            unexplained = 0;
        }
        int freedom = task.rows() - solution.rank() - 1;
        double residual = 0;
        double[] errors = new double[columns.length + 1];
        Arrays.fill(errors, Double.NaN);
        if (freedom > 0 && penalty.lambda() == 0) {
            residual = target.deviation() * Math.sqrt(unexplained / freedom) * Math.sqrt(task.totalWeight());
            if (solution.rank() == varying.length && unexplained > 0) {
                double noise = target.deviation() * Math.sqrt(unexplained / freedom);
                standardErrors(columns, varying, solution, noise, errors, run);
            }
        }
        return new LinearFit(
                task.rows(),
                varying.length,
                solution.rank(),
                penalty.lambda(),
                target.deviation(),
                unexplained,
                residual,
                errors);
    }

    private static void standardErrors(
            CentredColumn[] columns, int[] varying, LeastSquares solution, double noise, double[] errors, Run run) {
        double[] inverse = solution.inverseOfSquares(run);
        double[] means = new double[varying.length];
        for (int j = 0; j < varying.length; j++) {
            CentredColumn column = columns[varying[j]];
            means[j] = (column.mean() + column.rest()) / column.deviation();
            errors[varying[j]] = usable(noise / column.deviation() * Math.sqrt(inverse[j]));
        }
        errors[columns.length] = usable(noise * Math.sqrt(1 + solution.inverseOfSquares(means)));
    }

    private static double usable(double error) {
        return error > 0 && error < Double.POSITIVE_INFINITY ? error : Double.NaN;
    }
}
