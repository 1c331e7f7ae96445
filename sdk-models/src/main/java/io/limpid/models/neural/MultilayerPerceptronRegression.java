package io.limpid.models.neural;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.MonotoneTrainer;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import java.util.Objects;

/**
 * Trains a net that predicts a number, with the options of a {@link MultilayerPerceptron}: under the same objective,
 * {@code loss_i = (s_i - t_i)^2 / 2}, {@code s_i} the sum of the one output unit and {@code t_i} the target
 * standardised as the columns are, so that neither its scale nor its place matters and {@code lambda} means the same
 * for every target. The model predicts in the target's own unit; for a constant target, that number.
 *
 * <pre>{@code
 * MultilayerPerceptronRegressionModel net =
 *         MultilayerPerceptron.withDefaults().withHidden(64, 32).forRegression().fit(train);
 * }</pre>
 */
public final class MultilayerPerceptronRegression
        implements PenalizedTrainer<MultilayerPerceptronRegressionModel>,
                MonotoneTrainer<MultilayerPerceptronRegressionModel> {

    private final MultilayerPerceptron options;

    MultilayerPerceptronRegression(MultilayerPerceptron options) {
        if (options.restraint().classWeights().isPresent()) {
            throw new IllegalArgumentException("class weights: expected none for a regression, got some");
        }
        this.options = options;
    }

    /** The same under another penalty on the weights of all layers; one with an absolute part makes true zeros. */
    @Override
    public MultilayerPerceptronRegression withPenalty(Penalty other) {
        return new MultilayerPerceptronRegression(options.withPenalty(other));
    }

    /** The same held as {@link MultilayerPerceptron#withMonotone} does. */
    @Override
    public MultilayerPerceptronRegression withMonotone(MonotoneConstraints other) {
        return new MultilayerPerceptronRegression(options.withMonotone(other));
    }

    /**
     * Trains the net.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is not numeric,
     *     no row has weight or none can be held back, the learning rate is so large that the weights run away, or the
     *     engine cannot do what is asked; the message names the column or option
     */
    @Override
    public MultilayerPerceptronRegressionModel fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        NetTask task = NetTask.ofNumbers(train);
        NetTraining.Result result = options.train(task, run);
        return new MultilayerPerceptronRegressionModel(
                task.features(), options.engine(), result.net(), result.history());
    }
}
