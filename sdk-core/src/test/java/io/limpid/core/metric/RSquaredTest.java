package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RSquaredTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new RSquared();
    }

    @Override
    protected int unitsOfTarget() {
        return 0;
    }

    @Test
    void score_meanPredicted_isZero() {
        assertThat(new RSquared().score(predictions(new double[] {1, 2, 3}, new double[] {2, 2, 2}, 1, 1, 1)))
                .isEqualTo(Score.of(0));
    }

    @Test
    void score_inverted_isNegative() {
        assertThat(new RSquared().score(predictions(new double[] {1, 2, 3}, new double[] {3, 2, 1}, 1, 1, 1)))
                .isEqualTo(Score.of(-3));
    }

    @Test
    void score_constantTarget_isUndefined() {
        assertThat(new RSquared().score(predictions(new double[] {5, 5}, new double[] {5, 5}, 1, 1)))
                .isEqualTo(Score.undefined("the target is constant: it has no variance to explain"));
    }

    @Test
    void score_oneRow_isUndefined() {
        assertThat(new RSquared().score(predictions(new double[] {5}, new double[] {5}, 1)))
                .isEqualTo(Score.undefined("the target is constant: it has no variance to explain"));
    }

    @Test
    void score_constantTargetWhereThereIsWeight_isUndefined() {
        assertThat(new RSquared().score(predictions(new double[] {5, 5, 7}, new double[] {5, 5, 5}, 1, 1, 0)))
                .isEqualTo(Score.undefined("the target is constant: it has no variance to explain"));
    }

    @Test
    void score_beyondDoubles_isUndefined() {
        assertThat(new RSquared().score(predictions(new double[] {1, 2}, new double[] {1e200, 2}, 1, 1)))
                .isEqualTo(Score.undefined("the result is beyond the range of double precision"));
    }

    @Test
    void score_targetsOneUnitInTheLastPlaceApart_isDefined() {
        assertThat(new RSquared()
                        .score(predictions(
                                new double[] {0x1p52, 0x1.0000000000001p52},
                                new double[] {0x1p52, 0x1.0000000000001p52},
                                1,
                                1)))
                .isEqualTo(Score.of(1));
    }
}
