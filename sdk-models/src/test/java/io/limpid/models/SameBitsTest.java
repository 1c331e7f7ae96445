package io.limpid.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.linear.LogisticRegressionModel;
import io.limpid.models.linear.WaldTest;
import io.limpid.models.linear.WaldTests;
import io.limpid.models.neural.Activation;
import io.limpid.models.neural.LearningRateSchedule;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.NetNormalization;
import io.limpid.models.neural.Optimizer;
import io.limpid.models.training.EarlyStopping;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Guards bits across JDKs and processors: every hash below is what JDK 17.0.15 and 25.0.3 both gave. A change of a hash
 * means that a saved seed no longer gives the same model; it needs a reason and a word in the release notes.
 */
public class SameBitsTest {

    /** Twelve literal rows, three epochs or a whole descent. */
    private static final Dataset DATA = Samples.of(
            new double[] {0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0},
            new double[] {5.1, 7.0, 6.4, 4.9, 6.9, 5.5, 4.6, 6.5, 5.7, 5.0, 6.3, 5.4},
            new double[] {3.5, 3.2, 3.1, 3.0, 3.1, 2.3, 3.1, 2.8, 2.8, 3.6, 3.3, 3.9},
            new double[] {0.2, 1.4, 0.5, 0.2, 1.5, 1.3, 0.2, 1.5, 1.3, 0.2, 0.6, 0.4});

    private static final MultilayerPerceptron NET = MultilayerPerceptron.withDefaults()
            .withHidden(5)
            .withEpochs(30)
            .withBatchSize(5)
            .withSeed(42);

    @Test
    void fit_logisticRegression_knownBits() {
        assertThat(hash(LogisticRegression.withDefaults().fit(DATA))).isEqualTo(-5240369927968905874L);
    }

    /** The same rows in three classes. */
    @Test
    void fit_logisticRegressionOfThree_knownBits() {
        double[] codes = {0, 2, 1, 0, 1, 0, 1, 2, 1, 2, 1, 0};
        Dataset three =
                Dataset.of(DATA.features(), new Column(new Field.Categorical("kind", List.of("a", "b", "c")), codes));
        assertThat(hash(LogisticRegression.withDefaults().fit(three))).isEqualTo(3102954862519770684L);
    }

    @Test
    void fit_logisticRegressionWithoutPenalty_knownBitsOfItsTests() {
        LogisticRegressionModel model =
                LogisticRegression.withDefaults().withPenalty(Penalty.none()).fit(Samples.random(200, 3, 62));
        WaldTests.Available tests = (WaldTests.Available) model.waldTests();
        long hash = 17;
        for (int j = 0; j < 3; j++) {
            WaldTest test = tests.coefficient(0, j).orElseThrow();
            hash = 31 * hash + Double.doubleToRawLongBits(test.standardError());
            hash = 31 * hash + Double.doubleToRawLongBits(test.p());
        }
        assertThat(hash).isEqualTo(-7781349700141891342L);
    }

    @Test
    void fit_netByAdam_knownBits() {
        assertThat(hash(NET.with(Optimizer.adam(0.01)).fit(DATA))).isEqualTo(8032267289229174073L);
    }

    @Test
    void fit_netBySgd_knownBits() {
        assertThat(hash(NET.with(Optimizer.sgd(0.1)).fit(DATA))).isEqualTo(-2149433584343202645L);
    }

    @Test
    void fit_deepNetOfTwoClasses_knownBits() {
        assertThat(hash(NET.withHidden(5, 4)
                        .with(Activation.GELU)
                        .with(NetNormalization.BATCH)
                        .with(LearningRateSchedule.cosine(0.1).withWarmUp(2))
                        .with(new EarlyStopping(30, 0.2))
                        .withDropout(0.2)
                        .fit(DATA)))
                .isEqualTo(-7253572430918816057L);
    }

    @Test
    void fit_deepNetOfThreeClasses_knownBits() {
        assertThat(hash(NET.withHidden(7, 5)
                        .with(Activation.TANH)
                        .with(Optimizer.nesterov(0.05))
                        .fit(Samples.threeClasses(200, 62))))
                .isEqualTo(-4260822924242819913L);
    }

    @Test
    void fit_netWithLayerNormalisation_knownBits() {
        assertThat(hash(NET.withHidden(7, 5)
                        .with(Activation.SIGMOID)
                        .with(NetNormalization.LAYER)
                        .with(Optimizer.adam(0.01))
                        .fit(Samples.threeClasses(200, 63))))
                .isEqualTo(7066494651912604394L);
    }

    /** Long enough for the JIT compiler to have replaced every loop on the way. */
    @Test
    void fit_longTraining_knownBits() {
        Dataset data = Samples.random(500, 9, 61);
        assertThat(hash(NET.withEpochs(100).withBatchSize(32).fit(data))).isEqualTo(8392133403949990829L);
    }

    @Test
    void fit_twoWorkers_sameBitsAsOne() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Run two = Run.quiet().with(Workers.on(pool));
            assertThat(hash(LogisticRegression.withDefaults().fit(DATA, two)))
                    .isEqualTo(hash(LogisticRegression.withDefaults().fit(DATA)));
            assertThat(hash(NET.fit(DATA, two))).isEqualTo(hash(NET.fit(DATA)));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Over the bits of every weight, bias and prediction. */
    private static <M extends Classifier & AffineInputModel> long hash(M model) {
        long hash = 17;
        for (int k = 0; k < model.units(); k++) {
            hash = 31 * hash + Double.doubleToRawLongBits(model.bias(k));
            for (int j = 0; j < model.features().size(); j++) {
                hash = 31 * hash + Double.doubleToRawLongBits(model.weight(k, j));
            }
        }
        double[][] columns = new double[model.features().size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = new double[] {j, 1.5 - j, 6};
        }
        for (double p : model.predict(Samples.table(columns))) {
            hash = 31 * hash + Double.doubleToRawLongBits(p);
        }
        return hash;
    }
}
