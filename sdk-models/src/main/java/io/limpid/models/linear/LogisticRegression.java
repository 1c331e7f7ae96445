package io.limpid.models.linear;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import io.limpid.models.kernel.ClassificationTask;
import io.limpid.models.kernel.Standardization;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Fits a logistic regression of two or more classes under a squared penalty: the one minimum of
 *
 * <pre>(1 / W) sum_i w_i (log(1 + exp(z_i)) - y_i z_i) + lambda / 2 |b|^2,   z_i = b_0 + sum_j b_j (x_ij - m_j) / s_j</pre>
 *
 * <p>for two, {@code y} being 1 for the positive (last) class, and of
 *
 * <pre>(1 / W) sum_i w_i (log sum_k exp(z_ik) - z_i,y_i) + lambda / 2 sum_k |b_k|^2</pre>
 *
 * <p>for more, {@code y} being the row's class and every class having a predictor of its own: their coefficients and
 * intercepts sum to zero over the classes. {@code W} is the sum of the row weights, {@code m_j} and {@code s_j} the
 * weighted mean and standard deviation (divided by {@code W}) of column {@code j}; so scales don't matter and the
 * caller need not standardise. Intercepts are not penalised; a constant column gets coefficient 0; a row of weight 0
 * is as good as absent. The default {@code lambda} is {@code 1 / W}: scikit-learn's {@code C = 1}, there on columns the
 * caller has standardised.
 *
 * <p>Smile's limited-memory BFGS goes most of the way, Newton steps go on to a largest gradient component of 1e-10 (on
 * the standardised scale). {@link LogisticRegressionModel#convergence} tells whether that was reached. It is not when
 * {@code lambda} is 0 and the classes can be separated, for then no minimum exists. Above 5,000 coefficients of columns
 * that vary there are no Newton steps: BFGS goes on by itself to the same gradient or as near as it comes, with the
 * memory Newton's matrix would take left out. Without a penalty, and where the minimum was reached,
 * {@link LogisticRegressionModel#waldTests} has standard errors.
 *
 * <pre>{@code
 * LogisticRegression trainer = LogisticRegression.withDefaults().withClassWeights(ClassWeights.balanced());
 * LogisticRegressionModel model = trainer.withPenalty(Penalty.ridge(0.01)).fit(train);
 * }</pre>
 *
 * <p>The model reads the columns in their own units, so a column far from zero costs digits when it predicts: each adds
 * to the log-odds an error of about {@code 2^-51 |c_j m_j|}, {@code c_j} its coefficient in these units. Where the mean
 * is 1e12 standard deviations away three digits are left; a {@link io.limpid.core.transform.StandardScaler} before the
 * model keeps them all. The fit itself loses none.
 *
 * <p>The same data gives the same bits, whatever the workers: it runs on the calling thread. Features must be numeric
 * and without missing values. Cost: some dozens of passes over the data, and up to 5,000 coefficients c (of three
 * classes and more, one per column and class) a few times rows × c² / 2 + c³ / 6. Memory: a copy of the columns, three
 * numbers per row and class, and up to 5,000 coefficients 4 c² bytes (100 MB at most).
 */
public final class LogisticRegression implements PenalizedTrainer<LogisticRegressionModel> {

    /** The gradient from which Newton's method needs two or three steps. */
    private static final double NEWTON_FROM = 1e-5;

    private final Optional<Penalty> penalty;
    private final Optional<ClassWeights> classWeights;

    private LogisticRegression(Optional<Penalty> penalty, Optional<ClassWeights> classWeights) {
        this.penalty = penalty;
        this.classWeights = classWeights;
    }

    /**
     * A squared penalty with {@code lambda = 1 / W}, on {@code n} rows of weight one {@code 1 / n}; no class weights.
     */
    public static LogisticRegression withDefaults() {
        return new LogisticRegression(Optional.empty(), Optional.empty());
    }

    /**
     * The same under another squared penalty.
     *
     * @throws IllegalArgumentException when {@code l1Ratio} is not 0
     */
    @Override
    public LogisticRegression withPenalty(Penalty other) {
        return new LogisticRegression(Optional.of(SquaredPenalty.require(other)), classWeights);
    }

    /**
     * The same with each row's weight multiplied by a factor of its class, {@link ClassWeights#balanced} or given ones.
     * The fit is that of the data set with these weights throughout: means, deviations and {@code W} are theirs too.
     */
    public LogisticRegression withClassWeights(ClassWeights factors) {
        return new LogisticRegression(penalty, Optional.of(factors));
    }

    /**
     * Fits the coefficients.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is numeric, has
     *     fewer than two classes or one that no row with weight has, or there is a class weight for a class that it has
     *     not; the message names the column or class
     */
    @Override
    public LogisticRegressionModel fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        ClassificationTask task = ClassificationTask.of(
                classWeights.map(factors -> factors.resample(train)).orElse(train));
        double lambda =
                penalty.orElseGet(() -> Penalty.ridge(1 / task.totalWeight())).lambda();
        Standardization scale = Standardization.of(task.features(), task.columns(), task.weights());
        double[][] x = scale.columns(task.columns());
        PenalizedLoss loss =
                task.classes().size() == 2 ? new LogisticLoss(x, task, lambda) : new SoftmaxLoss(x, task, lambda);
        double[] b = start(loss, task);
        Convergence convergence = descend(loss, lambda, b, run);
        double[][] coefficients = new double[loss.predictors()][];
        double[] intercepts = new double[loss.predictors()];
        int block = loss.columns() + 1;
        for (int k = 0; k < intercepts.length; k++) {
            double[] standardised = Arrays.copyOfRange(b, k * block, (k + 1) * block);
            coefficients[k] = scale.coefficients(standardised);
            intercepts[k] = scale.intercept(standardised[block - 1], standardised);
        }
        WaldTests tests = absence(loss, lambda, convergence)
                .<WaldTests>map(WaldTests.Absent::new)
                .orElseGet(() -> StandardErrors.of(loss, b, scale, task, run)
                        .<WaldTests>map(errors -> new WaldTests.Available(
                                intercepts, coefficients, errors.intercepts(), errors.coefficients()))
                        .orElseGet(() -> new WaldTests.Absent(WaldTests.Reason.SINGULAR_INFORMATION)));
        return new LogisticRegressionModel(
                task.features(), task.classes(), coefficients, intercepts, convergence, tests);
    }

    private Optional<WaldTests.Reason> absence(PenalizedLoss loss, double lambda, Convergence convergence) {
        if (lambda > 0) {
            return Optional.of(WaldTests.Reason.PENALTY);
        }
        if (classWeights.isPresent()) {
            return Optional.of(WaldTests.Reason.CLASS_WEIGHTS);
        }
        if (convergence.status() != Convergence.Status.REACHED) {
            return Optional.of(WaldTests.Reason.NOT_CONVERGED);
        }
        return tooManyForNewton(loss) ? Optional.of(WaldTests.Reason.TOO_MANY_COEFFICIENTS) : Optional.empty();
    }

    private static boolean tooManyForNewton(PenalizedLoss loss) {
        // One intercept does not count; those of many classes do, since they take the same memory.
        return loss.parameters() - 1 > NewtonDescent.MOST_COEFFICIENTS;
    }

    private static Convergence descend(PenalizedLoss loss, double lambda, double[] b, Run run) {
        if (tooManyForNewton(loss)) {
            int steps = SmileDescent.run(loss, b, NewtonDescent.TOLERANCE, run);
            return SmileDescent.judge(loss, lambda, b, steps, NewtonDescent.TOLERANCE);
        }
        int steps = SmileDescent.run(loss, b, NEWTON_FROM, run);
        return new NewtonDescent(loss, lambda, run).run(b, steps);
    }

    /** Coefficients 0 and the intercepts that are best with them. */
    private static double[] start(PenalizedLoss loss, ClassificationTask task) {
        double[] b = new double[loss.parameters()];
        int block = loss.columns() + 1;
        double[] sums = task.classWeights();
        if (loss.predictors() == 1) {
            b[block - 1] = Elementary.log(sums[1]) - Elementary.log(sums[0]);
            return b;
        }
        for (int k = 0; k < sums.length; k++) {
            b[k * block + block - 1] = Elementary.log(sums[k]);
        }
        loss.center(b);
        return b;
    }
}
