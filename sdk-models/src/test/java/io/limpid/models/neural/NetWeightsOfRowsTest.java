package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.models.Samples;
import io.limpid.models.kernel.HeldOutRows;
import io.limpid.models.training.EarlyStopping;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row weights at the ends of double precision. */
class NetWeightsOfRowsTest {

    private static final Dataset DATA = Samples.random(200, 3, 1);
    private static final MultilayerPerceptron SMALL = MultilayerPerceptron.withDefaults()
            .withHidden(8)
            .withEpochs(5)
            .with(Optimizer.adam(0.01))
            .withSeed(1);

    /** Half of the rows are nothing beside the others, and some batches have no other rows. */
    @Test
    void fit_batchWhoseWeightsUnderflow_normalisedAlike() {
        double[] weights = new double[200];
        Arrays.setAll(weights, i -> i % 2 == 0 ? 1e300 : 1e-30);
        MultilayerPerceptronModel net =
                SMALL.with(NetNormalization.BATCH).withBatchSize(2).fit(DATA.withWeights(weights));
        assertThat(net.trainingLoss()).allSatisfy(loss -> assertThat(loss).isBetween(0.0, 2.0));
        assertThat(net.predict(DATA.features())).doesNotContain(Double.NaN);
    }

    @Test
    void forward_noRowHasWeight_plainMean() {
        NetShape shape = new NetShape(List.of(1), Activation.RELU, NetStart.HE, NetNormalization.BATCH);
        NetParameters net = NetParameters.random(shape, 1, 1, new SplittableRandom(1));
        NetNormalizing kernel = NetNormalizing.of(NetNormalization.BATCH, 1, 2);
        double[][] z = {{1, 5}};
        kernel.forward(z, net, 0, new double[] {0, 0}, 2);
        assertThat(z[0]).containsExactly(new double[] {-1, 1}, within(2e-6)); // 1e-5 beside a variance of 4
        double[][] d = {{3, 0}};
        kernel.backward(d, net, net.zeros(), 0, new double[] {0, 0}, 2);
        assertThat(d[0]).containsExactly(new double[] {0, 0}, within(1e-5)); // of two rows only the order is left
    }

    /** Beside the training rows' weights theirs overflow; only theirs count for the loss on them. */
    @ParameterizedTest
    @ValueSource(doubles = {8e307, 1.7e308})
    void fit_heavyRowsHeldBack_lossIsTheirs(double heavy) {
        MultilayerPerceptron stopping = SMALL.with(EarlyStopping.withDefaults());
        int[] held = held(EarlyStopping.withDefaults().fraction());
        double[] light = new double[200];
        Arrays.fill(light, 0.5);
        double[] large = light.clone();
        light[held[0]] = 1e100;
        large[held[0]] = heavy;
        if (heavy < 1e308) {
            light[held[1]] = 1e100;
            large[held[1]] = heavy;
        }
        assertThat(losses(stopping, large)).isEqualTo(losses(stopping, light));
        assertThat(losses(stopping, large)).allSatisfy(loss -> assertThat(loss).isGreaterThan(0.01));
    }

    /** The split that the trainer makes with seed 1: its third generator draws it. */
    private static int[] held(double fraction) {
        SplittableRandom random = new SplittableRandom(1);
        random.split();
        random.split();
        return HeldOutRows.of(DATA.target().values(), 2, OptionalDouble.of(fraction), random.split())
                .validation();
    }

    private static List<Double> losses(MultilayerPerceptron trainer, double[] weights) {
        return trainer.fit(DATA.withWeights(weights)).history().stream()
                .map(epoch -> epoch.validation().orElseThrow().loss())
                .toList();
    }
}
