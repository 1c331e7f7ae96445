package io.limpid.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.models.neural.Activation;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.MultilayerPerceptronRegression;
import io.limpid.models.neural.MultilayerPerceptronRegressionModel;
import io.limpid.models.neural.NetNormalization;
import io.limpid.models.neural.Optimizer;
import io.limpid.models.training.EarlyStopping;
import io.limpid.models.tree.DecisionTree;
import io.limpid.models.tree.TreeRegressor;
import io.limpid.models.tree.TreeSamples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Numbers near the ends of double precision, and mini-batches too small for what is asked of them. */
class ExtremeTrainingTest {

    @Test
    void fit_treeOfTinyTargetsAndWeights_hasTheirMeans() {
        double[] y = {1e-30, 1e-30, 2e-30, 2e-30};
        double[] weights = new double[4];
        Arrays.fill(weights, 1e-300);
        Dataset data = TreeSamples.numbers(y, new double[] {1, 2, 3, 4}).withWeights(weights);
        TreeRegressor model = DecisionTree.regressor().withMinLeaf(1).fit(data);
        double[] out = new double[4];
        model.predict(data.features(), out);
        for (int i = 0; i < 4; i++) {
            assertThat(out[i]).isCloseTo(y[i], within(1e-44));
        }
    }

    @Test
    void fit_netOfTinyWeights_isThatOfEqualOnes() {
        Dataset data = Samples.numbers(40, 2, 3);
        double[] tiny = new double[40];
        Arrays.fill(tiny, 1e-310);
        MultilayerPerceptron net = MultilayerPerceptron.withDefaults().withEpochs(5);
        double expected = net.forRegression().fit(data).weight(0, 0);
        // Numbers below 1e-308 have fewer digits.
        assertThat(net.forRegression().fit(data.withWeights(tiny)).weight(0, 0)).isCloseTo(expected, within(1e-9));
    }

    /** Sixty errors of 5e306 add up to more than a double holds; their mean does not. */
    @Test
    void fit_netOfTargetsNearTheLargest_hasAFiniteMeanError() {
        double[] huge = new double[60];
        Arrays.setAll(huge, i -> i % 2 == 0 ? 5e306 : -5e306);
        double[] x = new double[60];
        Arrays.setAll(x, i -> i);
        MultilayerPerceptronRegressionModel model = MultilayerPerceptron.withDefaults()
                .withEpochs(1)
                .forRegression()
                .fit(TreeSamples.numbers(huge, x));
        assertThat(model.history().get(0).training().orElseThrow().metric().orElseThrow())
                .isBetween(1e306, 1e307);
    }

    /** Whichever row is held back: not the learning rate is to blame, but the value. */
    @Test
    void fit_netWithAnExtremeTargetHeldBack_namesItsColumn() {
        MultilayerPerceptronRegression net = MultilayerPerceptron.withDefaults()
                .withEpochs(2)
                .with(new EarlyStopping(1, 0.5))
                .forRegression();
        int held = 0;
        for (int row = 0; row < 10; row++) {
            double[] y = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
            y[row] = 1e200;
            Dataset data = TreeSamples.numbers(y, new double[] {2, 1, 4, 3, 6, 5, 8, 7, 10, 9});
            Throwable thrown = catchThrowable(() -> net.fit(data));
            if (thrown != null) {
                held++;
                assertThat(thrown)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(
                                "early stopping: expected rows held back on which the loss is finite, got"
                                        + " one whose value of column \""
                                        + data.target().name() + "\" is ")
                        .hasMessageEndingWith(" standard deviations of the training rows from their mean");
            }
        }
        assertThat(held).isEqualTo(5);
    }

    /** The deviation is 6e-309: its inverse is a double, twice that is not. */
    @Test
    void fit_netOfAColumnTooNarrowForItsWeights_namesIt() {
        double[] narrow = new double[40];
        Arrays.setAll(narrow, i -> i % 2 * 1.2e-308);
        Dataset data = Samples.random(40, 1, 6);
        Dataset both = data.withFeatures(Samples.table(data.features().column(0), narrow));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MultilayerPerceptron.withDefaults().withEpochs(1).fit(both))
                .withMessageMatching("column \"x1\": expected values whose weights fit in double precision, got mean"
                        + " [\\d.]+E-309 and standard deviation [\\d.]+E-309");
    }

    /** One row left over has no spread: taken for one of variance 0 it made the slope 1.44. */
    @Test
    void fit_batchNormalisationWithOneRowLeftOver_learnsTheLine() {
        double[] x = new double[33];
        Arrays.setAll(x, i -> i - 16);
        Dataset data = TreeSamples.numbers(x.clone(), x);
        MultilayerPerceptronRegressionModel model = MultilayerPerceptron.withDefaults()
                .withHidden(4)
                .with(Activation.LINEAR)
                .with(NetNormalization.BATCH)
                .with(Optimizer.adam(0.01))
                .withBatchSize(32)
                .withEpochs(1_000)
                .forRegression()
                .fit(data);
        double[] out = new double[33];
        model.predict(data.features(), out);
        assertThat((out[32] - out[0]) / 32).isCloseTo(1, within(0.1));
    }

    @Test
    void fit_batchNormalisationOfSingleRows_isRefused() {
        MultilayerPerceptron net =
                MultilayerPerceptron.withDefaults().with(NetNormalization.BATCH).withBatchSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.fit(Samples.random(20, 2, 5)))
                .withMessage("batchSize: expected mini-batches of at least 2 rows to normalise by, got 1");
    }
}
