package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RocAucTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new RocAuc();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new RocAuc().name()).isEqualTo("ROC AUC");
    }

    @Test
    void score_matchesScikitLearn() {
        assertThat(new RocAuc().score(MetricGold.EQUAL).require()).isCloseTo(0.6875, within(MetricGold.TOLERANCE));
        assertThat(new RocAuc().score(MetricGold.WEIGHTED).require())
                .isCloseTo(0.7823529411764706, within(MetricGold.TOLERANCE));
    }

    @Test
    void score_threeClasses_matchesScikitLearn() {
        assertThat(new RocAuc().score(MetricGold.THREE).require())
                .isCloseTo(0.8333333333333334, within(MetricGold.TOLERANCE));
        assertThat(new RocAuc().score(MetricGold.THREE_WEIGHTED).require())
                .isCloseTo(0.5714285714285714, within(MetricGold.TOLERANCE));
    }

    @Test
    void score_allProbabilitiesEqual_isOneHalf() {
        ClassPredictions predictions =
                binary(new int[] {0, 1, 1}, new double[] {0.3, 0.3, 0.3}, new double[] {1, 2, 5});
        assertThat(new RocAuc().score(predictions)).isEqualTo(Score.of(0.5));
    }

    @Test
    void score_zeroAndMinusZero_areATie() {
        ClassPredictions predictions = binary(new int[] {0, 1}, new double[] {-0.0, 0.0}, new double[] {1, 1});
        assertThat(new RocAuc().score(predictions)).isEqualTo(Score.of(0.5));
    }

    @Test
    void score_classesOfVeryUnequalWeight_isTheShareOfPairs() {
        int[] truth = {0, 0, 1, 1};
        double[] p = {0.1, 0.4, 0.3, 0.9};
        assertThat(new RocAuc().score(binary(truth, p, new double[] {1e200, 1e200, 1e-200, 1e-200})))
                .isEqualTo(Score.of(0.75));
    }

    @Test
    void score_oneClassOnly_isUndefinedWithReason() {
        double[] p = {0.1, 0.9};
        assertThat(new RocAuc().score(binary(new int[] {1, 1}, p, new double[] {1, 1})))
                .isEqualTo(Score.undefined("rows of one class only: none but \"yes\""));
        assertThat(new RocAuc().score(binary(new int[] {0, 1}, p, new double[] {1, 0})))
                .isEqualTo(Score.undefined("rows of one class only: none is \"yes\""));
    }

    /** Against the definition, pair by pair; tolerance: sums of up to 40000 products of size one. */
    @Test
    void score_manyRowsWithTies_isTheShareOfPairs() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 200;
        int[] truth = new int[n];
        double[] p = new double[n];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            truth[i] = random.nextInt(2);
            p[i] = random.nextInt(20) / 20.0;
            w[i] = random.nextDouble();
        }
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double pair = truth[i] > truth[j] ? w[i] * w[j] : 0;
                pairs += pair;
                wins += pair * (p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0);
            }
        }
        assertThat(new RocAuc().score(binary(truth, p, w)).require()).isCloseTo(wins / pairs, within(1e-12));
    }
}
