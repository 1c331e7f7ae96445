package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.KFold;
import io.limpid.core.split.StratifiedKFold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class GrowingTrainingSetsTest {

    private static final Dataset NOISE = TinyTrainers.noise(90, new SplittableRandom(1));
    private static final GrowingTrainingSets BY_ACCURACY =
            GrowingTrainingSets.of(StratifiedKFold.of(3, 42), new Accuracy());

    @Test
    void run_eachFold_trainsOnNestedSetsInTheShareOfTheClasses() {
        List<double[]> seen = new ArrayList<>();
        List<double[]> classes = new ArrayList<>();
        Trainer<Model> watched = (train, run) -> {
            seen.add(train.features().column(0));
            classes.add(train.target().values());
            return TinyTrainers.sign("a").fit(train, run);
        };
        double share = Arrays.stream(NOISE.target().values()).sum() / 90;

        LearningCurve curve = BY_ACCURACY.withSizes(12, 30, 60).run(watched, NOISE, Run.quiet());

        assertThat(curve.points()).extracting(LearningCurve.Point::rows).containsExactly(12, 30, 60);
        assertThat(seen).hasSize(9);
        for (int f = 0; f < 3; f++) {
            assertThat(values(seen.get(3 * f))).containsAll(values(seen.get(3 * f + 1)));
            assertThat(values(seen.get(3 * f + 1))).containsAll(values(seen.get(3 * f + 2)));
        }
        assertThat(classes)
                .allSatisfy(y -> assertThat(Arrays.stream(y).sum()).isCloseTo(share * y.length, within(1.5)));
    }

    @Test
    void run_allRows_scoresAreThoseOfCrossValidation() {
        LearningCurve curve = BY_ACCURACY.withSizes(20, 60).run(TinyTrainers.nearestMean("a"), NOISE, Run.quiet());
        CrossValidation.Summary summary = CrossValidator.of(StratifiedKFold.of(3, 42), new Accuracy())
                .run(TinyTrainers.nearestMean("a"), NOISE)
                .summaries()
                .get(0);

        LearningCurve.Point all = curve.points().get(1);
        assertThat(all.training().mean()).isEqualTo(summary.training());
        assertThat(all.validation().mean()).isEqualTo(summary.validation());
        assertThat(all.validation().lower()).isEqualTo(summary.lower());
        assertThat(all.validation().upper()).isEqualTo(summary.upper());
    }

    /** Its mean squared error is {@code 1 + 1/n} on average; 0.1 is four standard errors of the mean of 3000 squares. */
    @Test
    void run_meanOfTargets_followsItsKnownCurve() {
        Dataset data = TinyTrainers.line(3000, 0, new SplittableRandom(2));

        LearningCurve curve = GrowingTrainingSets.of(KFold.of(10, 1), new MeanSquaredError())
                .withSizes(1, 2, 4, 8, 16, 64)
                .run(TinyTrainers.mean(), data, Run.quiet());

        assertThat(curve.points().get(5).validation().mean().require()).isCloseTo(1 + 1 / 64.0, within(0.1));
        assertThat(curve.points().get(0).validation().mean().require()).isGreaterThan(1.2);
        assertThat(curve.trend()).isEqualTo(LearningCurve.Trend.FLAT);
        assertThat(curve.extrapolation().require().law().asymptote()).isCloseTo(1, within(0.1));
    }

    /**
     * The same trainer's true score at twice the rows is {@code 1 + 1/320}. The interval's goal is 95 %; a kind that
     * held it in less than 90 % would not be shown. Of 200 data sets fewer than the binomial distribution's 0.1 %
     * quantile at 95 % would say that it holds it less often than that.
     */
    @Test
    void run_simulatedData_intervalAtTwiceTheRowsHoldsTheTruth(TestReporter reporter) {
        int dataSets = 200;
        SplittableRandom random = new SplittableRandom(2024);
        int fitted = 0;
        int intervals = 0;
        int holding = 0;
        for (int s = 0; s < dataSets; s++) {
            LearningCurve curve = GrowingTrainingSets.of(KFold.of(5, s), new MeanSquaredError())
                    .withSizes(1, 2, 4, 8, 16, 32, 64, 160)
                    .withSeed(s)
                    .run(TinyTrainers.mean(), TinyTrainers.line(200, 0, random.split()), Run.quiet());
            if (curve.extrapolation() instanceof Extrapolation.Fitted law) {
                fitted++;
                Extrapolation.Prediction twice = law.atTimes(2);
                if (twice.lower() instanceof Score.Value lower) {
                    intervals++;
                    double truth = 1 + 1 / 320.0;
                    holding += lower.number() <= truth && truth <= twice.upper().require() ? 1 : 0;
                }
            }
        }

        reporter.publishEntry(
                "power laws of " + dataSets + " learning curves",
                fitted + " fitted, " + intervals + " with an interval at twice the rows, " + holding
                        + " of these hold the truth");
        assertThat(intervals).isGreaterThan(dataSets / 2);
        assertThat(holding)
                .isGreaterThanOrEqualTo(
                        new BinomialDistribution(null, intervals, 0.95).inverseCumulativeProbability(0.001));
    }

    @Test
    void run_twoRows_isOnePointWithoutALaw() {
        LearningCurve curve = GrowingTrainingSets.of(KFold.of(2, 1), new MeanSquaredError())
                .run(TinyTrainers.mean(), TinyTrainers.line(2, 1, new SplittableRandom(3)), Run.quiet());

        assertThat(curve.points()).hasSize(1);
        assertThat(curve.trend()).isEqualTo(LearningCurve.Trend.UNKNOWN);
        assertThat(curve.extrapolation())
                .isEqualTo(new Extrapolation.Absent("points: expected at least 4 with a defined score, got 1"));
    }

    @Test
    void run_trainerThatRefusesFewRows_leavesThoseSizesUndefined() {
        Trainer<Model> greedy = (train, run) -> {
            if (train.rows() < 20) {
                throw new IllegalArgumentException("rows: expected at least 20, got " + train.rows());
            }
            return TinyTrainers.sign("a").fit(train, run);
        };

        LearningCurve curve = BY_ACCURACY.withSizes(10, 20, 60).run(greedy, NOISE, Run.quiet());

        assertThat(curve.points().get(0).validation().mean())
                .isEqualTo(
                        Score.undefined("fold 1 of 3, validation rows: refused: rows: expected at least 20, got 10"));
        assertThat(curve.points().get(1).validation().mean()).isInstanceOf(Score.Value.class);
    }

    @Test
    void run_trainerThatRefusesAllRows_stopsAndNamesTheFold() {
        Trainer<Model> refusing = (train, run) -> {
            throw new IllegalArgumentException("lambda: expected more, got less");
        };

        assertThatThrownBy(() -> BY_ACCURACY.run(refusing, NOISE, Run.quiet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 1 of 3: lambda: expected more, got less");
    }

    @Test
    void run_sameSeed_sameBitsOnOneAndFourThreads() {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            LearningCurve one = BY_ACCURACY.run(TinyTrainers.nearestMean("a"), NOISE, Run.quiet());
            LearningCurve four = BY_ACCURACY.run(
                    TinyTrainers.nearestMean("a"), NOISE, Run.quiet().with(Workers.on(pool)));
            LearningCurve otherSeed = BY_ACCURACY.withSeed(1).run(TinyTrainers.nearestMean("a"), NOISE, Run.quiet());

            assertThat(four.points()).isEqualTo(one.points());
            assertThat(otherSeed.points()).isNotEqualTo(one.points());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void run_progress_countsEveryFit() {
        List<String> heard = new ArrayList<>();

        BY_ACCURACY
                .withSizes(30, 60)
                .run(
                        TinyTrainers.sign("a"),
                        NOISE,
                        Run.quiet().with((stage, done, total) -> heard.add(stage + " " + done + "/" + total)));

        assertThat(heard)
                .containsExactly(IntStream.rangeClosed(1, 6)
                        .mapToObj(i -> "learning curve fits " + i + "/6")
                        .toArray(String[]::new));
    }

    @Test
    void run_cancelled_stops() {
        assertThatThrownBy(() -> BY_ACCURACY.run(
                        TinyTrainers.sign("a"), NOISE, Run.quiet().with(() -> true)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void run_sizeBeyondTheFolds_isRefused() {
        assertThatThrownBy(() -> BY_ACCURACY.withSizes(61).run(TinyTrainers.sign("a"), NOISE, Run.quiet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sizes: expected at most 60, the training rows of the smallest fold, got 61");
    }

    @Test
    void withSizes_notAscending_isRefused() {
        assertThatThrownBy(() -> BY_ACCURACY.withSizes(10, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sizes: expected ascending numbers from 1 on, got [10, 10]");
        assertThatThrownBy(() -> BY_ACCURACY.withSizes())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sizes: expected at least one, got none");
    }

    @Test
    void defaultSizes_growByTheSameFactorUpToAll() {
        // 50 * 20^(s/7)
        assertThat(GrowingTrainingSets.defaultSizes(1000)).containsExactly(50, 77, 118, 181, 277, 425, 652, 1000);
        assertThat(GrowingTrainingSets.defaultSizes(12)).containsExactly(10, 11, 12);
        assertThat(GrowingTrainingSets.defaultSizes(1)).containsExactly(1);
    }

    private static Set<Double> values(double[] column) {
        Set<Double> set = new HashSet<>();
        Arrays.stream(column).forEach(set::add);
        return set;
    }
}
