package io.limpid.models.linear;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.MonotoneTrainer;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.numeric.LeastSquaresTask;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * LinearRegressionModel model = LinearRegression.withDefaults().fit(train);
 * System.out.println(model.summary());
 * }</pre>
 *
 * <p>From 1,024 rows on, and twice as many as columns, rows are factored tile by tile and the tiles' factors again, in
 * blocks of rows that the workers share; fewer rows are one matrix on the calling thread. So are any number of them
 * where some row weighs more than a million times as much as another: ordered by size, so that the heavy ones don't
 * cost the light ones their digits, wherever they stand.
 *
 * <p>Features must be numeric and without missing values. The same data gives the same bits, whatever the workers.
 * Cost: about rows × features² multiplications; 2 rank³ more with a penalty, features × rank² more with dependent
 * columns, rank³ / 6 for the standard errors, and up to 500 coefficients as much again for their {@linkplain
 * LinearRegressionModel#covariance covariances}. Memory: a copy of the columns, or where rows are factored by tiles
 * features² numbers for each 16,384 rows; with a penalty or dependent columns up to 3 rank² + features × rank more.
 * Where columns are dependent and weights as uneven as that, a second copy of fewer rows than are factored by tiles.
 */
public final class LinearRegression
        implements PenalizedTrainer<LinearRegressionModel>, MonotoneTrainer<LinearRegressionModel> {

    private final Penalty penalty;
    private final MonotoneConstraints monotone;

    private LinearRegression(Penalty penalty, MonotoneConstraints monotone) {
        this.penalty = penalty;
        this.monotone = monotone;
    }

    /** Least squares, without a penalty. */
    public static LinearRegression withDefaults() {
        return new LinearRegression(Penalty.none(), MonotoneConstraints.none());
    }

    /**
     * The same under another squared penalty.
     *
     * @throws IllegalArgumentException when {@code l1Ratio} is not 0
     */
    @Override
    public LinearRegression withPenalty(Penalty other) {
        return new LinearRegression(SquaredPenalty.require(other), monotone);
    }

    /**
     * The same with the signs of coefficients held: at least 0 where the prediction may only rise with a column, at
     * most 0 where it may only fall. The fit is the exact minimum among such coefficients, and where there are many the
     * one with the least {@code |b|}. Where the minimum without constraints keeps to them it is the fit, to the bit;
     * otherwise some coefficients are held at 0, and the {@link LinearRegressionModel#summary} names them instead of
     * giving standard errors. A constant column has 0 in any case. Each column that is held or set free on the way
     * costs an orthogonal decomposition of as many rows as columns are independent: 2 rank³.
     */
    @Override
    public LinearRegression withMonotone(MonotoneConstraints constraints) {
        return new LinearRegression(penalty, Objects.requireNonNull(constraints, "constraints"));
    }

    /**
     * Fits the model, and its {@link LinearRegressionModel#summary}.
     *
     * @throws IllegalArgumentException when a feature is categorical, has a missing value or values too far apart for
     *     double precision, the target is categorical, no row has weight, or a constraint is on a column that is not
     *     there; the message names the column. Also when weights are so far apart that in double precision columns are
     *     constant or dependent which with equal weights are not
     */
    @Override
    public LinearRegressionModel fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        run.cancellation().check();
        LeastSquaresTask task = LeastSquaresTask.of(train);
        int[] signs = monotone.signs(task.features());
        CentredTask data = CentredTask.of(task, run);
        int[] varying = data.varying();
        LeastSquares unbounded = solve(data, penalty.lambda(), run);
        BoundedLeastSquares.Solution solution = BoundedLeastSquares.solve(
                unbounded,
                Arrays.stream(varying).map(j -> signs[j]).toArray(),
                penalty.lambda(),
                data.tolerance(),
                data.uneven() ? BoundedLeastSquares.Rows.UNEVEN : BoundedLeastSquares.Rows.EVEN,
                run);
        double[] coefficients = new double[signs.length];
        List<String> held = new ArrayList<>();
        for (int j = 0; j < varying.length; j++) {
            double scale = data.target().deviation() / data.columns()[varying[j]].deviation();
            coefficients[varying[j]] = solution.coefficients()[j] * scale;
            if (solution.held()[j]) {
                held.add(task.features().field(varying[j]).name());
            }
        }
        return new LinearRegressionModel(
                task.features(),
                coefficients,
                data.intercept(coefficients),
                LinearEvidence.of(data, unbounded, solution.residual(), penalty.lambda(), held, run));
    }

    private static LeastSquares solve(CentredTask data, double lambda, Run run) {
        double[] root = data.roots();
        if (data.uneven()) {
            LeastSquares solved = solve(UnevenRows.reduce(data, root, run), data, lambda, run);
            requireRank(data, solved.rank(), lambda, run);
            return solved;
        }
        if (!TallQr.serves(data)) {
            return LeastSquares.solve(
                    data.standardised(root), data.standardisedTarget(root), lambda, data.tolerance(), run);
        }
        return solve(TallQr.reduce(data, root, run), data, lambda, run);
    }

    private static LeastSquares solve(double[][] reduced, CentredTask data, double lambda, Run run) {
        int p = reduced.length - 1;
        return LeastSquares.solve(Arrays.copyOf(reduced, p), reduced[p], lambda, data.tolerance(), run);
    }

    /**
     * Refuses weights that make columns look dependent. A penalty well above the square of what counts as nothing makes
     * nothing of such columns' coefficients anyway.
     */
    private static void requireRank(CentredTask data, int rank, double lambda, Run run) {
        if (rank == data.varying().length || lambda > data.tolerance()) {
            return;
        }
        int most =
                solve(data.equallyWeighted(run), 0, run.with(Progress.none())).rank();
        if (rank < most) {
            throw UnevenRows.tooUneven(
                    most + " independent columns to count, and not only " + rank,
                    data.task().weights());
        }
    }
}
