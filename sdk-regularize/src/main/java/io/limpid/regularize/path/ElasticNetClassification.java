package io.limpid.regularize.path;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.PenaltyPath;
import io.limpid.core.numeric.ClassificationTask;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Run;
import io.limpid.core.text.Quoted;
import java.util.Objects;
import java.util.Optional;

/**
 * Fits logistic regressions of two and more classes under an elastic-net penalty. Of two classes the minimum of
 *
 * <pre>(1 / W) sum_i w_i (log(1 + exp(z_i)) - y_i z_i) + lambda sum_j v_j (l1Ratio |b_j| + (1 - l1Ratio) / 2 b_j^2),
 * z_i = b_0 + o_i + sum_j b_j (x_ij - m_j) / s_j</pre>
 *
 * <p>where {@code y} is 1 for the positive (last) class; of more, with a predictor for each class {@code k}, of
 *
 * <pre>(1 / W) sum_i w_i (log(sum_k exp(z_ik)) - z_iy) + lambda sum_jk v_j (l1Ratio |b_jk| + (1 - l1Ratio) / 2 b_jk^2),
 * z_ik = b_0k + sum_j b_jk (x_ij - m_j) / s_j</pre>
 *
 * <p>{@code W} is the sum of the row weights, {@code m_j} and {@code s_j} the weighted mean and standard deviation
 * (divided by {@code W}) of column {@code j}, {@code v_j} its penalty factor and {@code o} the offset. Intercepts are not
 * penalised. Coefficients are given in the columns' own units; a constant column has 0. These are glmnet's binomial and
 * multinomial objectives, and scikit-learn's of standardised columns with {@code lambda = 1 / (C W)}, see {@link
 * Conversions}.
 *
 * <p>The same amount added to the coefficients of all classes changes no probability. Of those that are minima the one
 * given is glmnet's: intercepts have the mean 0, and so have the coefficients of a column without penalty; under a lasso
 * of an even number of classes, where only limits to that amount are determined, the middle ones of a column are equally
 * far from 0.
 *
 * <p>Every fit carries a {@link Certificate}: its distance from the minimum is at most 1e-8 of the null deviance, or it
 * says that it may not be, as with {@code lambda} 0 where the classes can be separated and no minimum exists.
 *
 * <p>A path shares everything between its lambdas; a single fit goes to its lambda by way of larger ones. The same data
 * gives the same bits, whatever the workers: it runs on the calling thread. Features must be numeric and without missing
 * values. Memory: a copy of the columns, and for the columns in use the matrix of their products.
 *
 * @see <a href="https://doi.org/10.18637/jss.v033.i01">Friedman, Hastie and Tibshirani (2010)</a>
 */
public final class ElasticNetClassification implements PenalizedTrainer<ElasticNetClassifier> {

    private final ElasticNetOptions options;
    private final Optional<ClassWeights> classWeights;

    private ElasticNetClassification(ElasticNetOptions options, Optional<ClassWeights> classWeights) {
        this.options = options;
        this.classWeights = classWeights;
    }

    /** No class weights; otherwise as {@link ElasticNet#classifier}. */
    static ElasticNetClassification withDefaults() {
        return new ElasticNetClassification(ElasticNetOptions.defaults(), Optional.empty());
    }

    private ElasticNetClassification with(ElasticNetOptions other) {
        return new ElasticNetClassification(other, classWeights);
    }

    /** The same under this penalty; {@link #fit} needs one. */
    @Override
    public ElasticNetClassification withPenalty(Penalty penalty) {
        return with(options.with(Objects.requireNonNull(penalty, "penalty")));
    }

    /**
     * The same with each row's weight multiplied by a factor of its class. The fit is that of the data set with these
     * weights throughout: means, deviations and {@code W} are theirs too.
     */
    public ElasticNetClassification withClassWeights(ClassWeights factors) {
        return new ElasticNetClassification(options, Optional.of(factors));
    }

    /** The same with the penalty on another scale; {@link Standardization#STANDARDIZED} unless told. */
    public ElasticNetClassification withStandardization(Standardization scale) {
        return with(options.with(Objects.requireNonNull(scale, "scale")));
    }

    /** The same with or without a constant; {@link Intercept#FITTED} unless told. */
    public ElasticNetClassification withIntercept(Intercept intercept) {
        return with(options.with(Objects.requireNonNull(intercept, "intercept")));
    }

