package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import io.limpid.models.Samples;
import io.limpid.models.training.EarlyStopping;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine on Smile beside ours. Skipped where the native BLAS cannot be loaded. */
public class SmileNetTest {

    private static final MultilayerPerceptron SMALL = MultilayerPerceptron.withDefaults()
            .withHidden(6)
            .withEpochs(10)
            .with(Optimizer.sgd(0.05))
            .withSeed(3);

    @BeforeAll
    static void needsTheNativeLibrary() {
        assumeTrue(
                loads(), "native BLAS (org.bytedeco:openblas) not loadable on this platform: Smile's net not tested");
    }

    /**
     * The same weights and rows through Smile's own forward pass and through ours. Tolerance: both add the same at most
     * 13 products in another order, of numbers about 1, and Smile's sigmoid uses Math.exp: a few times 1e-16.
     */
    @Test
    void predict_sameWeights_equalsOurForwardPass() {
        Dataset data = Samples.random(200, 12, 31);
        double[][] x = rows(data);
        SplittableRandom random = new SplittableRandom(4);
        NetParameters net = start(9, 12, random);
        Arrays.setAll(net.biases[0], k -> random.nextDouble(-0.5, 0.5));
        net.biases[1][0] = 0.3;
        NetData rows = new NetData(x, data.target().values(), data.weights());
        SmileNet smile = new SmileNet(net, rows, Activation.RELU, Optimizer.sgd(0.1), 0);
        MultilayerPerceptronModel ours = new MultilayerPerceptronModel(
                data.features().schema(), data.classes(), NeuralEngine.SMILE, smile.frozen(), List.of());
        double[] p = ours.predict(data.features());
        for (int i = 0; i < 200; i++) {
            assertThat(p[2 * i + 1]).isCloseTo(smile.predict(x[i]), within(1e-12));
        }
    }

    /** The same after training, with Smile's weights read out. */
    @Test
    void parameters_afterTraining_predictAsSmileDoes() {
        Dataset data = Samples.random(100, 4, 32);
        double[][] x = rows(data);
        NetData rows = new NetData(x, data.target().values(), data.weights());
        SmileNet smile =
                new SmileNet(start(5, 4, new SplittableRandom(1)), rows, Activation.RELU, Optimizer.sgd(0.1), 0.01);
        int[] order = IntStream.range(0, 100).toArray();
        for (int from = 0; from < 100; from += 10) {
            smile.learn(order, from, from + 10, 1);
        }
        MultilayerPerceptronModel ours = new MultilayerPerceptronModel(
                data.features().schema(), data.classes(), NeuralEngine.SMILE, smile.frozen(), List.of());
        double[] p = ours.predict(data.features());
        for (int i = 0; i < 100; i++) {
            assertThat(p[2 * i + 1]).isCloseTo(smile.predict(x[i]), within(1e-12));
        }
    }

