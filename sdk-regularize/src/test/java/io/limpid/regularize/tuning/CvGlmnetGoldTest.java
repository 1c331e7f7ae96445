package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.model.LambdaSequence;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * R 4.2.2, glmnet 4.1-6: {@code cv.glmnet(x, y, lambda = <that of the file>, foldid = (row mod 10) + 1, thresh = 1e-14,
 * type.measure = ...)}; see the README beside the files.
 */
class CvGlmnetGoldTest {

    /** The files' own digits: both solve to 1e-14, and a curve's values follow the coefficients. */
    private static final double PERCENT = 1e-4;

    /** Ridge, whose penalty glmnet divides by the deviation of the target of the rows at hand. */
    @Test
    void curves_diabetesRidge_areThoseOfCvGlmnet() {
        double[][] gold = TuningData.gold("diab_cvfix_a0");
        PenaltyCurve curve = PenaltySearch.of(
                        Ridge.of(Ridge.Scaling.GLMNET), TuningData.modulo(10), new MeanSquaredError())
                .withLambdas(lambdas(0, gold))
                .curves(TuningData.file("diabetes", "target"))
                .curve();

        assertCurve(curve, 0, gold, 1);
        assertThat(curve.lambdaMin().lambda()).isCloseTo(4.516003, withinPercentage(1e-5));
        assertThat(curve.lambda1se().lambda()).isCloseTo(50.7293471, withinPercentage(1e-5));
    }

    private static void assertCurve(PenaltyCurve curve, int metric, double[][] gold, double factor) {
        List<PenaltyCurve.Point> points = curve.points(metric);
        for (int m = 0; m < gold.length; m++) {
            assertThat(factor * points.get(m).summary().validation().require())
                    .as("cvm at %s", gold[m][0])
                    .isCloseTo(gold[m][1], withinPercentage(PERCENT));
            assertThat(factor * points.get(m).standardError().require())
                    .as("cvsd at %s", gold[m][0])
                    .isCloseTo(gold[m][2], withinPercentage(PERCENT));
        }
    }

    private static LambdaSequence lambdas(double l1Ratio, double[][] gold) {
        return new LambdaSequence(
                l1Ratio, Arrays.stream(gold).map(row -> row[0]).toList());
    }
}
