package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel.Link;
import io.limpid.core.run.Run;
import io.limpid.models.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GradientBoostingTest {

    private static final Dataset DATA = TreeSamples.curved(200, 4, 1);

    @Test
    void fit_oneRoundOfNumbers_meanAndShrunkenResiduals() {
        Dataset data = TreeSamples.numbers(new double[] {0, 2, 6, 8}, new double[] {1, 2, 3, 4});
        TreeRegressor model = GradientBoosting.regressor()
                .withTrees(1)
                .withMaxDepth(1)
                .withLearningRate(0.5)
                .fit(data);
        assertThat(model.baseline(0)).isEqualTo(4);
        assertThat(model.predict(data.features())).containsExactly(2.5, 2.5, 5.5, 5.5);
    }

    /**
     * One of four is yes: log-odds log(1/3), p = 1/4. Of two no: -0.5 / (2 * 3/16) = -4/3; of one yes and one no: 0.5 /
     * (2 * 3/16) = 4/3. Tolerance: some ulps.
     */
    @Test
    void fit_oneRoundOfTwoClasses_oneNewtonStep() {
        Dataset data = Samples.of(new double[] {0, 0, 0, 1}, new double[] {1, 1, 2, 2});
        TreeClassifier model =
                GradientBoosting.classifier().withTrees(1).withLearningRate(1).fit(data);
        assertThat(model.link()).isEqualTo(Link.LOGISTIC);
        assertThat(model.baseline(0)).isCloseTo(Math.log(1.0 / 3), within(1e-15));
        Tree tree = model.tree(0);
        assertThat(tree.value(tree.left(0), 0)).isCloseTo(-4.0 / 3, within(1e-14));
        assertThat(tree.value(tree.right(0), 0)).isCloseTo(4.0 / 3, within(1e-14));
        assertThat(model.toText(0)).startsWith("\"x0\" <= 1.5\n|   log-odds of \"yes\" -1.33333 (cover 2)\n");
    }

    /** Thirds to start from; a leaf of one class: 2/3 * (2/3) / (2/3 * 1/3) = 2, of none: -2/3 * 3/2 = -1. */
    @Test
    void fit_oneRoundOfThreeClasses_oneStepAClass() {
        Dataset data = Dataset.of(
                Samples.table(new double[] {1, 2, 3}),
                new Column(new Field.Categorical("kind", List.of("a", "b", "c")), new double[] {0, 1, 2}));
        TreeClassifier model =
                GradientBoosting.classifier().withTrees(1).withLearningRate(1).fit(data);
        assertThat(model.link()).isEqualTo(Link.SOFTMAX);
        assertThat(model.trees()).isEqualTo(3);
        assertThat(model.baseline(1)).isCloseTo(-Math.log(3), within(1e-15));
        Tree first = model.tree(0);
        assertThat(first.value(first.left(0), 0)).isCloseTo(2, within(1e-14));
        assertThat(first.value(first.right(0), 0)).isCloseTo(-1, within(1e-14));
        assertThat(first.value(first.left(0), 1)).isZero();
    }

    @Test
    void fit_progress_tellsAFallingLossAfterEveryRound() {
        List<Double> losses = new ArrayList<>();
        GradientBoosting.regressor().withTrees(12).fit(DATA, Run.quiet().with((stage, done, total) -> {
            assertThat(stage).startsWith("boosting, training loss ");
            assertThat(total).isEqualTo(12);
            losses.add(Double.parseDouble(stage.substring("boosting, training loss ".length())));
            assertThat(done).isEqualTo(losses.size());
        }));
        assertThat(losses).hasSize(12);
        for (int i = 1; i < 12; i++) {
            assertThat(losses.get(i)).isLessThan(losses.get(i - 1));
        }
    }

    @Test
    void fit_subsample_isOfItsShareAndOfItsSeed() {
        GradientBoosting<TreeRegressor> half =
                GradientBoosting.regressor().withTrees(5).withSubsample(0.5);
        TreeRegressor model = half.fit(DATA);
        for (int t = 0; t < 5; t++) {
            assertThat(model.tree(t).cover(0)).isEqualTo(100);
        }
        assertThat(half.withSeed(1).fit(DATA).predict(DATA.features())).isNotEqualTo(model.predict(DATA.features()));
        GradientBoosting<TreeRegressor> all = GradientBoosting.regressor().withTrees(5);
        assertThat(all.withSeed(1).fit(DATA).predict(DATA.features()))
                .isEqualTo(all.fit(DATA).predict(DATA.features()));
    }

    @Test
    void fit_subsampleOfLessThanARow_seesOne() {
        TreeRegressor model =
                GradientBoosting.regressor().withTrees(3).withSubsample(1e-9).fit(DATA);
        assertThat(model.tree(0).cover(0)).isOne();
        assertThat(model.tree(0).nodes()).isOne();
    }

    @Test
    void fit_separableClassesForLong_probabilitiesStayNumbers() {
        Dataset data = Samples.of(new double[] {0, 0, 1, 1}, new double[] {1, 2, 3, 4});
        double[] p = GradientBoosting.classifier()
                .withTrees(2_000)
                .withLearningRate(1)
                .fit(data)
                .predict(data.features());
        assertThat(p[0]).isCloseTo(1, within(1e-12));
        assertThat(p[7]).isCloseTo(1, within(1e-12));
    }

    @Test
    void fit_classWithoutRows_getsNextToNothing() {
        Dataset data = Dataset.of(
                Samples.table(new double[] {1, 2, 3, 4}),
                new Column(new Field.Categorical("kind", List.of("a", "b", "c")), new double[] {0, 0, 2, 2}));
        double[] p = GradientBoosting.classifier().withTrees(5).fit(data).predict(data.features());
        for (int i = 0; i < 4; i++) {
            assertThat(p[3 * i + 1]).isBetween(0.0, 1e-14);
        }
    }

    /** Weights of no common measure, whole ones but for a factor; tolerance: twenty rounds of rounding. */
    @Test
    void fit_weightsTimesAFactor_samePredictions() {
        double[] weights = new SplittableRandom(4).doubles(200, 0.1, 3).toArray();
        double[] more = weights.clone();
        for (int i = 0; i < more.length; i++) {
            more[i] *= 1e200;
        }
        GradientBoosting<TreeRegressor> boosting = GradientBoosting.regressor().withTrees(20);
        double[] plain = boosting.fit(DATA).predict(DATA.features());
        double[] weighted = boosting.fit(DATA.withWeights(weights)).predict(DATA.features());
        double[] scaled = boosting.fit(DATA.withWeights(more)).predict(DATA.features());
        assertThat(weighted).isNotEqualTo(plain);
        for (int i = 0; i < scaled.length; i++) {
            assertThat(scaled[i]).isCloseTo(weighted[i], within(1e-10));
        }
    }

    @Test
    void fit_constantColumns_givesTheMean() {
        Dataset data = TreeSamples.numbers(new double[] {1, 2, 6}, new double[] {4, 4, 4});
        double[] p = GradientBoosting.regressor().fit(data).predict(data.features());
        for (double value : p) {
            assertThat(value).isCloseTo(3, within(1e-12)); // A hundred steps of what rounding left over.
        }
    }

    @Test
    void fit_tenThousandColumns_findsTheOneThatCounts() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] columns = new double[10_000][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = random.doubles(60).toArray();
        }
        TreeRegressor model = GradientBoosting.regressor()
                .withTrees(2)
                .withMaxDepth(1)
                .fit(TreeSamples.numbers(columns[77].clone(), columns));
        assertThat(model.tree(0).feature(0)).isEqualTo(77);
    }

    @Test
    void fit_cancelledAfterThreeRounds_ends() {
        AtomicLong rounds = new AtomicLong();
        Run run = Run.quiet().with((stage, done, total) -> rounds.set(done)).with(() -> rounds.get() >= 3);
        assertThatThrownBy(() -> GradientBoosting.regressor().fit(DATA, run)).isInstanceOf(CancellationException.class);
        assertThat(rounds.get()).isEqualTo(3);
    }

    @Test
    void with_outOfRange_refused() {
        assertThatThrownBy(() -> GradientBoosting.regressor().withLearningRate(0))
                .hasMessage("learningRate: expected a number above 0 and at most 1, got 0.0");
        assertThatThrownBy(() -> GradientBoosting.regressor().withSubsample(Double.NaN))
                .hasMessageStartingWith("subsample: expected ");
        assertThatThrownBy(() -> GradientBoosting.regressor().withSubsample(1.01))
                .hasMessageStartingWith("subsample: expected ");
    }

    @Test
    void fit_moreTreesThanAModelMayHave_refused() {
        Dataset data = Dataset.of(
                Samples.table(new double[] {1, 2, 3}),
                new Column(new Field.Categorical("kind", List.of("a", "b", "c")), new double[] {0, 1, 2}));
        assertThatThrownBy(() -> GradientBoosting.classifier().withTrees(50_000).fit(data))
                .hasMessage("column \"kind\": expected rounds and classes of which the product is at most 100000 trees,"
                        + " got 50000 rounds and 3 classes");
    }
}
