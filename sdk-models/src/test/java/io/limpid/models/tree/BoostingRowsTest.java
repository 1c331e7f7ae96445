package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.TreeEnsembleModel.Link;
import io.limpid.models.Samples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The share of rows that boosting tells as right is the accuracy of its model. */
class BoostingRowsTest {

    private static double told(TreeClassifier model, int rounds) {
        return model.history().get(rounds - 1).training().orElseThrow().metric().orElseThrow();
    }

    private static double accuracy(TreeClassifier model, Dataset data) {
        return new Accuracy().score(ClassPredictions.of(model, data)).require();
    }

    /** Log-odds of -2e-17 and 2e-17: both probabilities are one half, from which on the metrics say yes. */
    @Test
    void scores_logOddsJustBelowZero_areOfThePositiveClass() {
        Dataset data = Samples.of(new double[] {0, 0, 1, 1}, new double[] {1, 2, 3, 4});
        TreeClassifier model = GradientBoosting.classifier()
                .withTrees(1)
                .withLearningRate(1e-17)
                .fit(data);
        assertThat(model.tree(0).value(model.tree(0).left(0), 0)).isNegative();
        assertThat(model.predict(data.features())).containsOnly(0.5);
        assertThat(accuracy(model, data)).isEqualTo(0.5);
        assertThat(told(model, 1)).isEqualTo(0.5);
    }

    /** One part in 2^53 less than the largest of three margins gives the same probability: the first class counts. */
    @Test
    void scores_marginsOfOneRoundedProbability_areOfTheFirstClass() {
        Dataset data = Dataset.of(
                Samples.table(new double[] {1, 2, 3, 4}),
                new Column(new Field.Categorical("kind", List.of("a", "b", "c")), new double[] {0, 0, 0, 1}));
        double[] margins = {-0x1p-53, 0, 0};
        double[] p = margins.clone();
        TreeClassifier.softmax(p, 1, 3);
        assertThat(p).containsOnly(p[0]);
        BoostingRows rows = new BoostingRows(TreeTask.ofClasses(data), startingAt(margins));
        assertThat(rows.scores().metric()).hasValue(0.75);
        margins[0] = -0x1p-50;
        rows = new BoostingRows(TreeTask.ofClasses(data), startingAt(margins));
        assertThat(rows.scores().metric()).hasValue(0.25);
    }

    /** Of three classes, all rows at these margins. */
    private static BoostingLoss startingAt(double[] margins) {
        return new BoostingLoss() {
            @Override
            public int margins() {
                return margins.length;
            }

            @Override
            public Link link() {
                return Link.SOFTMAX;
            }

            @Override
            public double baseline(int k) {
                return margins[k];
            }

            @Override
            public void residuals(double[][] given, double[][] residuals) {
                throw new IllegalStateException("no tree is grown");
            }

            @Override
            public double step(double[] residual, int[] rows) {
                throw new IllegalStateException("no tree is grown");
            }

            @Override
            public double loss(double[][] given, int i, double y) {
                return 0;
            }
        };
    }

    /** More rows than are predicted at a time, and no multiple of those. Tolerance: a sum of 9,001. */
    @Test
    void scores_manyRows_areTheModelsOwn() {
        Dataset two = Samples.random(9_001, 2, 5);
        TreeClassifier model = GradientBoosting.classifier().withTrees(3).fit(two);
        assertThat(told(model, 3)).isCloseTo(accuracy(model, two), within(1e-12));
        double[] kinds = IntStream.range(0, 9_001)
                .mapToDouble(i -> two.target().values()[i] + (two.features().column(0)[i] > 0.5 ? 1 : 0))
                .toArray();
        Dataset three =
                Dataset.of(two.features(), new Column(new Field.Categorical("kind", List.of("a", "b", "c")), kinds));
        TreeClassifier ofThree = GradientBoosting.classifier().withTrees(3).fit(three);
        assertThat(accuracy(ofThree, three)).isBetween(0.5, 0.99);
        assertThat(told(ofThree, 3)).isCloseTo(accuracy(ofThree, three), within(1e-12));
    }
}
