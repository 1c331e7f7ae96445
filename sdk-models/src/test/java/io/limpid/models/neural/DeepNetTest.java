package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Run;
import io.limpid.models.Samples;
import io.limpid.models.training.EarlyStopping;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nets can do beyond one hidden layer of rectifiers on two classes. */
class DeepNetTest {

    private static final MultilayerPerceptron SMALL = MultilayerPerceptron.withDefaults()
            .withHidden(8, 6)
            .withEpochs(60)
            .with(Optimizer.adam(0.01))
            .withSeed(1);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LINEAR")
    void fit_ringsByAnyActivation_mostRowsRight(Activation activation) {
        Dataset data = Samples.threeClasses(400, 1);
        MultilayerPerceptronModel model = SMALL.with(activation).withEpochs(150).fit(data);
        assertThat(right(model, data)).isGreaterThan(0.85); // Guessing the commonest class gives less than half.
        assertThat(model.hidden()).containsExactly(8, 6);
        assertThat(model.activation()).isEqualTo(activation);
    }

    @Test
    void fit_linearUnits_noBetterThanWithoutHiddenLayers() {
        Dataset data = Samples.threeClasses(400, 1);
        double deep = right(SMALL.with(Activation.LINEAR).fit(data), data);
        assertThat(deep).isCloseTo(right(SMALL.withHidden().fit(data), data), within(0.1));
    }

    @Test
    void fit_numbers_mostVarianceExplained() {
        Dataset data = Samples.numbers(300, 3, 2);
        double[] p = SMALL.forRegression().fit(data).predict(data.features());
        double[] y = data.target().values();
        double mean = Arrays.stream(y).average().orElseThrow();
        double left = 0;
        double all = 0;
        for (int i = 0; i < y.length; i++) {
            left += (y[i] - p[i]) * (y[i] - p[i]);
            all += (y[i] - mean) * (y[i] - mean);
        }
        assertThat(left).isLessThan(0.05 * all);
    }

