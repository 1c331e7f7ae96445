package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EqualMassCalibrationErrorTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new CalibrationError(Binning.EQUAL_MASS, 3);
    }

    /** Of distinct probabilities, so that a bin's edge moved by one row shows; sums of tenths fall short or exceed. */
    @Test
    void score_rowsOfOneWeightWhateverItIs_areCutAtTheSameRows() {
        for (int n = 10; n <= 200; n += 10) {
            int rows = n;
            int[] truth = IntStream.range(0, n).map(i -> i * i % 7 < 3 ? 1 : 0).toArray();
            double[] positive =
                    IntStream.range(0, n).mapToDouble(i -> (i + 0.5) / rows).toArray();
            for (int bins : new int[] {3, 10}) {
                Metric metric = new CalibrationError(Binning.EQUAL_MASS, bins);
                double ones = metric.score(binary(truth, positive, equalWeights(n, 1)))
                        .require();
                for (double weight : new double[] {0.1, 0.3, 1 / 3.0, 0.7, 1e-3, 3.3}) {
                    assertThat(metric.score(binary(truth, positive, equalWeights(n, weight)))
                                    .require())
                            .as("%d rows of weight %s in %d bins", n, weight, bins)
                            .isCloseTo(ones, within(1e-13)); // sums of up to 200 numbers, each rounded
                }
            }
        }
    }
}
