package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Repeated;
import io.limpid.core.split.StratifiedKFold;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RepeatedValidationTest {

    private static final Dataset DATA = TinyTrainers.twins(60, 0.8, new SplittableRandom(1));
    private static final RepeatedValidation SIX =
            RepeatedValidation.of(6, 42, seed -> StratifiedKFold.of(3, seed), new Accuracy());

    @Test
    void run_eachRepeat_scoreIsThatOfItsFoldsInRepeated() {
        RepeatedScores scores = SIX.run(TinyTrainers.nearestMean("a"), DATA, Run.quiet());
        List<CrossValidation.FoldScores> folds = CrossValidator.of(
                        Repeated.of(6, 42, seed -> StratifiedKFold.of(3, seed)), new Accuracy())
                .run(TinyTrainers.nearestMean("a"), DATA)
                .folds();

        assertThat(scores.means()).hasSize(6);
        for (int r = 0; r < 6; r++) {
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += folds.get(3 * r + k).validation().get(0).require();
            }
            assertThat(scores.means().get(r).require()).isCloseTo(sum / 3, within(1e-15)); // the last digit of a sum
        }
        assertThat(scores.standardDeviation().require()).isPositive();
    }

    @Test
    void against_betterTrainer_winsEveryRepeat() {
        Trainer<? extends Model> wrong =
                (train, run) -> new TinyTrainers.Sign(train.features().schema(), train.classes(), "a", -1, 0.4);

        RepeatedScores good = SIX.run(TinyTrainers.nearestMean("a"), DATA, Run.quiet());
        RepeatedScores bad = SIX.run(wrong, DATA, Run.quiet());

        assertThat(good.against(bad)).isEqualTo(new RepeatedScores.Wins(6, 0, 0));
        assertThat(bad.against(good)).isEqualTo(new RepeatedScores.Wins(0, 0, 6));
        assertThat(good.against(good)).isEqualTo(new RepeatedScores.Wins(0, 6, 0));
    }

    @Test
    void against_lowerIsBetter_smallerWinsAndTiesCountHalf() {
        RepeatedScores.Wins wins = scores(new LogLoss(), 0.25, 0.5, 0.5, 0.75)
                .against(scores(new LogLoss(), 0.5, Math.nextUp(0.5), 0.25, 1));

        assertThat(wins).isEqualTo(new RepeatedScores.Wins(2, 1, 1));
        assertThat(wins.share()).isEqualTo(0.625);
    }

    @Test
    void against_otherRepeatsOrMetric_isRefused() {
        RepeatedScores two = scores(new LogLoss(), 0.5, 0.25);

        assertThatThrownBy(() -> two.against(scores(new LogLoss(), 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("repeats: expected as many on both sides, got 2 and 1");
        assertThatThrownBy(() -> two.against(scores(new Accuracy(), 0.5, 0.25)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric: expected log loss on both sides, got accuracy");
    }

    /** By hand: mean 0.5, squares 0.0625 + 0.0625 over 2, quantiles of 0.25, 0.5, 0.75. */
    @Test
    void statistics_threeRepeats_areThoseByHand() {
        RepeatedScores scores = scores(new Accuracy(), 0.75, 0.25, 0.5);

        assertThat(scores.mean()).isEqualTo(Score.of(0.5));
        assertThat(scores.standardDeviation()).isEqualTo(Score.of(0.25));
        assertThat(scores.quantile(0)).isEqualTo(Score.of(0.25));
        assertThat(scores.quantile(0.75)).isEqualTo(Score.of(0.625));
        assertThat(scores.quantile(1)).isEqualTo(Score.of(0.75));
    }

    @Test
    void standardDeviation_oneRepeat_isUndefined() {
        assertThat(scores(new Accuracy(), 0.5).standardDeviation())
                .isEqualTo(Score.undefined("one repeat tells no spread: expected at least 2 repeats, got 1"));
    }

    @Test
    void statistics_undefinedRepeat_nameIt() {
        RepeatedScores scores = new RepeatedScores(
                new Accuracy(), List.of(Score.of(1), Score.undefined("fold 3 of 3, validation rows: one class only")));
        Score reason = Score.undefined("repeat 2 of 2, fold 3 of 3, validation rows: one class only");

        assertThat(List.of(scores.mean(), scores.standardDeviation(), scores.quantile(0.5)))
                .containsOnly(reason);
        assertThatThrownBy(() -> scores.against(scores(new Accuracy(), 0.5, 0.5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("wins: expected a score of every repeat, got none of repeat 2 of 2, fold 3 of 3,"
                        + " validation rows: one class only");
    }

    @Test
    void quantile_outsideUnit_isRefused() {
        assertThatThrownBy(() -> scores(new Accuracy(), 0.5).quantile(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantile: expected a number from 0 to 1, got NaN");
    }

    @Test
    void run_sameSeed_sameBitsOnOneAndFourThreads() {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            RepeatedScores one = SIX.run(TinyTrainers.nearestMean("a"), DATA, Run.quiet());
            RepeatedScores four =
                    SIX.run(TinyTrainers.nearestMean("a"), DATA, Run.quiet().with(Workers.on(pool)));

            assertThat(four.means()).isEqualTo(one.means());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void run_trainerThatRefuses_namesRepeatAndFold() {
        Trainer<Model> refusing = (train, run) -> {
            throw new IllegalArgumentException("lambda: expected more, got less");
        };

        assertThatThrownBy(() -> SIX.run(refusing, DATA, Run.quiet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("repeat 1 of 6: fold 1 of 3: lambda: expected more, got less");
    }

    @Test
    void run_cancelled_stops() {
        assertThatThrownBy(
                        () -> SIX.run(TinyTrainers.sign("a"), DATA, Run.quiet().with(() -> true)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void of_noRepeat_isRefused() {
        assertThatThrownBy(() -> RepeatedValidation.of(0, 1, seed -> StratifiedKFold.of(3, seed), new Accuracy()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("repeats: expected at least 1, got 0");
    }

    private static RepeatedScores scores(Metric metric, double... means) {
        List<Score> all = new ArrayList<>();
        for (double mean : means) {
            all.add(Score.of(mean));
        }
        return new RepeatedScores(metric, all);
    }
}