    /** Without hidden layers the minimum is that of ridge regression on standardised columns, known in closed form. */
    @Test
    void fit_oneColumnWithoutHiddenLayers_isRidgeRegression() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] y = {3.1, 4.9, 7.2, 8.8, 11.1, 12.9};
        Dataset data = Dataset.of(Samples.table(x), new Column(new Field.Numeric("y"), y));
        MultilayerPerceptronRegressionModel model = SMALL.withHidden()
                .with(Optimizer.sgd(0.5))
                .withBatchSize(6)
                .withEpochs(300)
                .withPenalty(Penalty.ridge(0.25))
                .forRegression()
                .fit(data);
        double slope = 0;
        double square = 0;
        for (int i = 0; i < 6; i++) {
            slope += (x[i] - 3.5) * (y[i] - 8);
            square += (x[i] - 3.5) * (x[i] - 3.5);
        }
        double expected = slope / square / 1.25; // (1 + lambda) on the standardised scale
        assertThat(model.weight(0, 0, 0)).isCloseTo(expected, within(1e-12));
        assertThat(model.bias(0, 0)).isCloseTo(8 - 3.5 * expected, within(1e-11));
    }

    @Test
    void fit_constantTarget_predictsIt() {
        Dataset data = Samples.numbers(20, 2, 3);
        double[] sevens = new double[20];
        Arrays.fill(sevens, 7);
        Dataset constant = Dataset.of(data.features(), new Column(data.target().field(), sevens));
        assertThat(SMALL.forRegression().fit(constant).predict(data.features())).containsOnly(7);
    }

    @Test
    void fit_absolutePenalty_trueZerosOfIrrelevantColumns() {
        Dataset data = Samples.numbers(300, 6, 4); // Only x0 and x5 count.
        MultilayerPerceptronRegressionModel model = SMALL.withPenalty(new Penalty(0.02, 1))
                .withEpochs(150)
                .forRegression()
                .fit(data);
        int zeros = 0;
        boolean used = false;
        for (int unit = 0; unit < model.units(); unit++) {
            for (int j = 1; j < 5; j++) {
                zeros += model.weight(unit, j) == 0 ? 1 : 0;
            }
            used |= model.weight(unit, 0) != 0;
        }
        assertThat(zeros).isGreaterThanOrEqualTo(24); // of 32
        assertThat(used).isTrue();
    }

    @Test
    void fit_hugeAbsolutePenalty_classShares() {
        Dataset data = Samples.threeClasses(90, 5);
        MultilayerPerceptronModel model = SMALL.with(Optimizer.sgd(0.1))
                .withPenalty(new Penalty(100, 1))
                .withEpochs(200)
                .withBatchSize(90)
                .fit(data);
        double[] p = model.predict(data.features().slice(0, 1));
        for (int k = 0; k < 3; k++) {
            int cls = k;
            double share =
                    Arrays.stream(data.target().values()).filter(y -> y == cls).count() / 90.0;
            assertThat(p[k]).isCloseTo(share, within(0.01)); // 200 steps of descent on three constants
        }
    }

    @Test
    void fit_earlyStopping_keepsTheBestEpoch() {
        Dataset data = Samples.random(120, 8, 6);
        MultilayerPerceptron trainer =
                SMALL.withHidden(40).withEpochs(300).with(Optimizer.adam(0.03)).with(new EarlyStopping(5, 0.3));
        MultilayerPerceptronModel model = trainer.fit(data);
        List<Double> held = model.history().stream()
                .map(epoch -> epoch.validation().orElseThrow().loss())
                .toList();
        int best = held.indexOf(held.stream().min(Double::compare).orElseThrow());
        assertThat(held.size()).isEqualTo(best + 1 + 5).isLessThan(300);
        // Stopped at the best epoch by its number, the same training is that model.
        MultilayerPerceptronModel shorter = trainer.withEpochs(best + 1).fit(data);
        assertThat(model.predict(data.features())).isEqualTo(shorter.predict(data.features()));
        assertThat(shorter.history()).isEqualTo(model.history().subList(0, best + 1));
    }

    @Test
    void fit_earlyStoppingOnRowsThatCannotBeHeldBack_refused() {
        Dataset two = Samples.of(new double[] {0, 1}, new double[] {1, 2});
        assertThatThrownBy(() -> SMALL.with(EarlyStopping.withDefaults()).fit(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("early stopping: expected two rows of a class");
    }

    /** The mean of rows held back must not leak: one of them may be anything. */
    @Test
    void fit_valueOfAHeldBackRow_noInfluenceOnScale() {
        Dataset data = Samples.numbers(40, 2, 7);
        MultilayerPerceptron trainer = SMALL.withEpochs(1).with(new EarlyStopping(1, 0.1));
        MultilayerPerceptronRegressionModel model = trainer.forRegression().fit(data);
        int without = 0;
        for (int row = 0; row < 40; row++) {
            double[] changed = data.features().column(0).clone();
            changed[row] += 10;
            Table x = Samples.table(changed, data.features().column(1));
            MultilayerPerceptronRegressionModel other = trainer.forRegression().fit(data.withFeatures(x));
            without += Arrays.equals(model.predict(data.features()), other.predict(data.features())) ? 1 : 0;
        }
        assertThat(without).isEqualTo(4); // the tenth of 40
    }

    @Test
    void history_bothSides_lossAndMetric() {
        Dataset data = Samples.threeClasses(200, 8);
        MultilayerPerceptronModel model = SMALL.with(new EarlyStopping(60, 0.2))
                .with(LearningRateSchedule.exponential(0.5))
                .fit(data);
        assertThat(model.history()).hasSize(60);
        TrainingRound first = model.history().get(0);
        TrainingRound last = model.history().get(59);
        assertThat(first.learningRate()).hasValue(0.01);
        assertThat(model.history().get(1).learningRate()).hasValue(0.005);
        assertThat(last.training().orElseThrow().metric().orElseThrow()).isBetween(0.0, 1.0);
        assertThat(last.validation().orElseThrow().metric().orElseThrow()).isBetween(0.0, 1.0);
        assertThat(last.training().orElseThrow().loss())
                .isLessThan(first.training().orElseThrow().loss());
        assertThat(model.trainingLoss().get(59))
                .isEqualTo(last.training().orElseThrow().loss());
    }

    /** With all rows in a batch and one epoch at no rate to speak of, the metric is the model's own mean error. */
    @Test
    void history_numbers_absoluteErrorInTheTargetsUnit() {
        Dataset data = Samples.numbers(50, 2, 9);
        MultilayerPerceptronRegressionModel model = SMALL.with(Optimizer.sgd(1e-15))
                .withEpochs(1)
                .withBatchSize(50)
                .forRegression()
                .fit(data);
        double[] p = model.predict(data.features());
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            sum += Math.abs(p[i] - data.target().values()[i]);
        }
        assertThat(model.history().get(0).training().orElseThrow().metric().orElseThrow())
                .isCloseTo(sum / 50, within(1e-9));
        assertThat(model.history().get(0).validation()).isEqualTo(Optional.empty());
    }

    @Test
    void fit_rowsHeldBack_progressTellsBothLosses() {
        List<String> stages = new ArrayList<>();
        Run run = Run.quiet().with((stage, done, total) -> stages.add(stage));
        SMALL.withEpochs(2).with(EarlyStopping.withDefaults()).fit(Samples.threeClasses(60, 10), run);
        assertThat(stages).hasSize(3);
        assertThat(stages.subList(1, 3))
                .allMatch(s -> s.matches("training the net, loss \\d\\.\\d{4}, validation loss \\d\\.\\d{4}"));
    }

    @Test
    void fit_classWeights_asRowWeights() {
        Dataset data = Samples.threeClasses(100, 11);
        ClassWeights weights = ClassWeights.of(Map.of("mid", 3.0));
        double[] p = SMALL.with(weights).fit(data).predict(data.features());
        assertThat(p).isEqualTo(SMALL.fit(weights.resample(data)).predict(data.features()));
        assertThat(p).isNotEqualTo(SMALL.fit(data).predict(data.features()));
        assertThatThrownBy(() -> SMALL.with(weights).forRegression())
                .hasMessage("class weights: expected none for a regression, got some");
    }

    @Test
    void fit_dropout_changesTrainingNotPrediction() {
        Dataset data = Samples.threeClasses(150, 12);
        MultilayerPerceptronModel dropped = SMALL.withDropout(0.3).fit(data);
        assertThat(dropped.predict(data.features()))
                .isNotEqualTo(SMALL.fit(data).predict(data.features()));
        assertThat(dropped.predict(data.features())).isEqualTo(dropped.predict(data.features()));
        assertThat(right(dropped, data)).isGreaterThan(0.6);
    }

    /**
     * Where the weights stand still and every batch has all rows, 300 epochs bring the running averages to the batch's
     * (0.9^300 is 2e-14): then the net that predicts, with them taken into its weights, has the loss of the training.
     */
    @Test
    void fit_batchNormalisationAtRest_predictsAsItTrains() {
        Dataset data = Samples.threeClasses(100, 13);
        MultilayerPerceptronModel model = SMALL.with(NetNormalization.BATCH)
                .with(Activation.TANH)
                .with(Optimizer.sgd(1e-14))
                .withBatchSize(100)
                .withEpochs(300)
                .fit(data);
        double[] p = model.predict(data.features());
        double loss = 0;
        for (int i = 0; i < 100; i++) {
            loss -= StrictMath.log(p[3 * i + (int) data.target().values()[i]]) / 100;
        }
        assertThat(loss).isCloseTo(model.trainingLoss().get(299), within(1e-10));
    }

    @Test
    void fit_batchNormalisation_learns() {
        Dataset data = Samples.threeClasses(300, 13);
        assertThat(right(SMALL.with(NetNormalization.BATCH).fit(data), data)).isGreaterThan(0.8);
    }

    @Test
    void fit_clipping_stepsOfBoundedLength() {
        Dataset data = Samples.numbers(50, 2, 14);
        MultilayerPerceptron one =
                SMALL.withEpochs(1).withBatchSize(50).with(Optimizer.sgd(1)).withHidden();
        MultilayerPerceptronRegressionModel still =
                one.with(Optimizer.sgd(1e-300)).forRegression().fit(data);
        MultilayerPerceptronRegressionModel moved =
                one.withClipping(1e-3).forRegression().fit(data);
        MultilayerPerceptronRegressionModel free = one.forRegression().fit(data);
        double unit = 1e-3 * 1_000; // 1e-3 of standardised weights, generously in the target's unit
        for (int j = 0; j < 2; j++) {
            assertThat(moved.weight(0, j)).isNotEqualTo(still.weight(0, j));
            assertThat(moved.weight(0, j)).isCloseTo(still.weight(0, j), within(unit));
        }
        assertThat(Math.abs(free.weight(0, 0) - still.weight(0, 0))).isGreaterThan(unit);
    }

    @Test
    void fit_tenThousandColumns_predictsItsRows() {
        Dataset data = Samples.random(30, 10_000, 15);
        MultilayerPerceptronModel model = SMALL.withEpochs(3).fit(data);
        assertThat(right(model, data)).isGreaterThan(0.9);
    }

    @Test
    void fit_layersTooWideForAFile_refusedBeforeTheyAreMade() {
        Dataset data = Samples.random(20, 2, 15);
        assertThatThrownBy(() -> SMALL.withHidden(100_000, 100_000).fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hidden: expected layers of at most 33554432 weights each, got 10000000000 between 100000"
                        + " and 100000 units");
    }

    /** Classes that can be told apart without a penalty: the loss has no minimum, the training ends all the same. */
    @Test
    void fit_separableClasses_sureOfEachRow() {
        Dataset data = Samples.of(new double[] {0, 0, 0, 1, 1, 1}, new double[] {1, 2, 3, 7, 8, 9});
        double[] p = SMALL.withEpochs(500).fit(data).predict(data.features());
        for (int i = 0; i < 6; i++) {
            assertThat(p[2 * i + 1]).isCloseTo(data.target().values()[i], within(0.01));
        }
    }

    @Test
    void fit_classWithoutRows_refusedByName() {
        Dataset rings = Samples.threeClasses(90, 16);
        Field four = new Field.Categorical("ring", List.of("in", "mid", "out", "never"));
        Dataset data =
                Dataset.of(rings.features(), new Column(four, rings.target().values()));
        assertThatThrownBy(() -> SMALL.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column \"ring\": expected rows of every class")
                .hasMessageEndingWith("got none of [\"never\"]");
    }

    @Test
    void fit_glorot_anotherStart() {
        Dataset data = Samples.random(60, 3, 17);
        assertThat(SMALL.with(NetStart.GLOROT).fit(data).predict(data.features()))
                .isNotEqualTo(SMALL.fit(data).predict(data.features()));
    }

    /** Variance of a uniform number is a third of its bound squared. */
    @Test
    void width_ofAStart_givesItsVariance() {
        assertThat(square(NetStart.HE.width(50, 20, false)) / 3).isCloseTo(2.0 / 50, within(1e-16));
        assertThat(square(NetStart.HE.width(50, 20, true)) / 3).isCloseTo(1.0 / 50, within(1e-16));
        assertThat(square(NetStart.GLOROT.width(50, 20, false)) / 3).isCloseTo(2.0 / 70, within(1e-16));
    }

    /** A table of 64,000 more rows may not cost more memory: all room is made once a call. */
    @ParameterizedTest
    @EnumSource
    void predict_moreRows_allocatesNoMore(Activation activation) {
        Dataset data = Samples.threeClasses(512, 18);
        for (NetNormalization normalization : NetNormalization.values()) {
            predictMoreRows(
                    SMALL.with(activation).with(normalization).withEpochs(1).fit(data), data);
        }
    }

    private static void predictMoreRows(MultilayerPerceptronModel model, Dataset data) {
        Table few = data.features();
        Table many =
                few.select(IntStream.range(0, 64_200).map(i -> i % few.rows()).toArray());
        assertThat(allocated(model, many) - allocated(model, few)).isLessThan(4_096);
    }

    private static long allocated(MultilayerPerceptronModel model, Table x) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] out = new double[3 * x.rows()];
        model.predict(x, out);
        long least = Long.MAX_VALUE;
        for (int t = 0; t < 5; t++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            model.predict(x, out);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static double square(double x) {
        return x * x;
    }

    private static double right(MultilayerPerceptronModel model, Dataset data) {
        double[] p = model.predict(data.features());
        int classes = model.outputs();
        int right = 0;
        for (int i = 0; i < data.rows(); i++) {
            double own = p[i * classes + (int) data.target().values()[i]];
            right += own
                            == Arrays.stream(p, i * classes, (i + 1) * classes)
                                    .max()
                                    .orElseThrow()
                    ? 1
                    : 0;
        }
        return right / (double) data.rows();
    }
}
