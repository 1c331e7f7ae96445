package io.limpid.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import io.limpid.core.numeric.AffineTile;
import io.limpid.core.transform.Pipeline;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.MultilayerPerceptronModel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both models' predictions have in common, beside the contract of classifiers. */
class PredictionTest {

    private static final Dataset DATA = Samples.random(150, 6, 21);

    /**
     * So steep that the largest number times the first coefficient is more than a double, and the second's is minus
     * that.
     */
    private static final Dataset STEEP = Samples.of(
            new double[] {0, 0, 1, 1, 0, 1},
            new double[] {0, .01, .02, .03, .01, .02},
            new double[] {.03, .02, .01, 0, .02, .01},
            new double[] {0, 1, 0, 1, 0, 1});

    static List<Classifier> models() {
        return List.of(
                LogisticRegression.withDefaults().fit(DATA),
                MultilayerPerceptron.withDefaults().withHidden(5).withEpochs(5).fit(DATA));
    }

    @ParameterizedTest
    @MethodSource("models")
    void evaluate_unitsOfTheRows_predictionsBits(Classifier model) {
        AffineInputModel affine = (AffineInputModel) model;
        double[][] x = new double[6][];
        double[][] weights = new double[affine.units()][6];
        double[] biases = new double[affine.units()];
        for (int j = 0; j < 6; j++) {
            x[j] = DATA.features().column(j);
        }
        for (int k = 0; k < affine.units(); k++) {
            biases[k] = affine.bias(k);
            for (int j = 0; j < 6; j++) {
                weights[k][j] = affine.weight(k, j);
            }
        }
        double[][] z = new double[affine.units()][150];
        AffineTile.affine(x, 150, weights, biases, z);
        double[] out = new double[300];
        affine.evaluate(z, 150, out);
        assertThat(out).isEqualTo(model.predict(DATA.features()));
    }

    /** The definition, summed plainly with StrictMath; tolerance: some ulps of probabilities. */
    @ParameterizedTest
    @MethodSource("models")
    void predict_everyRow_followsTheFormula(Classifier model) {
        AffineInputModel affine = (AffineInputModel) model;
        double[] p = model.predict(DATA.features());
        for (int i = 0; i < 150; i++) {
            double s = model instanceof MultilayerPerceptronModel net ? net.bias(1, 0) : 0;
            for (int k = 0; k < affine.units(); k++) {
                double z = affine.bias(k);
                for (int j = 0; j < 6; j++) {
                    z += affine.weight(k, j) * DATA.features().column(j)[i];
                }
                s += model instanceof MultilayerPerceptronModel net ? net.weight(1, 0, k) * Math.max(z, 0) : z;
            }
            assertThat(p[2 * i + 1]).isCloseTo(1 / (1 + StrictMath.exp(-s)), within(1e-14));
            assertThat(p[2 * i] + p[2 * i + 1]).isCloseTo(1, within(1e-15));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void predict_missingValue_namesColumnAndRow(Classifier model) {
        double[][] columns = new double[6][100];
        columns[4][77] = Double.NaN;
        assertThatThrownBy(() -> model.predict(Samples.table(columns)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"x4\", row 77: expected a number, got a missing value; put a MissingValueImputer"
                        + " before the model in a Pipeline");
    }

    /** A pipeline predicts 512 rows at a time; the row is the table's all the same. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.MAX_VALUE})
    void predict_unusableRowBehindPipeline_namesRowOfTheTable(double unusable) {
        Classifier model =
                Pipeline.of().classifier(LogisticRegression.withDefaults()).fit(STEEP);
        double[] x = new double[1_100];
        x[700] = unusable;
        assertThatThrownBy(() -> model.predict(Samples.table(x, x, x)))
                .isInstanceOf(RowException.class)
                .hasMessageContaining("row 700: ")
                .extracting(e -> ((RowException) e).row())
                .isEqualTo(700);
    }

    @ParameterizedTest
    @MethodSource("models")
    void predict_hugeValues_probabilitiesSumToOne(Classifier model) {
        double[][] columns = new double[6][1];
        columns[0][0] = 1e300;
        double[] p = model.predict(Samples.table(columns));
        assertThat(p[0] + p[1]).isEqualTo(1);
    }
}
