package io.limpid.models.linear;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.MonotoneTrainer;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.numeric.ClassificationTask;
import io.limpid.core.numeric.Standardization;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
public final class LogisticRegression
        implements PenalizedTrainer<LogisticRegressionModel>, MonotoneTrainer<LogisticRegressionModel> {

    /** The gradient from which Newton's method needs two or three steps. */
    private static final double NEWTON_FROM = 1e-5;

    private final Optional<Penalty> penalty;
    private final Optional<ClassWeights> classWeights;
    private final MonotoneConstraints monotone;

    private LogisticRegression(
            Optional<Penalty> penalty, Optional<ClassWeights> classWeights, MonotoneConstraints monotone) {
        this.penalty = penalty;
        this.classWeights = classWeights;
        this.monotone = monotone;
    }

    /** Where a descent ended, and the columns that it holds at 0. */
    private record Minimum(double[] b, Convergence convergence, List<String> held) {}

    /**
     * A squared penalty with {@code lambda = 1 / W}, on {@code n} rows of weight one {@code 1 / n}; no class weights.
     */
    public static LogisticRegression withDefaults() {
        return new LogisticRegression(Optional.empty(), Optional.empty(), MonotoneConstraints.none());
    }

    /**
     * The same under another squared penalty.
     *
     * @throws IllegalArgumentException when {@code l1Ratio} is not 0
     */
    @Override
    public LogisticRegression withPenalty(Penalty other) {
        return new LogisticRegression(Optional.of(SquaredPenalty.require(other)), classWeights, monotone);
    }

    /**
     * The same with each row's weight multiplied by a factor of its class, {@link ClassWeights#balanced} or given ones.
     * The fit is that of the data set with these weights throughout: means, deviations and {@code W} are theirs too.
     */
    public LogisticRegression withClassWeights(ClassWeights factors) {
        return new LogisticRegression(penalty, Optional.of(factors), monotone);
    }

    /**
     * The same with the signs of coefficients held: at least 0 where the positive class's probability may only rise
     * with a column, at most 0 where it may only fall; for two classes. The fit is the minimum among such coefficients.
     * Where the minimum without constraints keeps to them it is the fit, to the bit; otherwise projected Newton steps
     * (Bertsekas 1982) go to a gradient of 1e-10, and the columns that are held at 0 have no say in that gradient where
     * it points across. {@link LogisticRegressionModel#waldTests} then names them instead of giving standard errors. A
     * constant column has 0 in any case.
     */
    @Override
    public LogisticRegression withMonotone(MonotoneConstraints constraints) {
        return new LogisticRegression(penalty, classWeights, Objects.requireNonNull(constraints, "constraints"));
    }

    /**
     * Fits the coefficients.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is numeric, has
     *     fewer than two classes or one that no row with weight has, there is a class weight for a class that it has
     *     not, or a monotone constraint on a column that is not there or with more than two classes; the message names
     *     the column or class
     */
    @Override
    public LogisticRegressionModel fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        ClassificationTask task = ClassificationTask.of(
                classWeights.map(factors -> factors.resample(train)).orElse(train));
        double lambda = lambda(task);
        Standardization scale = Standardization.of(task.features(), task.columns(), task.weights());
        int[] signs = signs(task, scale);
        double[][] x = scale.columns(task.columns());
        PenalizedLoss loss =
                task.classes().size() == 2 ? new LogisticLoss(x, task, lambda) : new SoftmaxLoss(x, task, lambda);
        Minimum minimum = descend(loss, lambda, signs, task, scale, run);
        double[][] coefficients = new double[loss.predictors()][];
        double[] intercepts = new double[loss.predictors()];
        int block = loss.columns() + 1;
        for (int k = 0; k < intercepts.length; k++) {
            double[] standardised = Arrays.copyOfRange(minimum.b(), k * block, (k + 1) * block);
            coefficients[k] = scale.coefficients(standardised);
            intercepts[k] = scale.intercept(standardised[block - 1], standardised);
        }
        WaldTests tests = absence(loss, lambda, minimum)
                .<WaldTests>map(absent -> absent)
                .orElseGet(() -> StandardErrors.of(loss, minimum.b(), scale, task, run)
                        .<WaldTests>map(errors -> new WaldTests.Available(
                                intercepts,
                                coefficients,
                                errors.intercepts(),
                                errors.coefficients(),
                                errors.correlations()))
                        .orElseGet(() -> new WaldTests.Absent(WaldTests.Reason.SINGULAR_INFORMATION)));
        return new LogisticRegressionModel(
                task.features(), task.classes(), coefficients, intercepts, minimum.convergence(), tests);
    }

    private double lambda(ClassificationTask task) {
        if (penalty.isPresent()) {
            return penalty.get().lambda();
        }
        double lambda = 1 / task.totalWeight();
        if (!(lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weights: expected a sum whose inverse, the default lambda, is finite,"
                    + " got " + task.totalWeight() + "; set the penalty or scale the weights");
        }
        return lambda;
    }

    /** One per parameter, in the standardised columns' order; none where no column that varies is held. */
    private int[] signs(ClassificationTask task, Standardization scale) {
        if (monotone.isEmpty()) {
            return new int[0];
        }
        int[] all = monotone.signs(task.features());
        if (task.classes().size() != 2) {
            throw new IllegalArgumentException("monotone constraints on " + Quoted.list(monotone.columns())
                    + ": expected a target of two classes, of which one is positive, got "
                    + task.classes().size() + " " + Quoted.list(task.classes()));
        }
        if (scale.varying() > NewtonDescent.MOST_COEFFICIENTS) {
            throw new IllegalArgumentException("monotone constraints on " + Quoted.list(monotone.columns())
                    + ": expected at most " + NewtonDescent.MOST_COEFFICIENTS
                    + " columns that vary, as only Newton's method keeps to signs, got " + scale.varying());
        }
        int[] signs = new int[scale.varying() + 1];
        for (int j = 0; j < scale.varying(); j++) {
            signs[j] = all[scale.column(j)];
        }
        return signs;
    }

    private Optional<WaldTests.Absent> absence(PenalizedLoss loss, double lambda, Minimum minimum) {
        if (lambda > 0) {
            return Optional.of(new WaldTests.Absent(WaldTests.Reason.PENALTY));
        }
        if (classWeights.isPresent()) {
            return Optional.of(new WaldTests.Absent(WaldTests.Reason.CLASS_WEIGHTS));
        }
        if (minimum.convergence().status() != Convergence.Status.REACHED) {
            return Optional.of(new WaldTests.Absent(WaldTests.Reason.NOT_CONVERGED));
        }
        if (!minimum.held().isEmpty()) {
            return Optional.of(new WaldTests.Absent(WaldTests.Reason.MONOTONE_CONSTRAINTS, minimum.held()));
        }
        return tooManyForNewton(loss)
                ? Optional.of(new WaldTests.Absent(WaldTests.Reason.TOO_MANY_COEFFICIENTS))
                : Optional.empty();
    }

    private static boolean tooManyForNewton(PenalizedLoss loss) {
        // One intercept does not count; those of many classes do, since they take the same memory.
        return loss.parameters() - 1 > NewtonDescent.MOST_COEFFICIENTS;
    }

    private static Minimum descend(
            PenalizedLoss loss, double lambda, int[] signs, ClassificationTask task, Standardization scale, Run run) {
        double[] b = start(loss, task);
        Convergence convergence = descend(loss, lambda, b, run);
        boolean fits = true;
        for (int j = 0; j < signs.length; j++) {
            fits &= signs[j] * b[j] >= 0;
        }
        if (fits) {
            return new Minimum(b, convergence, List.of());
        }
        double[] held = constrainedStart(loss, signs, b, start(loss, task));
        Convergence constrained = new ProjectedNewton(loss, signs, lambda, run).run(held, convergence.iterations());
        List<String> names = new ArrayList<>();
        for (int j = 0; j < signs.length; j++) {
            if (signs[j] != 0 && held[j] == 0) {
                names.add(task.features().field(scale.column(j)).name());
            }
        }
        return new Minimum(held, constrained, names);
    }

    /**
     * The better of the minimum without constraints, its wrong signs set to 0, and the start without it: of columns that
     * are nearly dependent the minimum's coefficients are large and cancel, and what is left of them is far away.
     */
    private static double[] constrainedStart(PenalizedLoss loss, int[] signs, double[] minimum, double[] start) {
        double[] held = minimum.clone();
        for (int j = 0; j < signs.length; j++) {
            held[j] = signs[j] * held[j] < 0 ? 0 : held[j];
        }
        return loss.evaluate(held) < loss.evaluate(start) ? held : start;
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
