package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpecificityTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new Specificity();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new Specificity().name()).isEqualTo("specificity");
    }

    @Test
    void score_oneOfFourNegativesCalledPositive_isThreeQuarters() {
        ClassPredictions predictions =
                binary(new int[] {0, 0, 0, 0, 1}, new double[] {0.1, 0.2, 0.3, 0.9, 0.1}, equalWeights(5, 1));
        assertThat(new Specificity().score(predictions)).isEqualTo(Score.of(0.75));
    }

    @Test
    void score_onlyPositiveRows_isUndefinedWithReason() {
        ClassPredictions predictions = binary(new int[] {1, 1, 0}, new double[3], new double[] {1, 1, 0});
        assertThat(new Specificity().score(predictions)).isEqualTo(Score.undefined("every row is truly \"yes\""));
    }
}
