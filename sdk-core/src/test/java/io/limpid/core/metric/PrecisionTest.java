package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrecisionTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new Precision();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new Precision().name()).isEqualTo("precision");
    }

    @Test
    void score_noRowCalledPositive_isUndefinedWithReason() {
        ClassPredictions predictions = binary(new int[] {0, 1}, new double[] {0.1, 0.4}, new double[] {1, 1});
        assertThat(new Precision().score(predictions)).isEqualTo(Score.undefined("no row is called \"yes\""));
    }

    @Test
    void score_rowsCalledPositiveAllWrong_isZero() {
        ClassPredictions predictions = binary(new int[] {0, 1}, new double[] {0.9, 0.4}, new double[] {1, 1});
        assertThat(new Precision().score(predictions)).isEqualTo(Score.of(0));
    }
}
