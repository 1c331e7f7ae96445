package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BalancedAccuracyTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new BalancedAccuracy();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new BalancedAccuracy().name()).isEqualTo("balanced accuracy");
    }

    @Test
    void score_rareClassAlwaysMissed_isOneHalf() {
        int[] truth = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        assertThat(new BalancedAccuracy().score(binary(truth, new double[10], equalWeights(10, 1))))
                .isEqualTo(Score.of(0.5));
    }

    @Test
    void score_classWithoutRows_isUndefinedAndNamesIt() {
        double[] values = {0.2, 0.5, 0.3, 0.6, 0.2, 0.2};
        ClassPredictions predictions = of(new int[] {0, 2}, values, List.of("a", "b", "c"), equalWeights(2, 1));
        assertThat(new BalancedAccuracy().score(predictions)).isEqualTo(Score.undefined("no row is truly \"b\""));
    }
}