    /**
     * The same with a column's share in the penalty multiplied: 0 leaves it without, so that it is always in. All
     * factors are then divided by their mean, as in glmnet, so that only their ratios count.
     */
    public ElasticNetClassification withPenaltyFactor(String column, double factor) {
        return with(options.withFactor(column, factor));
    }

    /** The same with a column's coefficient kept within limits, in the column's own units. */
    public ElasticNetClassification withLimits(String column, CoefficientLimits limits) {
        return with(options.withLimits(column, Objects.requireNonNull(limits, "limits")));
    }

    /** The same with a column that enters the log-odds of two classes as it is: its coefficient is 1. */
    public ElasticNetClassification withOffset(String column) {
        return with(options.withOffset(column));
    }

    /**
     * Fits the coefficients under the penalty.
     *
     * @throws IllegalStateException when no penalty was set
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is numeric or
     *     has a class that no row with weight has, an option names a column that is not there, or there is an offset and
     *     more than two classes
     */
    @Override
    public ElasticNetClassifier fit(Dataset train, Run run) {
        Penalty penalty = options.requirePenalty();
        ClassificationTask task = task(train, run);
        return fits(task, run).single(penalty);
    }

    /**
     * glmnet's: a hundred lambdas unless told, from the smallest at which every penalised coefficient is zero (for an
     * {@code l1Ratio} below 0.001 that of 0.001) down to 1e-4 of it, or 1e-2 where rows are fewer than columns.
     */
    @Override
    public LambdaSequence lambdas(Dataset train, double l1Ratio, LambdaGrid grid, Run run) {
        ClassificationTask task = task(train, run);
        return fits(task, run).grid(l1Ratio, grid, task.rows(), options.free(task.features()));
    }

    @Override
    public PenaltyPath<ElasticNetClassifier> path(Dataset train, LambdaSequence lambdas, Run run) {
        return fits(task(train, run), run).along(lambdas);
    }

    /**
     * The path along its own {@link #lambdas}, which ends as glmnet's does, from the fifth lambda on: where the next one
     * explained less than 1e-5 of the null deviance more, or 0.999 of it is explained.
     */
    public ElasticNetPath<ElasticNetClassifier> fitPath(Dataset train, double l1Ratio, LambdaGrid grid, Run run) {
        ClassificationTask task = task(train, run);
        PathFits<ElasticNetClassifier> fits = fits(task, run);
        return fits.alongUntilFlat(
                fits.grid(l1Ratio, grid, task.rows(), options.free(task.features())), PathFits.Gain.ABSOLUTE);
    }

    private ClassificationTask task(Dataset train, Run run) {
        Objects.requireNonNull(run, "run").cancellation().check();
        ClassificationTask task = ClassificationTask.of(
                classWeights.map(factors -> factors.resample(train)).orElse(train));
        int held = options.held(task.features());
        if (held >= 0 && task.classes().size() > 2) {
            throw new IllegalArgumentException(
                    "offset " + Quoted.of(task.features().field(held).name())
                            + ": expected two classes, as what is added to all predictors changes no probability, got "
                            + task.classes().size() + " " + Quoted.list(task.classes()));
        }
        return task;
    }

    private PathFits<ElasticNetClassifier> fits(ClassificationTask task, Run run) {
        Schema features = task.features();
        int classes = task.classes().size();
        int held = options.held(features);
        double[] shares = task.shares();
        Design design = Design.of(
                features, task.columns(), task.weights(), shares, held, options.standardization(), options.intercept());
        double[] offset = held < 0 ? new double[task.rows()] : task.columns()[held];
        Shrinkage shrinkage = options.shrinkage(
                features, design, options.intercept() == Intercept.FITTED ? design.size() + 1 : design.size());
        PathSolver solver = classes == 2
                ? new BinomialSolver(design, task.target(), shares, offset, options.intercept(), shrinkage)
                : new MultinomialSolver(design, task.target(), shares, classes, options.intercept(), shrinkage);
        return new PathFits<>(
                solver,
                point -> {
                    if (held >= 0) {
                        point.coefficients()[0][held] = 1;
                    }
                    return new ElasticNetClassifier(
                            features, task.classes(), point.coefficients(), point.intercepts(), point.evidence());
                },
                run);
    }
}
