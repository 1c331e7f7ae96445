package io.limpid.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine on Smile beside ours. Skipped where the native BLAS cannot be loaded. */
class SmileNetTest {

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
        NetParameters net = NetParameters.random(9, 12, random);
        Arrays.setAll(net.hiddenBias, k -> random.nextDouble(-0.5, 0.5));
        net.outputBias[0] = 0.3;
        NetData rows = new NetData(x, data.target().values(), data.weights());
        SmileNet smile = new SmileNet(net, rows, 0.1, 0);
        MultilayerPerceptronModel ours = new MultilayerPerceptronModel(
                data.features().schema(),
                data.classes(),
                NeuralEngine.SMILE,
                net.hidden,
                net.hiddenBias,
                net.output,
                net.outputBias[0],
                List.of());
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
        SmileNet smile = new SmileNet(NetParameters.random(5, 4, new SplittableRandom(1)), rows, 0.1, 0.01);
        int[] order = rows.order();
        for (int from = 0; from < 100; from += 10) {
            smile.learn(order, from, from + 10);
        }
        NetParameters read = smile.parameters();
        MultilayerPerceptronModel ours = new MultilayerPerceptronModel(
                data.features().schema(),
                data.classes(),
                NeuralEngine.SMILE,
                read.hidden,
                read.hiddenBias,
                read.output,
                read.outputBias[0],
                List.of());
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
                .hasMessageStartingWith("optimizer: expected SGD with engine SMILE, got Adam[");
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
        SmileNet smile = new SmileNet(new NetParameters(2, 3), none, 0.1, 0);
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

    static boolean loads() {
        try {
            NetData none = new NetData(new double[0][], new double[0], new double[0]);
            new SmileNet(new NetParameters(1, 1), none, 0.1, 0).predict(new double[1]);
            return true;
        } catch (LinkageError missing) {
            return false;
        }
    }
}
