package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CohenKappaTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new CohenKappa();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new CohenKappa().name()).isEqualTo("Cohen's kappa");
    }

    @Test
    void name_otherDisagreement_saysSo() {
        assertThat(new CohenKappa(CohenKappa.Disagreement.LINEAR).name()).isEqualTo("linear Cohen's kappa");
        assertThat(new CohenKappa(CohenKappa.Disagreement.QUADRATIC).name()).isEqualTo("quadratic Cohen's kappa");
    }

    /**
     * The example of Cohen (1960), also on Wikipedia: 20 and 15 of 50 agreed, 5 and 10 not: (0.7 - 0.5) / (1 - 0.5).
     */
    @Test
    void score_thirtyFiveOfFiftyAgreed_isTwoFifths() {
        ConfusionMatrix matrix = ConfusionMatrix.of(List.of("no", "yes"), new double[][] {{15, 10}, {5, 20}});
        assertThat(new CohenKappa().score(matrix).require()).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void score_onlyOneClassAnywhere_isUndefinedAndNamesIt() {
        ClassPredictions predictions = binary(new int[] {1, 1}, new double[] {0.8, 0.9}, equalWeights(2, 1));
        assertThat(new CohenKappa().score(predictions))
                .isEqualTo(Score.undefined("every row is truly and is called \"yes\""));
    }
}
