package io.limpid.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.models.linear.LinearRegression;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CoverageMeasurementTest {

    private static final CoverageMeasurement.Case LINE = new CoverageMeasurement.Case(
            "line", SimulatedPopulation.NUMBERS, LinearRegression.withDefaults(), 60, 5, 1);

    @Test
    void coverage_intervals_countsThoseThatHoldTheTruth() {
        CoverageMeasurement.Count count =
                CoverageMeasurement.Count.NONE.and(0, 1, 0.5).and(0, 1, 2).and(2, 5, 2);

        assertThat(count.coverage(3)).isEqualTo("66.7 %");
        assertThat(count.coverage(4)).isEqualTo("66.7 % (3 found)");
        assertThat(count.width()).isEqualTo(5);
        assertThat(CoverageMeasurement.Count.NONE.coverage(4)).isEqualTo("none found (0 found)");
    }

    @Test
    void measure_twoWorkers_sameAsOne() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<CoverageMeasurement.Line> lines = CoverageMeasurement.measure(LINE, 6, Run.quiet());

            assertThat(lines)
                    .isEqualTo(CoverageMeasurement.measure(LINE, 6, Run.quiet().with(Workers.on(pool))));
            // Of a variance of 3.49 the columns drive 2.49: 0.71, less what 48 rows leave to be learnt.
            assertThat(lines.get(0).truth()).isBetween(0.6, 0.71);
            assertThat(lines.get(0).corrected().found()).isEqualTo(6);
        } finally {
            pool.shutdownNow();
        }
    }
}
