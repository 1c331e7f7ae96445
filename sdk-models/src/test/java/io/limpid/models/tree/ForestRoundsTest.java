package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MeanAbsoluteError;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.NumericPredictions;
import io.limpid.core.metric.Score;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.TrainingRound.Scores;
import io.limpid.core.run.Progress;
import io.limpid.models.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The scores of a growing forest against forests of the trees that count, built anew and judged by the metrics of
 * sdk-core. Tolerances: sums of some trees, in another order of operations.
 */
class ForestRoundsTest {

    private static final int TREES = 12;

    private static double value(Score score) {
        return score.value().orElseThrow();
    }

    private static double[] weights(int rows) {
        return new SplittableRandom(5).doubles(rows, 0.2, 3).toArray();
    }

    /** Of each tree, how often each row was drawn: as the trainer of this seed does. */
    private static int[][] draws(Dataset data, long seed) {
        double[] upTo = RandomForest.cumulated(data.weights());
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom[] own = new SplittableRandom[TREES];
        Arrays.setAll(own, t -> random.split());
        return Arrays.stream(own)
                .map(each -> RandomForest.bootstrap(upTo, each))
                .toArray(int[][]::new);
    }

    @Test
    void history_numbers_isOfTheForestsSoFar() {
        Dataset data = TreeSamples.curved(60, 3, 4).withWeights(weights(60));
        int[][] draws = draws(data, 9);
        TreeRegressor model =
                RandomForest.regressor().withTrees(TREES).withSeed(9).fit(data);
        ForestRounds rounds = new ForestRounds(TreeTask.ofNumbers(data), 0, TREES, Progress.none());
        for (int t = 0; t < TREES; t++) {
            rounds.add(t, model.tree(t), draws[t]);
        }
        List<TrainingRound> history = rounds.history();
        assertThat(history).hasSize(TREES);
        double[][] x = TreeSamples.columns(data.features());
        for (int after : new int[] {1, 2, 7, TREES}) {
            TrainingRound round = history.get(after - 1);
            double[] all = new double[60];
            double[] held = new double[60];
            int[] votes = new int[60];
            for (int i = 0; i < 60; i++) {
                for (int t = 0; t < after; t++) {
                    double said = TREES * model.tree(t).value(model.tree(t).leaf(x, i), 0);
                    all[i] += said / after;
                    held[i] += draws[t][i] == 0 ? said : 0;
                    votes[i] += draws[t][i] == 0 ? 1 : 0;
                }
                held[i] /= votes[i];
            }
            isOf(
                    round.training().orElseThrow(),
                    data,
                    all,
                    IntStream.range(0, 60).toArray());
            isOf(
                    round.validation().orElseThrow(),
                    data,
                    held,
                    IntStream.range(0, 60).filter(i -> votes[i] > 0).toArray());
        }
    }

    private static void isOf(Scores scores, Dataset data, double[] predicted, int[] rows) {
        Dataset judged = data.select(rows);
        NumericPredictions predictions = new NumericPredictions(
                judged.target(),
                Arrays.stream(rows).mapToDouble(i -> predicted[i]).toArray(),
                judged.weights());
        assertThat(scores.loss()).isCloseTo(value(new MeanSquaredError().score(predictions)), within(1e-12));
        assertThat(scores.metric().orElseThrow())
                .isCloseTo(value(new MeanAbsoluteError().score(predictions)), within(1e-12));
    }

    /** Every model of classes gives one voice more to all of them alike, the smaller forests of some rows as well. */
    @Test
    void history_classes_isOfTheForestsSoFar() {
        Dataset data = Samples.random(60, 3, 4).withWeights(weights(60));
        int[][] draws = draws(data, 9);
        TreeClassifier model =
                RandomForest.classifier().withTrees(TREES).withSeed(9).fit(data);
        ForestRounds rounds = new ForestRounds(TreeTask.ofClasses(data), 2, TREES, Progress.none());
        for (int t = TREES - 1; t >= 0; t--) {
            rounds.add(t, model.tree(t), draws[t]);
        }
        double[][] x = TreeSamples.columns(data.features());
        for (int after : new int[] {1, 2, 7, TREES}) {
            double[] held = new double[120];
            int[] votes = new int[60];
            for (int i = 0; i < 60; i++) {
                for (int t = 0; t < after; t++) {
                    votes[i] += draws[t][i] == 0 ? 1 : 0;
                    for (int k = 0; k < 2; k++) {
                        double said =
                                (TREES + 1) * model.tree(t).value(model.tree(t).leaf(x, i), k);
                        held[2 * i + k] += draws[t][i] == 0 ? said : 0;
                    }
                }
                for (int k = 0; k < 2; k++) {
                    held[2 * i + k] = (held[2 * i + k] + 0.5) / (votes[i] + 1);
                }
            }
            int[] rows = IntStream.range(0, 60).filter(i -> votes[i] > 0).toArray();
            isOfClasses(rounds.history().get(after - 1).validation().orElseThrow(), data, held, rows);
        }
        isOfClasses(
                rounds.history().get(TREES - 1).training().orElseThrow(),
                data,
                model.predict(data.features()),
                IntStream.range(0, 60).toArray());
    }

    private static void isOfClasses(Scores scores, Dataset data, double[] predicted, int[] rows) {
        Dataset judged = data.select(rows);
        ClassPredictions predictions = new ClassPredictions(
                judged.target(),
                Arrays.stream(rows)
                        .flatMap(i -> IntStream.of(2 * i, 2 * i + 1))
                        .mapToDouble(at -> predicted[at])
                        .toArray(),
                2,
                data.classes(),
                1,
                0.5,
                judged.weights());
        assertThat(scores.loss()).isCloseTo(value(new LogLoss().score(predictions)), within(1e-12));
        assertThat(scores.metric().orElseThrow()).isCloseTo(value(new Accuracy().score(predictions)), within(1e-12));
    }

    /** Squares of 1e200 are beyond double precision. */
    @Test
    void history_hugeTargets_hasNoScores() {
        Dataset data = TreeSamples.numbers(new double[] {1e200, -1e200, 1e200}, new double[] {1, 1, 1});
        ForestRounds rounds = new ForestRounds(TreeTask.ofNumbers(data), 0, 1, Progress.none());
        TreeRegressor model = RandomForest.regressor().withTrees(1).fit(data);
        rounds.add(0, model.tree(0), new int[] {3, 0, 0});
        assertThat(rounds.history()).singleElement().satisfies(round -> {
            assertThat(round.training()).isEmpty();
            assertThat(round.validation()).isEmpty();
        });
    }
}
