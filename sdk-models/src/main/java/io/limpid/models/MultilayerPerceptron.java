package io.limpid.models;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Trains a net with one hidden layer of rectified linear units and a sigmoid output on two classes, by gradient steps
 * over mini-batches on the mean cross-entropy
 *
 * <pre>(1 / W) sum_i w_i (log(1 + exp(s_i)) - y_i s_i) + lambda / 2 (|A|^2 + |v|^2),
 * s_i = c + sum_k v_k max(0, b_k + sum_j A_kj (x_ij - m_j) / d_j)</pre>
 *
 * <p>{@code y} is 1 for the positive (last) class, {@code W} the sum of the row weights, {@code m_j} and {@code d_j}
 * the weighted mean and standard deviation (divided by {@code W}) of column {@code j}; so scales don't matter, and the
 * model that comes out reads the columns in their own units; one far from zero costs digits in prediction, as in {@link
 * LogisticRegression}. Biases are not penalised; a constant column gets weight 0; a row of weight 0 is as good as
 * absent.
 *
 * <p>The start is random (hidden weights uniform with variance 2 / features: He et al. 2015), and every epoch meets the
 * rows in a new random order; a batch's gradient is {@code (n / W) w_i} times the row's, averaged over its rows. The
 * same seed on the same data gives the same bits, whatever the workers: it runs on the calling thread (engine {@link
 * NeuralEngine#SMILE} on one of its own). Another seed gives another net: the loss has many minima.
 *
 * <p>Features must be numeric and without missing values. Cost: per epoch about 3 × rows × features × units
 * multiplications.
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He et al. (2015)</a>
 */
public final class MultilayerPerceptron implements PenalizedTrainer<MultilayerPerceptronModel> {

    private static final int MOST_UNITS = 100_000;

    private final int hidden;
    private final Optimizer optimizer;
    private final NeuralEngine engine;
    private final int epochs;
    private final int batchSize;
    private final long seed;
    private final Penalty penalty;

    private MultilayerPerceptron(
            int hidden,
            Optimizer optimizer,
            NeuralEngine engine,
            int epochs,
            int batchSize,
            long seed,
            Penalty penalty) {
        this.hidden = requireCount("hidden", hidden, MOST_UNITS);
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
        this.engine = Objects.requireNonNull(engine, "engine");
        this.epochs = requireCount("epochs", epochs, 1_000_000);
        this.batchSize = requireCount("batchSize", batchSize, Integer.MAX_VALUE);
        this.seed = seed;
        this.penalty = SquaredPenalty.require(penalty);
    }

    /** One hidden layer of 32 ReLU units, Adam at 0.001, 200 epochs of mini-batches of 32, no penalty, seed 0. */
    public static MultilayerPerceptron withDefaults() {
        return new MultilayerPerceptron(32, Optimizer.adam(0.001), NeuralEngine.LIMPID, 200, 32, 0L, Penalty.none());
    }

    /** The same with another number of hidden units, at least 1. */
    public MultilayerPerceptron withHidden(int units) {
        return new MultilayerPerceptron(units, optimizer, engine, epochs, batchSize, seed, penalty);
    }

    /** The same with another optimizer. */
    public MultilayerPerceptron with(Optimizer other) {
        return new MultilayerPerceptron(hidden, other, engine, epochs, batchSize, seed, penalty);
    }

    /** The same trained by another engine; {@link NeuralEngine#SMILE} goes with SGD only, which {@link #fit} checks. */
    public MultilayerPerceptron with(NeuralEngine other) {
        return new MultilayerPerceptron(hidden, optimizer, other, epochs, batchSize, seed, penalty);
    }

    /** The same with another number of passes over the rows, at least 1. */
    public MultilayerPerceptron withEpochs(int passes) {
        return new MultilayerPerceptron(hidden, optimizer, engine, passes, batchSize, seed, penalty);
    }

    /** The same with another number of rows per gradient step, at least 1; as many as there are rows, or more: all. */
    public MultilayerPerceptron withBatchSize(int rows) {
        return new MultilayerPerceptron(hidden, optimizer, engine, epochs, rows, seed, penalty);
    }

    /** The same with another seed of its random start and order. */
    public MultilayerPerceptron withSeed(long other) {
        return new MultilayerPerceptron(hidden, optimizer, engine, epochs, batchSize, other, penalty);
    }

    /**
     * The same under another squared penalty on the weights of both layers.
     *
     * @throws IllegalArgumentException when {@code l1Ratio} is not 0
     */
    @Override
    public MultilayerPerceptron withPenalty(Penalty other) {
        return new MultilayerPerceptron(hidden, optimizer, engine, epochs, batchSize, seed, other);
    }

    /**
     * Trains the net.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is not one of
     *     two classes, only one of them occurs, the learning rate is so large that the weights run away, or the engine
     *     has no such optimizer; the message names the column or option
     * @throws IllegalStateException when the engine is {@link NeuralEngine#SMILE} and its native BLAS is missing
     */
    @Override
    public MultilayerPerceptronModel fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        if (engine == NeuralEngine.SMILE) {
            SmileTraining.requireHonoured(this);
        }
        BinaryTask task = BinaryTask.of(train);
        Standardization scale = Standardization.of(task);
        NetData data = NetData.of(task, scale);
        SplittableRandom random = new SplittableRandom(seed);
        NetParameters net = NetParameters.random(hidden, scale.varying(), random.split());
        SplittableRandom shuffle = random.split();
        double[] losses = engine == NeuralEngine.SMILE
                ? SmileTraining.run(net, data, this, shuffle, run)
                : NetTraining.run(new LimpidNet(net, data, this), data, this, shuffle, run);
        NetTraining.requireFinite(net.finite(), this, epochs - 1);
        return model(task, scale, net, losses);
    }

    private MultilayerPerceptronModel model(
            BinaryTask task, Standardization scale, NetParameters net, double[] losses) {
        double[][] weights = new double[hidden][];
        double[] biases = new double[hidden];
        for (int k = 0; k < hidden; k++) {
            weights[k] = scale.coefficients(net.hidden[k]);
            biases[k] = scale.intercept(net.hiddenBias[k], net.hidden[k]);
        }
        return new MultilayerPerceptronModel(
                task.features(),
                task.classes(),
                engine,
                weights,
                biases,
                net.output,
                net.outputBias[0],
                Arrays.stream(losses).boxed().toList());
    }

    Optimizer optimizer() {
        return optimizer;
    }

    double learningRate() {
        return optimizer instanceof Optimizer.Adam adam
                ? adam.learningRate()
                : ((Optimizer.Sgd) optimizer).learningRate();
    }

    int epochs() {
        return epochs;
    }

    int batchSize() {
        return batchSize;
    }

    Penalty penalty() {
        return penalty;
    }

    private static int requireCount(String option, int value, int most) {
        if (!(value >= 1 && value <= most)) {
            throw new IllegalArgumentException(
                    option + ": expected a whole number from 1 to " + most + ", got " + value);
        }
        return value;
    }
}
