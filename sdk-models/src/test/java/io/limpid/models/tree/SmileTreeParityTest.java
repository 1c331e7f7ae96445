package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.models.Samples;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.base.cart.Loss;
import smile.base.cart.SplitRule;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.regression.RegressionTree;

/**
 * Our trees against Smile's own classes, given the raw values: the same leaf, to the bit, on rows of training and on
 * rows never seen.
 */
class SmileTreeParityTest {

    private static final StructField RESPONSE = new StructField("y", DataTypes.DoubleType);

    /** Ames house prices, one-hot encoded: every other row trains, all are predicted. */
    @Test
    void predict_amesPrices_hasTheBitsOfSmilesRegressionTree() {
        Dataset ames = TreeSamples.encoded("ames.csv", "Sale_Price");
        Dataset train = ames.select(
                IntStream.range(0, ames.rows()).filter(i -> i % 2 == 0).toArray());
        double[] y = train.target().values();
        int[] ones = IntStream.range(0, train.rows()).map(i -> 1).toArray();
        RegressionTree smile =
                new RegressionTree(frame(train), Loss.ls(y), RESPONSE, 9, Integer.MAX_VALUE, 5, -1, ones, null);
        double[] expected = frame(ames).stream().mapToDouble(smile::predict).toArray();
        double[] got = DecisionTree.regressor().withMaxDepth(8).fit(train).predict(ames.features());
        assertThat(got).isEqualTo(expected);
    }

    /**
     * Breast cancer, its columns times 1e6 (Smile takes numbers 1e-7 apart for equal) and without ties (between which
     * Smile may miss a split): the class of every row. Leaves of
     * any size: Smile looks for splits where the class changes, which under a least size are not always the best. Three
     * levels, where no two columns part the rows alike.
     */
    @Test
    void predict_breastCancer_hasTheClassesOfSmilesDecisionTree() {
        Dataset data = untied(Samples.breastCancer());
        Dataset train = data.select(
                IntStream.range(0, data.rows()).filter(i -> i % 3 != 0).toArray());
        int[] y = IntStream.range(0, train.rows())
                .map(i -> (int) train.target().values()[i])
                .toArray();
        smile.classification.DecisionTree smile = new smile.classification.DecisionTree(
                frame(train), y, RESPONSE, 2, SplitRule.GINI, 4, Integer.MAX_VALUE, 1, -1, null, null);
        int[] expected = frame(data).stream().mapToInt(smile::predict).toArray();
        double[] p = DecisionTree.classifier()
                .withMaxDepth(3)
                .withMinLeaf(1)
                .fit(train)
                .predict(data.features());
        int[] got = IntStream.range(0, data.rows())
                .map(i -> p[2 * i + 1] > p[2 * i] ? 1 : 0)
                .toArray();
        assertThat(got).isEqualTo(expected);
        assertThat(got).contains(0, 1);
    }

    /** The same for three classes, by Smile's classification tree on both sides. */
    @Test
    void predict_threeClasses_hasTheClassesOfSmilesDecisionTree() {
        Dataset penguins = untied(TreeSamples.encoded("penguins.csv", "species"));
        Dataset train = penguins.select(
                IntStream.range(0, penguins.rows()).filter(i -> i % 3 != 0).toArray());
        int[] y = IntStream.range(0, train.rows())
                .map(i -> (int) train.target().values()[i])
                .toArray();
        smile.classification.DecisionTree smile = new smile.classification.DecisionTree(
                frame(train), y, RESPONSE, 3, SplitRule.GINI, 4, Integer.MAX_VALUE, 1, -1, null, null);
        int[] expected = frame(penguins).stream().mapToInt(smile::predict).toArray();
        double[] p = DecisionTree.classifier()
                .withMaxDepth(3)
                .withMinLeaf(1)
                .fit(train)
                .predict(penguins.features());
        int[] got = IntStream.range(0, penguins.rows())
                .map(i -> IntStream.range(0, 3).reduce(0, (a, b) -> p[3 * i + b] > p[3 * i + a] ? b : a))
                .toArray();
        assertThat(got).isEqualTo(expected);
        assertThat(got).contains(0, 1, 2);
    }

    /** Each value a little larger than that of the rows before, by less than what tells values apart. */
    private static Dataset untied(Dataset data) {
        double[][] columns = TreeSamples.columns(data.features());
        double[][] moved = new double[columns.length][];
        for (int j = 0; j < moved.length; j++) {
            double[] column = columns[j];
            moved[j] = IntStream.range(0, column.length)
                    .mapToDouble(i -> 1e6 * column[i] + 1e-3 * i)
                    .toArray();
        }
        return Dataset.of(Table.of(data.features().schema(), moved), data.target());
    }

    private static DataFrame frame(Dataset data) {
        double[][] columns = TreeSamples.columns(data.features());
        BaseVector<?, ?, ?>[] vectors = new BaseVector<?, ?, ?>[columns.length];
        for (int j = 0; j < vectors.length; j++) {
            vectors[j] = DoubleVector.of("x" + j, columns[j]);
        }
        return DataFrame.of(vectors);
    }
}
