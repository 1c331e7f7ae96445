package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import io.limpid.models.Samples;
import io.limpid.models.training.EarlyStopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultilayerPerceptronTest {

    private static final MultilayerPerceptron SMALL = MultilayerPerceptron.withDefaults()
            .withHidden(6)
            .withEpochs(20)
            .with(Optimizer.adam(0.01))
            .withSeed(1);

    static List<Optimizer> optimizers() {
        return List.of(
                Optimizer.sgd(0.05),
                Optimizer.momentum(0.01),
                Optimizer.nesterov(0.01),
                Optimizer.rmsProp(0.003),
                Optimizer.adam(0.01),
                Optimizer.adamW(0.01, 0.01));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void fit_anyOptimizer_lossFalls(Optimizer optimizer) {
        List<Double> loss = SMALL.with(optimizer).fit(Samples.random(400, 4, 1)).trainingLoss();
        assertThat(loss).hasSize(20);
        assertThat(loss.get(19)).isLessThan(0.75 * loss.get(0));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void fit_exclusiveOr_solved(Optimizer optimizer) {
        Dataset data = Samples.exclusiveOr(8);
        MultilayerPerceptronModel model = SMALL.with(optimizer)
                .withHidden(8)
                .withEpochs(400)
                .withBatchSize(4)
                .fit(data);
        double[] p = model.predict(data.features());
        for (int i = 0; i < 4; i++) {
            assertThat(p[2 * i + 1] > 0.9)
                    .as("point " + i)
                    .isEqualTo(data.target().values()[i] == 1);
            assertThat(p[2 * i] > 0.9).as("point " + i).isEqualTo(data.target().values()[i] == 0);
        }
    }

    @Test
    void fit_sameSeed_sameBits() {
        Dataset data = Samples.random(100, 3, 2);
        assertThat(SMALL.fit(data).predict(data.features()))
                .isEqualTo(SMALL.fit(data).predict(data.features()));
    }

    @Test
    void fit_otherSeed_otherNet() {
        Dataset data = Samples.random(100, 3, 2);
        assertThat(SMALL.withSeed(2).fit(data).predict(data.features()))
                .isNotEqualTo(SMALL.fit(data).predict(data.features()));
    }

    /** With all rows in one batch a row of weight 3 is three rows; only the order of the sums differs. */
    @Test
    void fit_weightsFullBatch_asRepeatedRows() {
        Dataset data = Samples.random(30, 3, 3);
        double[] weights = new double[30];
        int[] repeated = new int[60];
        int count = 0;
        for (int i = 0; i < 30; i++) {
            weights[i] = 1 + i % 3;
            for (int r = 0; r <= i % 3; r++) {
                repeated[count++] = i;
            }
        }
        MultilayerPerceptron trainer =
                SMALL.with(Optimizer.sgd(0.1)).withBatchSize(100).withPenalty(Penalty.ridge(0.01));
        double[] weighted = trainer.fit(data.withWeights(weights)).predict(data.features());
        double[] rows = trainer.fit(data.select(repeated)).predict(data.features());
        for (int i = 0; i < weighted.length; i++) {
            assertThat(weighted[i]).isCloseTo(rows[i], within(1e-12)); // 20 steps of rounding
        }
        assertThat(weighted).isNotEqualTo(trainer.fit(data).predict(data.features()));
    }

    @Test
    void fit_rowOfWeightZero_asAbsent() {
        Dataset data = Samples.random(20, 2, 4);
        double[] weights = new double[20];
        Arrays.fill(weights, 2, 20, 1.0);
        int[] kept = new int[18];
        Arrays.setAll(kept, i -> i + 2);
        assertThat(SMALL.fit(data.withWeights(weights)).predict(data.features()))
                .isEqualTo(SMALL.fit(data.select(kept)).predict(data.features()));
    }

    @Test
    void fit_penalty_shrinksBothLayers() {
        Dataset data = Samples.random(200, 3, 5);
        MultilayerPerceptronModel free = SMALL.fit(data);
        MultilayerPerceptronModel held = SMALL.withPenalty(Penalty.ridge(0.5)).fit(data);
        assertThat(size(held, false)).isLessThan(0.5 * size(free, false));
        assertThat(size(held, true)).isLessThan(0.5 * size(free, true));
    }

    @Test
    void fit_otherUnits_sameNetUpToRounding() {
        Dataset data = Samples.random(100, 2, 6);
        Dataset scaled = data.withFeatures(Samples.table(
                Arrays.stream(data.features().column(0)).map(v -> 1e5 * v + 7e5).toArray(),
                data.features().column(1)));
        double[] a = SMALL.fit(data).predict(data.features());
        double[] b = SMALL.fit(scaled).predict(scaled.features());
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).isCloseTo(a[i], within(1e-6)); // 80 steps on inputs that differ by 1e-15
        }
    }

    @Test
    void fit_constantColumn_weightsAreZero() {
        double[] constant = new double[50];
        Arrays.fill(constant, 0.1);
        Dataset data = Samples.random(50, 1, 7);
        MultilayerPerceptronModel model = SMALL.fit(
                data.withFeatures(Samples.table(constant, data.features().column(0))));
        for (int k = 0; k < model.units(); k++) {
            assertThat(model.weight(k, 0)).isZero();
            assertThat(model.weight(k, 1)).isNotZero();
        }
    }

    @Test
    void fit_onlyConstantColumns_classShares() {
        Dataset data = Samples.of(new double[] {0, 1, 1, 1}, new double[] {2, 2, 2, 2});
        double p = SMALL.withEpochs(500).fit(data).predict(data.features())[1];
        assertThat(p).isCloseTo(0.75, within(0.01)); // Adam at 0.01 circles the minimum at about this distance
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64, 65, 1000})
    void fit_anyBatchSize_learns(int batchSize) {
        Dataset data = Samples.random(130, 3, 8);
        List<Double> loss =
                SMALL.withBatchSize(batchSize).withEpochs(60).fit(data).trainingLoss();
        assertThat(loss.get(59)).isLessThan(loss.get(0));
    }

    @Test
    void fit_turkishLocale_sameStagesAndBits() {
        Dataset data = Samples.random(40, 2, 9);
        List<String> stages = new ArrayList<>();
        double[] plain = SMALL.fit(data).predict(data.features());
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            Run run = Run.quiet().with((stage, done, total) -> stages.add(stage));
            assertThat(SMALL.fit(data, run).predict(data.features())).isEqualTo(plain);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(stages).hasSize(21);
        assertThat(stages.get(0)).isEqualTo("training the net");
        assertThat(stages.subList(1, 21)).allMatch(s -> s.matches("training the net, loss \\d\\.\\d{4}"));
    }

    @Test
    void fit_cancelled_stopsWithinABatch() {
        AtomicInteger asked = new AtomicInteger();
        Run run = Run.quiet().with(() -> asked.incrementAndGet() > 5);
        Dataset data = Samples.random(320, 2, 10);
        assertThatThrownBy(() -> SMALL.fit(data, run)).isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(6);
    }

    /** One batch of all 320 rows: five tiles, each asks. */
    @Test
    void fit_cancelledInOneHugeBatch_stopsWithinATile() {
        AtomicInteger asked = new AtomicInteger();
        Run run = Run.quiet().with(() -> asked.incrementAndGet() > 3);
        Dataset data = Samples.random(320, 2, 10);
        assertThatThrownBy(() -> SMALL.withBatchSize(320).withEpochs(1).fit(data, run))
                .isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(4);
    }

    @Test
    void fit_rateFarTooLarge_namesIt() {
        Dataset data = Samples.random(100, 3, 11);
        assertThatThrownBy(() -> SMALL.with(Optimizer.sgd(1e200)).fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("learningRate: expected one that keeps the weights finite, got 1.0E200");
    }

    @Test
    void fit_categoricalFeature_namesItAndTheEncoder() {
        Table features =
                Table.of(Schema.of(new Field.Categorical("Street", List.of("gravel", "paved"))), new double[] {0, 1});
        Dataset data = Samples.of(new double[] {0, 1}, new double[] {1, 2}).withFeatures(features);
        assertThatThrownBy(() -> SMALL.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column \"Street\": expected a numeric column")
                .hasMessageContaining("OneHotEncoder");
    }

    @Test
    void fit_oneClassOnly_saysWhich() {
        assertThatThrownBy(() -> SMALL.fit(Samples.of(new double[] {0, 0}, new double[] {1, 2})))
                .hasMessage("column \"class\": expected rows of both classes [\"no\", \"yes\"], got only \"no\"");
    }

    @Test
    void options_outOfRange_named() {
        MultilayerPerceptron net = MultilayerPerceptron.withDefaults();
        refused(() -> net.withHidden(0), "hidden: expected a whole number from 1 to 100000, got 0");
        refused(() -> net.withEpochs(0), "epochs: expected a whole number from 1 to 1000000, got 0");
        refused(() -> net.withBatchSize(-1), "batchSize: expected a whole number from 1 to 2147483647, got -1");
        refused(() -> Optimizer.sgd(0), "learningRate: expected a finite number above 0, got 0.0");
        refused(() -> Optimizer.adam(Double.NaN), "learningRate: expected a finite number above 0, got NaN");
        refused(() -> new Optimizer.Adam(0.1, 1, 0.9, 1e-8), "beta1: expected a number from 0 to below 1, got 1.0");
        refused(() -> new Optimizer.Adam(0.1, 0.9, -1, 1e-8), "beta2: expected a number from 0 to below 1, got -1.0");
        refused(() -> new Optimizer.Adam(0.1, 0.9, 0.9, 0), "epsilon: expected a finite number above 0, got 0.0");
        refused(() -> net.withDropout(1), "dropout: expected a number from 0 to below 1, got 1.0");
        refused(() -> net.withClipping(0), "clipping: expected a finite number above 0, got 0.0");
        refused(() -> net.withHidden(4, -1), "hidden: expected a whole number from 1 to 100000, got -1");
        refused(() -> net.withHidden(new int[1_001]), "hidden: expected at most 1000 layers, got 1001");
        refused(() -> new EarlyStopping(0, 0.1), "patience: expected a whole number from 1 to 2147483647, got 0");
        refused(() -> new EarlyStopping(1, Double.NaN), "fraction: expected a number above 0 and below 1, got NaN");
        refused(() -> Optimizer.momentum(-1), "learningRate: expected a finite number above 0, got -1.0");
        refused(() -> new Optimizer.Nesterov(1, 1), "memory: expected a number from 0 to below 1, got 1.0");
        refused(() -> new Optimizer.RmsProp(1, 2, 1e-8), "decay: expected a number from 0 to below 1, got 2.0");
        refused(
                () -> Optimizer.adamW(0.1, 10),
                "weightDecay: expected a number from 0 to below 1 / learningRate = 10.0, got 10.0");
    }

    @Test
    void withX_oneOption_othersKept() {
        Dataset data = Samples.random(40, 2, 12);
        MultilayerPerceptron changed =
                SMALL.withSeed(9).with(NeuralEngine.SMILE).withEpochs(3);
        MultilayerPerceptron back =
                changed.withSeed(1).with(NeuralEngine.LIMPID).withEpochs(20);
        assertThat(back.fit(data).predict(data.features()))
                .isEqualTo(SMALL.fit(data).predict(data.features()));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static double size(MultilayerPerceptronModel model, boolean output) {
        double squares = 0;
        for (int k = 0; k < model.units(); k++) {
            if (output) {
                squares += model.weight(1, 0, k) * model.weight(1, 0, k);
            } else {
                for (int j = 0; j < model.features().size(); j++) {
                    squares += model.weight(k, j) * model.weight(k, j);
                }
            }
        }
        return squares;
    }
}
