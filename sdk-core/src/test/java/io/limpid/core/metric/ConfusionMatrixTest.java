package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConfusionMatrixTest {

    private static final ConfusionMatrix MATRIX =
            ConfusionMatrix.of(List.of("no", "yes"), new double[][] {{150, 10}, {2.5, 20}});

    @Test
    void of_predictions_addsUpTheWeightOfEachCell() {
        ConfusionMatrix matrix = ConfusionMatrix.of(MetricContract.binary(
                new int[] {0, 0, 1, 1, 1}, new double[] {0.1, 0.6, 0.4, 0.5, 0.9}, new double[] {1, 2, 3, 4, 5}));
        assertThat(matrix.weight("no", "no")).isEqualTo(1);
        assertThat(matrix.weight("no", "yes")).isEqualTo(2);
        assertThat(matrix.weight("yes", "no")).isEqualTo(3);
        assertThat(matrix.weight("yes", "yes")).isEqualTo(9);
        assertThat(matrix.total()).isEqualTo(15);
        assertThat(matrix.actual(1)).isEqualTo(12);
        assertThat(matrix.predicted(1)).isEqualTo(11);
    }

    @Test
    void of_anotherThreshold_decidesByIt() {
        ClassPredictions predictions =
                MetricContract.binary(new int[] {0, 1}, new double[] {0.2, 0.4}, new double[] {1, 1});
        assertThat(ConfusionMatrix.of(predictions.withThreshold(0.3)).weight("yes", "yes"))
                .isEqualTo(1);
        assertThat(ConfusionMatrix.of(predictions.withThreshold(0.3)).weight("no", "yes"))
                .isZero();
    }

    @Test
    void of_predictionsOfNoRows_isEmpty() {
        ConfusionMatrix matrix = ConfusionMatrix.of(MetricContract.binary(new int[0], new double[0], new double[0]));
        assertThat(matrix.total()).isZero();
    }

    @Test
    void weight_sumBeyondTheLargestDouble_isInfiniteButMetricsAreRight() {
        double[] weights = {0x1p1023, 0x1p1023, 0x1p1023};
        ConfusionMatrix matrix =
                ConfusionMatrix.of(MetricContract.binary(new int[] {1, 1, 1}, new double[] {0.9, 0.9, 0.1}, weights));
        assertThat(matrix.weight("yes", "yes")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new Recall().score(matrix)).isEqualTo(Score.of(2.0 / 3));
    }

    @Test
    void weight_subnormal_isExact() {
        ConfusionMatrix matrix = ConfusionMatrix.of(
                MetricContract.binary(new int[] {1}, new double[] {0.9}, new double[] {Double.MIN_VALUE}));
        assertThat(matrix.weight("yes", "yes")).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void score_ofCountsFromElsewhere_isTheMetric() {
        assertThat(new Precision().score(MATRIX)).isEqualTo(Score.of(20.0 / 30));
        assertThat(new Accuracy().score(MATRIX)).isEqualTo(Score.of(170 / 182.5));
        assertThat(new Precision().score(MATRIX.withPositive(0))).isEqualTo(Score.of(150 / 152.5));
    }

    @Test
    void toString_isATableInAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(MATRIX).hasToString("""
                            truth \\ predicted     "no"  "yes"
                            "no"                   150     10
                            "yes"              2.50000     20
                            """);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void equals_sameClassesAndWeights_isTrue() {
        ConfusionMatrix same = ConfusionMatrix.of(List.of("no", "yes"), new double[][] {{150, 10}, {2.5, 20}});
        ConfusionMatrix other = ConfusionMatrix.of(List.of("no", "yes"), new double[][] {{150, 10}, {2.5, 21}});
        assertThat(MATRIX).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
        assertThat(MATRIX).isNotEqualTo(MATRIX.withPositive(0));
    }

    @Test
    void equals_sameWeightsCountedAndGiven_isTrue() {
        ConfusionMatrix counted = ConfusionMatrix.of(MetricContract.binary(
                new int[] {0, 1, 1, 1}, new double[] {0.1, 0.9, 0.8, 0.2}, new double[] {1, 1, 1, 1}));
        ConfusionMatrix given = ConfusionMatrix.of(List.of("no", "yes"), new double[][] {{1, 0}, {1, 2}});
        assertThat(counted).isEqualTo(given).hasSameHashCodeAs(given);
    }

    @Test
    void weight_unknownClass_listsTheClasses() {
        assertThatThrownBy(() -> MATRIX.weight("yes", "maybe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("class: expected one of [\"no\", \"yes\"], got \"maybe\"");
    }

    @Test
    void of_badShapeOrWeight_saysWhere() {
        List<String> classes = List.of("no", "yes");
        assertThatThrownBy(() -> ConfusionMatrix.of(classes, new double[][] {{1, 2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confusion matrix: expected at least two classes and a row for each, got 2 classes and 1"
                        + " rows");
        assertThatThrownBy(() -> ConfusionMatrix.of(classes, new double[][] {{1, 2}, {1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confusion matrix, class \"yes\": expected 2 weights, got 1");
        assertThatThrownBy(() -> ConfusionMatrix.of(classes, new double[][] {{1, Double.NaN}, {1, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confusion matrix, class \"no\" called \"yes\": expected a finite weight of at least 0, got"
                        + " NaN");
    }

    @Test
    void of_tooManyClasses_isRefusedBeforeAllocating() {
        List<String> classes =
                IntStream.range(0, 4_097).mapToObj(Integer::toString).toList();
        ClassPredictions predictions = MetricContract.of(new int[1], new double[4_097], classes, new double[] {1});
        assertThatThrownBy(() -> ConfusionMatrix.of(predictions))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confusion matrix: expected at most 4096 classes, got 4097");
        assertThat(new Accuracy().score(predictions)).isEqualTo(Score.of(1));
    }

    @Test
    void classes_areACopy() {
        List<String> classes = new ArrayList<>(List.of("no", "yes"));
        ConfusionMatrix matrix = ConfusionMatrix.of(classes, new double[2][2]);
        Collections.reverse(classes);
        assertThat(matrix.classes()).containsExactly("no", "yes");
    }

    @Test
    void of_twoClassesOfOneName_areRefused() {
        assertThatThrownBy(() -> ConfusionMatrix.of(List.of("a", "a"), new double[][] {{1, 2}, {3, 4}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes: expected different names, got \"a\" twice");
    }
}