    /** Same start, same order, same rule: after 130 steps on weighted rows only rounding is between the two engines. */
    @Test
    void fit_sgd_equalsOurEngine() {
        Dataset data = Samples.random(400, 5, 33)
                .withWeights(
                        IntStream.range(0, 400).mapToDouble(i -> 0.5 + i % 3).toArray());
        MultilayerPerceptronModel ours = SMALL.fit(data);
        MultilayerPerceptronModel smiles = SMALL.with(NeuralEngine.SMILE).fit(data);
        assertThat(smiles.engine()).isEqualTo(NeuralEngine.SMILE);
        assertThat(ours.engine()).isEqualTo(NeuralEngine.LIMPID);
        double[] a = ours.predict(data.features());
        double[] b = smiles.predict(data.features());
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).isCloseTo(a[i], within(1e-9));
        }
        for (int epoch = 0; epoch < 10; epoch++) {
            assertThat(smiles.trainingLoss().get(epoch))
                    .isCloseTo(ours.trainingLoss().get(epoch), within(1e-9));
        }
    }

    static List<Arguments> fit_whatSmileCanDo_sameLossAsOurEngine() {
        return List.of(
                Arguments.of(SMALL.with(Activation.SIGMOID), 1e-9),
                Arguments.of(SMALL.with(Activation.LINEAR), 1e-9),
                Arguments.of(SMALL.withHidden(6, 5, 4).with(Activation.SIGMOID), 1e-9),
                Arguments.of(SMALL.withHidden(7, 3), 1e-9),
                Arguments.of(SMALL.with(Optimizer.momentum(0.01)), 1e-9),
                Arguments.of(SMALL.withHidden(5, 4).with(Activation.SIGMOID).with(Optimizer.momentum(0.05)), 1e-9),
                // Smile's epsilon is under the root: 1e-8 beside gradients of about 1e-2, so a millionth of every step.
                Arguments.of(SMALL.with(Activation.SIGMOID).with(Optimizer.rmsProp(0.003)), 1e-5));
    }

    /** Same start, same order, same rule: after 130 steps the losses of every epoch agree, and the predictions. */
    @ParameterizedTest
    @MethodSource
    void fit_whatSmileCanDo_sameLossAsOurEngine(MultilayerPerceptron trainer, double tolerance) {
        Dataset data = Samples.random(400, 5, 40);
        MultilayerPerceptronModel ours = trainer.fit(data);
        MultilayerPerceptronModel smiles = trainer.with(NeuralEngine.SMILE).fit(data);
        double[] a = ours.predict(data.features());
        double[] b = smiles.predict(data.features());
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).isCloseTo(a[i], within(tolerance));
        }
        for (int epoch = 0; epoch < 10; epoch++) {
            assertThat(smiles.trainingLoss().get(epoch))
                    .isCloseTo(ours.trainingLoss().get(epoch), within(tolerance));
        }
        assertThat(ours.trainingLoss().get(9)).isLessThan(ours.trainingLoss().get(0));
    }

    /** Smile shrinks after the step, we take the penalty into it: they differ by rate² lambda per step, 2.5e-5 here. */
    @Test
    void fit_penalty_closeToOurEngine() {
        Dataset data = Samples.random(400, 5, 34);
        MultilayerPerceptron held = SMALL.withPenalty(Penalty.ridge(0.01));
        double[] ours = held.fit(data).predict(data.features());
        double[] smiles = held.with(NeuralEngine.SMILE).fit(data).predict(data.features());
        double[] free = SMALL.fit(data).predict(data.features());
        double apart = 0;
        double effect = 0;
        for (int i = 0; i < ours.length; i++) {
            apart = Math.max(apart, Math.abs(ours[i] - smiles[i]));
            effect = Math.max(effect, Math.abs(ours[i] - free[i]));
        }
        assertThat(apart).isLessThan(0.2 * effect);
    }

    @Test
    void fit_fromAnotherThread_sameBits() throws InterruptedException {
        Dataset data = Samples.random(60, 3, 35);
        MultilayerPerceptron trainer = SMALL.with(NeuralEngine.SMILE);
        double[] here = trainer.fit(data).predict(data.features());
        double[][] there = new double[1][];
        Thread other = new Thread(() -> there[0] = trainer.fit(data).predict(data.features()));
        other.start();
        other.join();
        assertThat(there[0]).isEqualTo(here);
    }

    @Test
    void fit_adam_refusedByName() {
        Dataset data = Samples.random(20, 2, 36);
        assertThatThrownBy(() -> SMALL.with(NeuralEngine.SMILE)
                        .with(Optimizer.adam(0.01))
                        .fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("optimizer: expected SGD, momentum or RMSProp with engine SMILE, got Adam[");
    }

    @Test
    void fit_whatSmileCannotDo_refusedByName() {
        MultilayerPerceptron smile = SMALL.with(NeuralEngine.SMILE);
        refused(smile.withHidden(), "hidden: expected at least one hidden layer with engine SMILE, got none");
        refused(
                smile.with(Activation.GELU),
                "activation: expected one of [RELU, SIGMOID, LINEAR] with engine SMILE, got GELU");
        refused(
                smile.with(Activation.TANH),
                "activation: expected one of [RELU, SIGMOID, LINEAR] with engine SMILE, got TANH");
        refused(
                smile.with(Optimizer.momentum(0.1)).withPenalty(Penalty.ridge(0.1)),
                "lambda: expected 0 unless by SGD with engine SMILE, got 0.1");
        refused(
                smile.with(new Optimizer.RmsProp(0.1, 0, 1e-8)),
                "decay: expected a number above 0 with engine SMILE, got 0.0");
        refused(smile.with(NetNormalization.LAYER), "normalization: expected NONE with engine SMILE, got LAYER");
        refused(smile.with(NetNormalization.BATCH), "normalization: expected NONE with engine SMILE, got BATCH");
        refused(smile.withDropout(0.2), "dropout: expected 0 with engine SMILE, got 0.2");
        refused(smile.withPenalty(new Penalty(1, 0.5)), "l1Ratio: expected 0 with engine SMILE, got 0.5");
        refused(smile.withClipping(1), "clipping: expected none with engine SMILE, got OptionalDouble[1.0]");
        refused(
                smile.with(LearningRateSchedule.cosine(0.1)),
                "schedule: expected a constant with engine SMILE, got Cosine[last=0.1]");
        assertThatThrownBy(() -> smile.forRegression().fit(Samples.numbers(20, 2, 1)))
                .hasMessage("target: expected two classes with engine SMILE, got numbers");
        assertThatThrownBy(() -> smile.fit(Samples.threeClasses(20, 1)))
                .hasMessage("target: expected two classes with engine SMILE, got more");
    }

    private static void refused(MultilayerPerceptron trainer, String message) {
        assertThatThrownBy(() -> trainer.fit(Samples.random(20, 2, 36)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Holding rows back is the loop's own work, the same for both engines. */
    @Test
    void fit_earlyStopping_equalsOurEngine() {
        Dataset data = Samples.random(400, 5, 39);
        MultilayerPerceptron trainer = SMALL.with(new EarlyStopping(2, 0.25));
        double[] ours = trainer.fit(data).predict(data.features());
        double[] smiles = trainer.with(NeuralEngine.SMILE).fit(data).predict(data.features());
        for (int i = 0; i < ours.length; i++) {
            assertThat(smiles[i]).isCloseTo(ours[i], within(1e-9));
        }
    }

    @Test
    void fit_penaltyBeyondSmile_refusedByName() {
        Dataset data = Samples.random(20, 2, 37);
        assertThatThrownBy(() -> SMALL.with(NeuralEngine.SMILE)
                        .withPenalty(Penalty.ridge(3))
                        .fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lambda: expected at most 0.1 / learningRate = 2.0 with engine SMILE, got 3.0");
    }

    @Test
    void fit_cancelled_throws() {
        Dataset data = Samples.random(20, 2, 38);
        Run cancelled = Run.quiet().with(() -> true);
        assertThatThrownBy(() -> SMALL.with(NeuralEngine.SMILE).fit(data, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void predict_shortRow_refused() {
        NetData none = new NetData(new double[0][], new double[0], new double[0]);
        SmileNet smile =
                new SmileNet(start(2, 3, new SplittableRandom(1)), none, Activation.RELU, Optimizer.sgd(0.1), 0);
        assertThatThrownBy(() -> smile.predict(new double[2])).hasMessage("row: expected 3 values, got 2");
    }

    private static double[][] rows(Dataset data) {
        double[][] x = new double[data.rows()][data.features().schema().size()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] = data.features().column(j)[i];
            }
        }
        return x;
    }

    private static NetParameters start(int units, int features, SplittableRandom random) {
        NetShape shape = new NetShape(List.of(units), Activation.RELU, NetStart.HE, NetNormalization.NONE);
        return NetParameters.random(shape, features, 1, random);
    }

    /** Whether this platform has the native library. */
    public static boolean loads() {
        try {
            NetData none = new NetData(new double[0][], new double[0], new double[0]);
            new SmileNet(start(1, 1, new SplittableRandom(1)), none, Activation.RELU, Optimizer.sgd(0.1), 0)
                    .predict(new double[1]);
            return true;
        } catch (LinkageError missing) {
            return false;
        }
    }
}
