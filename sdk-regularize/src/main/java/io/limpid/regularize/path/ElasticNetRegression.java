package io.limpid.regularize.path;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.PenaltyPath;
import io.limpid.core.numeric.LeastSquaresTask;
import io.limpid.core.run.Run;
import java.util.Objects;

/**
 * Fits linear regressions under an elastic-net penalty: the minimum of
 *
 * <pre>(1 / 2W) sum_i w_i (y_i - z_i)^2 + lambda sum_j v_j (l1Ratio |b_j| + (1 - l1Ratio) / 2 b_j^2),
 * z_i = b_0 + o_i + sum_j b_j (x_ij - m_j) / s_j</pre>
 *
 * <p>{@code W} is the sum of the row weights, {@code m_j} and {@code s_j} the weighted mean and standard deviation
 * (divided by {@code W}) of column {@code j}, {@code v_j} its penalty factor and {@code o} the offset. The intercept is
 * not penalised. Coefficients are given in the columns' own units; a constant column has 0. This is scikit-learn's
 * {@code ElasticNet(alpha = lambda, l1_ratio)} of standardised columns. glmnet's Gaussian family divides the target by
 * its standard deviation first, which makes the squared part another one: {@link GaussianScaling#GLMNET} does so too.
 *
 * <p>Every fit carries a {@link Certificate}: its distance from the minimum is at most 1e-8 of the null deviance, or it
 * says that it may not be.
 *
 * <p>A path shares everything between its lambdas; a single fit goes to its lambda by way of larger ones. The same data
 * gives the same bits, whatever the workers: it runs on the calling thread. Features must be numeric and without missing
 * values. Memory: a copy of the columns, and for the columns in use the matrix of their products.
 *
 * @see <a href="https://doi.org/10.18637/jss.v033.i01">Friedman, Hastie and Tibshirani (2010)</a>
 */
public final class ElasticNetRegression implements PenalizedTrainer<ElasticNetRegressor> {

    private final ElasticNetOptions options;
    private final GaussianScaling scaling;

    private ElasticNetRegression(ElasticNetOptions options, GaussianScaling scaling) {
        this.options = options;
        this.scaling = scaling;
    }

    /** The textbook's scaling; otherwise as {@link ElasticNet#regressor}. */
    static ElasticNetRegression withDefaults() {
        return new ElasticNetRegression(ElasticNetOptions.defaults(), GaussianScaling.TEXTBOOK);
    }

    private ElasticNetRegression with(ElasticNetOptions other) {
        return new ElasticNetRegression(other, scaling);
    }

    /** The same under this penalty; {@link #fit} needs one. */
    @Override
    public ElasticNetRegression withPenalty(Penalty penalty) {
        return with(options.with(Objects.requireNonNull(penalty, "penalty")));
    }

    /** The same with another meaning of the squared part; {@link GaussianScaling#TEXTBOOK} unless told. */
    public ElasticNetRegression withScaling(GaussianScaling other) {
        return new ElasticNetRegression(options, Objects.requireNonNull(other, "scaling"));
    }

    /** The same with the penalty on another scale; {@link Standardization#STANDARDIZED} unless told. */
    public ElasticNetRegression withStandardization(Standardization scale) {
        return with(options.with(Objects.requireNonNull(scale, "scale")));
    }

    /** The same with or without a constant; {@link Intercept#FITTED} unless told. */
    public ElasticNetRegression withIntercept(Intercept intercept) {
        return with(options.with(Objects.requireNonNull(intercept, "intercept")));
    }

    /**
     * The same with a column's share in the penalty multiplied: 0 leaves it without, so that it is always in. All
     * factors are then divided by their mean, as in glmnet, so that only their ratios count.
     */
    public ElasticNetRegression withPenaltyFactor(String column, double factor) {
        return with(options.withFactor(column, factor));
    }

    /** The same with a column's coefficient kept within limits, in the column's own units. */
    public ElasticNetRegression withLimits(String column, CoefficientLimits limits) {
        return with(options.withLimits(column, Objects.requireNonNull(limits, "limits")));
    }

    /** The same with a column that enters the prediction as it is: its coefficient is 1. */
    public ElasticNetRegression withOffset(String column) {
        return with(options.withOffset(column));
    }

    /**
     * Fits the coefficients under the penalty.
     *
     * @throws IllegalStateException when no penalty was set
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is categorical,
     *     no row has weight, or an option names a column that is not there
     */
    @Override
    public ElasticNetRegressor fit(Dataset train, Run run) {
        Penalty penalty = options.requirePenalty();
        return fits(task(train, run), run).single(penalty);
    }

    /**
     * glmnet's: a hundred lambdas unless told, from the smallest at which every penalised coefficient is zero (for an
     * {@code l1Ratio} below 0.001 that of 0.001) down to 1e-4 of it, or 1e-2 where rows are fewer than columns.
     */
    @Override
    public LambdaSequence lambdas(Dataset train, double l1Ratio, LambdaGrid grid, Run run) {
        LeastSquaresTask task = task(train, run);
        return fits(task, run).grid(l1Ratio, grid, task.rows(), options.free(task.features()));
    }

    @Override
    public PenaltyPath<ElasticNetRegressor> path(Dataset train, LambdaSequence lambdas, Run run) {
        return fits(task(train, run), run).along(lambdas);
    }

    /**
     * The path along its own {@link #lambdas}, which ends as glmnet's does, from the fifth lambda on: where the next one
     * explained more by less than 1e-5 of what is explained, or R² is above 0.999.
     */
    public ElasticNetPath<ElasticNetRegressor> fitPath(Dataset train, double l1Ratio, LambdaGrid grid, Run run) {
        LeastSquaresTask task = task(train, run);
        PathFits<ElasticNetRegressor> fits = fits(task, run);
        return fits.alongUntilFlat(
                fits.grid(l1Ratio, grid, task.rows(), options.free(task.features())), PathFits.Gain.RELATIVE);
    }

    private static LeastSquaresTask task(Dataset train, Run run) {
        Objects.requireNonNull(run, "run").cancellation().check();
        return LeastSquaresTask.of(train);
    }

    private PathFits<ElasticNetRegressor> fits(LeastSquaresTask task, Run run) {
        Schema features = task.features();
        int held = options.held(features);
        double[] shares = new double[task.rows()];
        double[] target = task.target().clone();
        for (int i = 0; i < shares.length; i++) {
            shares[i] = task.weights()[i] / task.totalWeight();
            target[i] -= held < 0 ? 0 : task.columns()[held][i];
        }
        Design design = Design.of(
                features, task.columns(), task.weights(), shares, held, options.standardization(), options.intercept());
        Shrinkage shrinkage = options.shrinkage(features, design, design.size());
        PathSolver solver = new GaussianSolver(design, target, shares, options.intercept(), scaling, shrinkage);
        return new PathFits<>(
                solver,
                point -> {
                    if (held >= 0) {
                        point.coefficients()[0][held] = 1;
                    }
                    return new ElasticNetRegressor(
                            features, point.coefficients()[0], point.intercepts()[0], point.evidence());
                },
                run);
    }
}
