package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.NearestMeanModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassPredictionsTest {

    private static final Table X = Table.of(Schema.of(new Field.Numeric("x")), new double[] {0, 1, 4, 5});

    private static Dataset data(List<String> classes, double... target) {
        return Dataset.of(X, new Column(new Field.Categorical("y", classes), target));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY})
    void of_valueThatIsNoProbability_namesTheRowAndClass(double p) {
        assertThatThrownBy(() -> MetricContract.of(
                        new int[] {0, 1},
                        new double[] {0.5, 0.5, 0.5, p},
                        List.of("no", "yes"),
                        MetricContract.equalWeights(2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictions, row 1, class \"yes\": expected a probability from 0 to 1, got " + p);
    }

    @Test
    void of_truthThatIsNoClass_namesTheRow() {
        assertThatThrownBy(() -> MetricContract.binary(new int[] {0, 2}, new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictions, row 1: expected a class index from 0 to 1 as target, got 2.0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
    void of_badWeight_namesTheRow(double weight) {
        assertThatThrownBy(() -> MetricContract.binary(new int[2], new double[2], new double[] {1, weight}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictions, row 1: expected a finite weight of at least 0, got " + weight);
    }

    @Test
    void of_targetWithLevelsInAnotherOrder_isRecodedToTheModelsClasses() {
        NearestMeanModel model = new NearestMean().fit(data(List.of("high", "low"), 1, 1, 0, 0));
        ClassPredictions predictions = Predictions.of(model, data(List.of("low", "high"), 0, 0, 1, 1));
        assertThat(predictions.target().values()).containsExactly(1, 1, 0, 0);
        assertThat(new Accuracy().score(predictions)).isEqualTo(Score.of(1));
    }

    @Test
    void of_targetOutsideTheModelsClasses_namesColumnRowAndLevel() {
        NearestMeanModel model = new NearestMean().fit(data(List.of("high", "low"), 1, 1, 0, 0));
        assertThatThrownBy(() -> Predictions.of(model, data(List.of("high", "low", "new"), 0, 0, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"y\", row 2: expected one of [\"high\", \"low\"], got \"new\"");
    }

    @Test
    void predicted_probabilityAtTheThreshold_isPositive() {
        ClassPredictions predictions =
                MetricContract.binary(new int[2], new double[] {0.5, Math.nextDown(0.5)}, new double[2]);
        assertThat(predictions.predicted(0)).isEqualTo(1);
        assertThat(predictions.predicted(1)).isZero();
    }

    @Test
    void predicted_threeClassesWithATie_isTheFirst() {
        double[] values = {0.4, 0.4, 0.2, 0.2, 0.4, 0.4};
        ClassPredictions predictions = MetricContract.of(new int[2], values, List.of("a", "b", "c"), new double[2]);
        assertThat(predictions.predicted(0)).isZero();
        assertThat(predictions.predicted(1)).isEqualTo(1);
    }

    @Test
    void of_levelThatIsNoClass_namesTheCallersRowAndEscapes() {
        Schema schema = Schema.of(new Field.Numeric("x"));
        Classifier model = new Classifier() {
            @Override
            public Schema features() {
                return schema;
            }

            @Override
            public List<String> classes() {
                return List.of("no", "yes");
            }

            @Override
            public void predict(Table x, double[] out) {
                Arrays.fill(out, 0.5);
            }
        };
        Column target = new Column(new Field.Categorical("y", List.of("no", "may\nbe")), new double[] {0, 1});
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Predictions.of(model, Dataset.of(Table.of(schema, new double[2]), target)))
                .withMessage("column \"y\", row 1: expected one of [\"no\", \"yes\"], got \"may\\u{a}be\"")
                .matches(e -> e.row() == 1);
    }

    @Test
    void new_twoClassesOfOneName_areRefused() {
        Column target = new Column(new Field.Categorical("y", List.of("a", "b")), new double[] {0});
        assertThatThrownBy(() -> new ClassPredictions(
                        target, new double[] {0.5, 0.5}, 2, List.of("x", "x"), 1, 0.5, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes: expected different names, got \"x\" twice");
    }
}
