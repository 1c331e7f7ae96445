package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MatthewsCorrelationTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new MatthewsCorrelation();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new MatthewsCorrelation().name()).isEqualTo("Matthews correlation");
    }

    /** Tolerance: two square roots and two divisions. */
    @Test
    void score_allRight_isOneAndAllWrongIsMinusOne() {
        int[] truth = {0, 0, 0, 1};
        double[] p = {0.1, 0.1, 0.1, 0.9};
        double[] not = {0.9, 0.9, 0.9, 0.1};
        assertThat(new MatthewsCorrelation()
                        .score(binary(truth, p, equalWeights(4, 1)))
                        .require())
                .isCloseTo(1, within(1e-15));
        assertThat(new MatthewsCorrelation()
                        .score(binary(truth, not, equalWeights(4, 1)))
                        .require())
                .isCloseTo(-1, within(1e-15));
    }

    /** Margins subtracted from the total would leave nothing of the light class. */
    @Test
    void score_allRightOfVeryUnequalWeight_isOne() {
        double[] weights = {1e200, 1e-200};
        assertThat(new MatthewsCorrelation()
                        .score(binary(new int[] {0, 1}, new double[] {0.1, 0.9}, weights))
                        .require())
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void score_oneClassOnly_isUndefinedAndNamesIt() {
        ClassPredictions truth = binary(new int[] {1, 1}, new double[] {0.1, 0.9}, equalWeights(2, 1));
        ClassPredictions called = binary(new int[] {1, 0}, new double[] {0.1, 0.2}, equalWeights(2, 1));
        assertThat(new MatthewsCorrelation().score(truth)).isEqualTo(Score.undefined("every row is truly \"yes\""));
        assertThat(new MatthewsCorrelation().score(called)).isEqualTo(Score.undefined("every row is called \"no\""));
    }
}
