package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.KFold;
import io.limpid.core.split.StratifiedKFold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class PermutationTestTest {

    private static final Dataset NOISE = TinyTrainers.noise(40, new SplittableRandom(1));
    private static final PermutationTest BY_ACCURACY =
            PermutationTest.of(StratifiedKFold.of(2, 42), new Accuracy()).withPermutations(19);

    @Test
    void pValue_countsPermutationsAtLeastAsGood() {
        assertThat(scores(new TestParts.Hits(Metric.Direction.HIGHER_IS_BETTER), 0.75)
                        .pValue())
                .isEqualTo(Score.of(3 / 5.0)); // 0.75 and 1, and the target as it is
        assertThat(new PermutedScores(new LogLoss(), Score.of(0.25), List.of(Score.of(0.5), Score.of(0.75))).pValue())
                .isEqualTo(Score.of(1 / 3.0));
    }

    @Test
    void pValue_tieUpToRounding_counts() {
        assertThat(new PermutedScores(
                                new Accuracy(), Score.of(0.7), List.of(Score.of(Math.nextDown(0.7)), Score.of(0.6)))
                        .pValue())
                .isEqualTo(Score.of(2 / 3.0));
    }

    @Test
    void pValue_undefinedScore_namesThePermutation() {
        Score none = Score.undefined("fold 1 of 2, validation rows: one class only");

        assertThat(new PermutedScores(new Accuracy(), none, List.of(Score.of(1))).pValue())
                .isEqualTo(Score.undefined("target as it is: fold 1 of 2, validation rows: one class only"));
        assertThat(new PermutedScores(new Accuracy(), Score.of(1), List.of(Score.of(1), none)).pValue())
                .isEqualTo(Score.undefined("permutation 2 of 2: fold 1 of 2, validation rows: one class only"));
    }

    @Test
    void run_strongSignal_pIsTheLeastPossible() {
        Dataset data = TinyTrainers.line(60, 3, new SplittableRandom(3));

        PermutedScores scores = PermutationTest.of(KFold.of(3, 1), new MeanSquaredError())
                .withPermutations(19)
                .run(TinyTrainers.ridge(0), data, Run.quiet());

        assertThat(scores.pValue()).isEqualTo(Score.of(1 / 20.0));
        assertThat(scores.permuted()).hasSize(19);
    }

    @Test
    void run_targetAsItIs_scoreIsThatOfCrossValidation() {
        Score validated = CrossValidator.of(StratifiedKFold.of(2, 42), new Accuracy())
                .run(TinyTrainers.nearestMean("a"), NOISE)
                .summaries()
                .get(0)
                .validation();

        assertThat(BY_ACCURACY
                        .run(TinyTrainers.nearestMean("a"), NOISE, Run.quiet())
                        .observed())
                .isEqualTo(validated);
    }

    @Test
    void run_permutations_keepTheTargetsValuesAndDiffer() {
        ConcurrentLinkedQueue<List<Double>> seen = new ConcurrentLinkedQueue<>();
        PermutationTest.of(KFold.of(2, 1), new MeanSquaredError())
                .withPermutations(3)
                .run(watching(seen), TinyTrainers.line(10, 1, new SplittableRandom(4)), Run.quiet());

        assertThat(seen).hasSize(8).doesNotHaveDuplicates();
        List<List<Double>> halves = new ArrayList<>(seen);
        List<List<Double>> wholes = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            List<Double> whole = new ArrayList<>(halves.get(2 * p));
            whole.addAll(halves.get(2 * p + 1));
            whole.sort(Double::compare);
            wholes.add(whole);
        }
        assertThat(wholes).containsOnly(wholes.get(0));
    }

    @Test
    void withGroups_targetConstantInEachGroup_changesNothing() {
        Dataset grouped = grouped(new double[] {1, 1, 2, 2, 1, 1, 2, 2}, new double[] {5, 5, 9, 9, 5, 5, 9, 9});

        PermutedScores scores = PermutationTest.of(KFold.of(2, 1), new MeanSquaredError())
                .withPermutations(9)
                .withGroups("group")
                .run(TinyTrainers.mean(), grouped, Run.quiet());

        assertThat(scores.permuted()).containsOnly(scores.observed());
        assertThat(scores.pValue()).isEqualTo(Score.of(1));
    }

    @Test
    void withGroups_missingGroup_namesTheRow() {
        Dataset grouped = grouped(new double[] {1, Double.NaN, 2, 2}, new double[] {1, 2, 3, 4});

        assertThatThrownBy(() -> PermutationTest.of(KFold.of(2, 1), new MeanSquaredError())
                        .withGroups("group")
                        .run(TinyTrainers.mean(), grouped, Run.quiet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("group")
                .hasMessageContaining("row 1");
    }

    @Test
    void run_sameSeed_sameBitsOnOneAndFourThreads() {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            PermutedScores one = BY_ACCURACY.run(TinyTrainers.nearestMean("a"), NOISE, Run.quiet());
            PermutedScores four = BY_ACCURACY.run(
                    TinyTrainers.nearestMean("a"), NOISE, Run.quiet().with(Workers.on(pool)));
            PermutedScores otherSeed = BY_ACCURACY.withSeed(1).run(TinyTrainers.nearestMean("a"), NOISE, Run.quiet());

            assertThat(four.permuted()).isEqualTo(one.permuted());
            assertThat(otherSeed.permuted()).isNotEqualTo(one.permuted());
            assertThat(otherSeed.observed()).isEqualTo(one.observed());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void run_trainerThatFails_namesPermutationAndFold() {
        AtomicInteger fits = new AtomicInteger();
        Trainer<Model> failing = (train, run) -> {
            if (fits.incrementAndGet() == 4) {
                throw new IllegalStateException("out of luck");
            }
            return TinyTrainers.sign("a").fit(train, run);
        };

        assertThatThrownBy(() -> BY_ACCURACY.run(failing, NOISE, Run.quiet()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("permutation 1 of 19: fold 2 of 2: out of luck");
    }

    @Test
    void run_cancelledHalfWay_stops() {
        AtomicInteger done = new AtomicInteger();
        Run run = Run.quiet()
                .with((stage, steps, total) -> done.incrementAndGet())
                .with(() -> done.get() >= 5);

        assertThatThrownBy(() -> BY_ACCURACY.run(TinyTrainers.sign("a"), NOISE, run))
                .isInstanceOf(CancellationException.class);
        assertThat(done).hasValue(5);
    }

    @Test
    void run_constantTarget_pIsOne() {
        Dataset constant = grouped(new double[] {1, 2, 3, 4}, new double[] {5, 5, 5, 5});

        assertThat(PermutationTest.of(KFold.of(2, 1), new MeanSquaredError())
                        .withPermutations(9)
                        .run(TinyTrainers.mean(), constant, Run.quiet())
                        .pValue())
                .isEqualTo(Score.of(1));
    }

    @Test
    void withPermutations_none_isRefused() {
        assertThatThrownBy(() -> BY_ACCURACY.withPermutations(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("permutations: expected at least 1, got 0");
    }

    /**
     * On pure noise a p-value up to 0.05 is a mistake, and of a trainer's scores with few ties about one in twenty is
     * one. Of 400 data sets at most the binomial distribution's 99.9 % quantile may be if the true rate is 5 %.
     */
    @Test
    void pValue_noise_isUniform(TestReporter reporter) {
        int dataSets = 400;
        SplittableRandom random = new SplittableRandom(2024);
        double[] values = new double[dataSets];
        for (int s = 0; s < dataSets; s++) {
            values[s] = PermutationTest.of(KFold.of(2, s), new MeanSquaredError())
                    .withPermutations(39)
                    .withSeed(s)
                    .run(TinyTrainers.ridge(0), TinyTrainers.line(30, 0, random.split()), Run.quiet())
                    .pValue()
                    .require();
        }
        long mistakes = Arrays.stream(values).filter(p -> p <= 0.05).count();
        long half = Arrays.stream(values).filter(p -> p <= 0.5).count();
        BinomialDistribution atFive = new BinomialDistribution(null, dataSets, 0.05);
        BinomialDistribution atHalf = new BinomialDistribution(null, dataSets, 0.5);

        reporter.publishEntry(
                "permutation p-values of " + dataSets + " data sets of noise",
                "up to 0.05: " + mistakes + ", up to 0.5: " + half);
        assertThat(mistakes).isBetween((long) atFive.inverseCumulativeProbability(0.001), (long)
                atFive.inverseCumulativeProbability(0.999));
        assertThat(half).isBetween((long) atHalf.inverseCumulativeProbability(0.001), (long)
                atHalf.inverseCumulativeProbability(0.999));
    }

    private static PermutedScores scores(Metric metric, double observed) {
        return new PermutedScores(
                metric, Score.of(observed), List.of(Score.of(0.5), Score.of(0.75), Score.of(0.25), Score.of(1)));
    }

    private static Trainer<Model> watching(ConcurrentLinkedQueue<List<Double>> seen) {
        return (train, run) -> {
            seen.add(Arrays.stream(train.target().values()).boxed().toList());
            return TinyTrainers.mean().fit(train, run);
        };
    }

    private static Dataset grouped(double[] groups, double[] target) {
        Schema schema = Schema.of(new Field.Numeric("x"), new Field.Numeric("group"));
        Table table = Table.of(schema, new double[target.length], groups);
        return Dataset.of(table, new Column(new Field.Numeric("target"), target))
                .withKeys("group");
    }
}
