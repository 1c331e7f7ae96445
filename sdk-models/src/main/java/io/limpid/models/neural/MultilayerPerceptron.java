package io.limpid.models.neural;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.MonotoneTrainer;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Run;
import io.limpid.models.kernel.HeldOutRows;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.training.EarlyStopping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Trains a net with any number of hidden layers on two or more classes (on numbers: {@link #forRegression}), by
 * gradient steps over mini-batches on the mean cross-entropy under a penalty
 *
 * <pre>(1 / W) sum_i w_i loss_i + lambda (l1Ratio |b|_1 + (1 - l1Ratio) / 2 |b|^2)</pre>
 *
 * <p>{@code W} is the sum of the row weights, {@code b} the weights of all layers, without the biases. The first layer
 * reads {@code (x_ij - m_j) / d_j}, {@code m_j} and {@code d_j} the weighted mean and standard deviation (divided by
 * {@code W}) of column {@code j}; so scales don't matter, and the model that comes out reads the columns in their own
 * units; one far from zero costs digits in prediction, as in {@link LogisticRegression}. A constant column gets weight
 * 0; a row of weight 0 is as good as absent. Two classes share one output unit, whose sum is the log-odds of the
 * positive (last) class; more have one each.
 *
 * <pre>{@code
 * MultilayerPerceptronModel net = MultilayerPerceptron.withDefaults()
 *         .withHidden(64, 32)
 *         .with(Optimizer.adamW(0.002, 0.01))
 *         .with(EarlyStopping.withDefaults())
 *         .fit(train);
 * }</pre>
 *
 * <p>The start is random, and every epoch meets the rows in a new random order; a batch's gradient is {@code (n / W)
 * w_i} times the row's, averaged over its rows. The same seed on the same data gives the same bits, whatever the
 * workers: it runs on the calling thread (engine {@link NeuralEngine#SMILE} on one of its own). Another seed gives
 * another net: the loss has many minima.
 *
 * <p>Features must be numeric and without missing values. Cost: per epoch about 3 × rows × weights multiplications.
 */
public final class MultilayerPerceptron
        implements PenalizedTrainer<MultilayerPerceptronModel>, MonotoneTrainer<MultilayerPerceptronModel> {

    private final NetShape shape;
    private final NetSteps steps;
    private final NetRestraint restraint;
    private final NeuralEngine engine;
    private final long seed;

    private MultilayerPerceptron(
            NetShape shape, NetSteps steps, NetRestraint restraint, NeuralEngine engine, long seed) {
        this.shape = shape;
        this.steps = steps;
        this.restraint = restraint;
        this.engine = Objects.requireNonNull(engine, "engine");
        this.seed = seed;
    }

    /**
     * One hidden layer of 32 ReLU units, He's start, Adam at a constant 0.001, 200 epochs of mini-batches of 32, seed
     * 0; no penalty, dropout, normalisation, clipping or early stopping.
     */
    public static MultilayerPerceptron withDefaults() {
        return new MultilayerPerceptron(
                new NetShape(List.of(32), Activation.RELU, NetStart.HE, NetNormalization.NONE),
                new NetSteps(Optimizer.adam(0.001), LearningRateSchedule.constant(), OptionalDouble.empty(), 200, 32),
                new NetRestraint(Penalty.none(), 0, Optional.empty(), Optional.empty(), MonotoneConstraints.none()),
                NeuralEngine.LIMPID,
                0L);
    }

    /**
     * The same with hidden layers of so many units each, at least 1; without any the net is a linear model. No layer
     * may come to more than 33,554,432 weights and all together to no more than 67,108,864, which is what a model file
     * holds; {@link #fit} checks.
     */
    public MultilayerPerceptron withHidden(int... units) {
        return with(shape.withHidden(units));
    }

    /** The same with another activation in every hidden unit. */
    public MultilayerPerceptron with(Activation other) {
        return with(shape.with(other));
    }

    /** The same from another random start. */
    public MultilayerPerceptron with(NetStart other) {
        return with(shape.with(other));
    }

    /** The same with or without normalisation of the hidden units. */
    public MultilayerPerceptron with(NetNormalization other) {
        return with(shape.with(other));
    }

    /** The same with another optimizer. */
    public MultilayerPerceptron with(Optimizer other) {
        return with(steps.with(other));
    }

    /** The same with another course of the learning rate. */
    public MultilayerPerceptron with(LearningRateSchedule other) {
        return with(steps.with(other));
    }

    /** The same with each gradient (without the penalty's) shortened to this Euclidean length, above 0, if longer. */
    public MultilayerPerceptron withClipping(double length) {
        return with(steps.withClipping(length));
    }

    /** The same with another number of passes over the rows, at least 1. */
    public MultilayerPerceptron withEpochs(int passes) {
        return with(steps.withEpochs(passes));
    }

    /** The same with another number of rows per gradient step, at least 1; as many as there are rows, or more: all. */
    public MultilayerPerceptron withBatchSize(int rows) {
        return with(steps.withBatchSize(rows));
    }

    /**
     * The same with hidden units left out at random in training, each with this probability for each row and step; the
     * others are divided by one minus it (Srivastava et al. 2014). From 0 to below 1.
     */
    public MultilayerPerceptron withDropout(double share) {
        return with(restraint.withDropout(share));
    }

    /** The same with rows held back, and an end when the loss on them no longer falls. */
    public MultilayerPerceptron with(EarlyStopping other) {
        return with(restraint.with(other));
    }

    /** The same with each row's weight multiplied by a factor of its class. */
    public MultilayerPerceptron with(ClassWeights other) {
        return with(restraint.with(other));
    }

    /** The same under another penalty on the weights of all layers; one with an absolute part makes true zeros. */
    @Override
    public MultilayerPerceptron withPenalty(Penalty other) {
        return with(restraint.with(other));
    }

    /**
     * The same held so that the positive class's probability, or the number, only rises or only falls with some
     * columns, for every row whatever: after each step a weight of the wrong sign is set to zero (each hidden layer's
     * first half of units leads up, the other down; a weight between two of one half is at least 0, between the halves
     * at most 0). Where the rows say the opposite the net comes out flat in the column; a narrow one may then lose
     * units to it. Batch normalisation is held with it; {@link #fit} refuses by name more than two classes, {@link
     * Activation#GELU}, which falls before it rises, and any other normalisation, which mixes units.
     */
    @Override
    public MultilayerPerceptron withMonotone(MonotoneConstraints other) {
        return with(restraint.with(other));
    }

    /** The same trained by another engine; {@link #fit} refuses by name what {@link NeuralEngine#SMILE} cannot do. */
    public MultilayerPerceptron with(NeuralEngine other) {
        return new MultilayerPerceptron(shape, steps, restraint, other, seed);
    }

    /** The same with another seed of every random choice. */
    public MultilayerPerceptron withSeed(long other) {
        return new MultilayerPerceptron(shape, steps, restraint, engine, other);
    }

    /** A trainer of nets that predict a number, with these options. */
    public MultilayerPerceptronRegression forRegression() {
        return new MultilayerPerceptronRegression(this);
    }

    private MultilayerPerceptron with(NetShape other) {
        return new MultilayerPerceptron(other, steps, restraint, engine, seed);
    }

    private MultilayerPerceptron with(NetSteps other) {
        return new MultilayerPerceptron(shape, other, restraint, engine, seed);
    }

    private MultilayerPerceptron with(NetRestraint other) {
        return new MultilayerPerceptron(shape, steps, other, engine, seed);
    }

    /**
     * Trains the net.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target has fewer than
     *     two classes, one of them does not occur, no row can be held back, a constraint cannot be held, the learning
     *     rate is so large that the weights run away, or the engine cannot do what is asked; the message names the
     *     column or option
     * @throws IllegalStateException when the engine is {@link NeuralEngine#SMILE} and its native BLAS is missing
     */
    @Override
    public MultilayerPerceptronModel fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        NetTask task = NetTask.ofClasses(
                restraint.classWeights().map(factors -> factors.resample(train)).orElse(train));
        NetTraining.Result result = train(task, run);
        return new MultilayerPerceptronModel(task.features(), task.classes(), engine, result.net(), result.history());
    }

    /** A net on columns in their own units. */
    NetTraining.Result train(NetTask task, Run run) {
        if (engine == NeuralEngine.SMILE) {
            SmileTraining.requireHonoured(this, task.output());
        }
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom start = random.split();
        SplittableRandom shuffle = random.split();
        HeldOutRows split = HeldOutRows.of(
                task.target(),
                task.classes().size(),
                restraint
                        .stopping()
                        .map(held -> OptionalDouble.of(held.fraction()))
                        .orElse(OptionalDouble.empty()),
                random.split());
        NetScale scale = new NetScale(task, split.trainingOnly(task.weights()));
        NetOutput output = task.output();
        Optional<NetMonotone> monotone = NetMonotone.of(shape, restraint.monotone(), task, scale);
        int outputUnits = output.units(task.classes().size());
        NetParameters net = NetParameters.random(shape, scale.varying(), outputUnits, start);
        NetTraining training = new NetTraining(NetData.of(task, scale, split), split, this, scale, run);
        NetTraining.Result result = engine == NeuralEngine.SMILE
                ? SmileTraining.run(net, training, shuffle)
                : training.train(new LimpidNet(net, training, output, monotone, random.split()), shuffle);
        return new NetTraining.Result(scale.raw(result.net()), result.history());
    }

    NetShape shape() {
        return shape;
    }

    NetSteps steps() {
        return steps;
    }

    NetRestraint restraint() {
        return restraint;
    }

    NeuralEngine engine() {
        return engine;
    }
}
