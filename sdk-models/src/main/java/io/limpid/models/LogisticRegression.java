package io.limpid.models;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import java.util.Objects;
import java.util.Optional;

/**
 * Fits a binary logistic regression under a squared penalty: the one minimum of
 *
 * <pre>(1 / W) sum_i w_i (log(1 + exp(z_i)) - y_i z_i) + lambda / 2 |b|^2,   z_i = b_0 + sum_j b_j (x_ij - m_j) / s_j</pre>
 *
 * <p>{@code y} is 1 for the positive (last) class, {@code W} the sum of the row weights, {@code m_j} and {@code s_j}
 * the weighted mean and standard deviation (divided by {@code W}) of column {@code j}; so scales don't matter and the
 * caller need not standardise. The intercept is not penalised; a constant column gets coefficient 0; a row of weight 0
 * is as good as absent. The default {@code lambda} is {@code 1 / W}: scikit-learn's {@code C = 1}, there on columns the
 * caller has standardised.
 *
 * <p>Smile's limited-memory BFGS goes most of the way, Newton steps go on to a largest gradient component of 1e-10 (on
 * the standardised scale). {@link LogisticRegressionModel#convergence} tells whether that was reached. It is not when
 * {@code lambda} is 0 and the classes can be separated, for then no minimum exists. Above 5,000 columns that vary there
 * are no Newton steps: BFGS goes on by itself to the same gradient or as near as it comes, with the memory Newton's
 * matrix would take left out.
 *
 * <p>The model reads the columns in their own units, so a column far from zero costs digits when it predicts: each adds
 * to the log-odds an error of about {@code 2^-51 |c_j m_j|}, {@code c_j} its coefficient in these units. Where the mean
 * is 1e12 standard deviations away three digits are left; a {@link io.limpid.core.transform.StandardScaler} before the
 * model keeps them all. The fit itself loses none.
 *
 * <p>The same data gives the same bits, whatever the workers: it runs on the calling thread. Features must be numeric
 * and without missing values. Cost: some dozens of passes over the data, and up to 5,000 columns a few times rows ×
 * features² / 2 + features³ / 6. Memory: a copy of the columns, and up to 5,000 of them 4 features² bytes (100 MB at
 * most).
 */
public final class LogisticRegression implements PenalizedTrainer<LogisticRegressionModel> {

    /** The gradient from which Newton's method needs two or three steps. */
    private static final double NEWTON_FROM = 1e-5;

    private final Optional<Penalty> penalty;

    private LogisticRegression(Optional<Penalty> penalty) {
        this.penalty = penalty;
    }

    /** A squared penalty with {@code lambda = 1 / W}, on {@code n} rows of weight one {@code 1 / n}. */
    public static LogisticRegression withDefaults() {
        return new LogisticRegression(Optional.empty());
    }

    /**
     * The same under another squared penalty.
     *
     * @throws IllegalArgumentException when {@code l1Ratio} is not 0
     */
    @Override
    public LogisticRegression withPenalty(Penalty other) {
        return new LogisticRegression(Optional.of(SquaredPenalty.require(other)));
    }

    /**
     * Fits the coefficients.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is not one of
     *     two classes, or only one of them occurs; the message names the column
     */
    @Override
    public LogisticRegressionModel fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        BinaryTask task = BinaryTask.of(train);
        double lambda =
                penalty.orElseGet(() -> Penalty.ridge(1 / task.totalWeight())).lambda();
        Standardization scale = Standardization.of(task);
        LogisticLoss loss = new LogisticLoss(scale.columns(task), task, lambda);
        double[] b = new double[loss.parameters()];
        b[b.length - 1] = startingLogOdds(task);
        Convergence convergence = descend(loss, lambda, b, run);
        return new LogisticRegressionModel(
                task.features(),
                task.classes(),
                scale.coefficients(b),
                scale.intercept(b[b.length - 1], b),
                convergence);
    }

    private static Convergence descend(LogisticLoss loss, double lambda, double[] b, Run run) {
        if (b.length - 1 > NewtonDescent.MOST_COLUMNS) {
            int steps = SmileDescent.run(loss, b, NewtonDescent.TOLERANCE, run);
            return SmileDescent.judge(loss, lambda, b, steps, NewtonDescent.TOLERANCE);
        }
        int steps = SmileDescent.run(loss, b, NEWTON_FROM, run);
        return new NewtonDescent(loss, lambda, run).run(b, steps);
    }

    private static double startingLogOdds(BinaryTask task) {
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < task.rows(); i++) {
            positive += task.weights()[i] * task.target()[i];
            negative += task.weights()[i] * (1 - task.target()[i]);
        }
        return Elementary.log(positive) - Elementary.log(negative);
    }
}
