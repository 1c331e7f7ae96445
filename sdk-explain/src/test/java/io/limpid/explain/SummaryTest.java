package io.limpid.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final double NONE = Double.NaN;
    private static final Schema SCHEMA =
            Schema.of(new Field.Numeric("area"), new Field.Categorical("place", List.of("hill", "sea")));

    private static Table random(int rows, int numeric, int categorical, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Field[] fields = new Field[numeric + categorical];
        double[][] columns = new double[fields.length][rows];
        for (int j = 0; j < fields.length; j++) {
            fields[j] = j < numeric
                    ? new Field.Numeric("n" + j)
                    : new Field.Categorical("c" + j, List.of("a", "b", "c", "d", "e", "f"));
            for (int i = 0; i < rows; i++) {
                double value = j < numeric ? random.nextDouble() : random.nextInt(6);
                columns[j][i] = random.nextInt(20) == 0 ? NONE : value;
            }
        }
        return Table.of(Schema.of(fields), columns);
    }

    @Test
    void of_twoGroups_findsTheirMeansModesAndShares() {
        Table rows = Table.of(SCHEMA, new double[] {1, 100, 2, 101, 3, 102, NONE, 103, 4, 104, 0, 2}, new double[] {
            0, 1, 0, 1, 1, 1, 0, NONE, 0, 1, NONE, 0
        });
        Summary summary = Summary.of(rows, 2, 1);
        assertThat(summary.background().rows()).isEqualTo(2);
        assertThat(summary.background().schema()).isEqualTo(SCHEMA);
        int low = summary.background().column(0)[0] < 50 ? 0 : 1;
        assertThat(summary.weights()[low]).isEqualTo(7 / 12.0, within(1e-15));
        assertThat(summary.background().column(0)[low]).isEqualTo(2, within(1e-12));
        assertThat(summary.background().column(0)[1 - low]).isEqualTo(102, within(1e-12));
        assertThat(summary.background().column(1)[low]).isEqualTo(0);
        assertThat(summary.background().column(1)[1 - low]).isEqualTo(1);
    }

    @Test
    void of_mostlyMissing_isMissing() {
        Table rows =
                Table.of(SCHEMA, new double[] {NONE, NONE, NONE, NONE, NONE}, new double[] {NONE, 1, NONE, 1, NONE});
        Summary summary = Summary.of(rows, 3, 0);
        assertThat(summary.background().column(0)).containsExactly(NONE);
        assertThat(summary.background().column(1)).containsExactly(NONE);
        assertThat(summary.weights()).containsExactly(1);
    }

    @Test
    void of_tiedLevels_takesTheFirst() {
        Table rows = Table.of(SCHEMA, new double[4], new double[] {1, 0, 0, 1});
        assertThat(Summary.of(rows, 1, 0).background().column(1)).containsExactly(0);
    }

    @Test
    void of_oneRow_isThatRow() {
        Table rows = Table.of(SCHEMA, new double[] {3}, new double[] {1});
        Summary summary = Summary.of(rows, 100, 0);
        assertThat(summary.background().column(0)).containsExactly(3);
        assertThat(summary.weights()).containsExactly(1);
    }

    @Test
    void of_manyRows_noCentreHasFewerThan5() {
        Table rows = random(400, 3, 2, 5);
        Summary summary = Summary.of(rows, 100, 3);
        double[] weights = summary.weights();
        assertThat(weights.length).isBetween(20, 80);
        assertThat(Arrays.stream(weights).min().orElseThrow() * 400).isGreaterThanOrEqualTo(5 - 1e-9);
        assertThat(Arrays.stream(weights).sum()).isEqualTo(1, within(1e-12));
    }

    @Test
    void of_manyRows_centresKeepTheMeanOfFullColumns() {
        Table rows = random(300, 2, 0, 6);
        double[] full =
                Arrays.stream(rows.column(0)).map(v -> Double.isNaN(v) ? 0 : v).toArray();
        Table complete = Table.of(rows.schema(), full, rows.column(1));
        Summary summary = Summary.of(complete, 10, 3);
        double mean = 0;
        for (int k = 0; k < summary.weights().length; k++) {
            mean += summary.weights()[k] * summary.background().column(0)[k];
        }
        assertThat(mean).isEqualTo(Arrays.stream(full).average().orElseThrow(), within(1e-12));
    }

    @Test
    void of_sameSeed_givesSameBits() {
        Table rows = random(200, 4, 4, 8);
        assertThat(Summary.of(rows, 20, 7).background().column(0))
                .containsExactly(Summary.of(rows, 20, 7).background().column(0));
        assertThat(Summary.of(rows, 20, 7).weights())
                .containsExactly(Summary.of(rows, 20, 7).weights());
    }

    @Test
    void of_equalRows_isOneCentre() {
        Table rows = Table.of(SCHEMA, new double[50], new double[50]);
        assertThat(Summary.of(rows, 10, 0).weights()).containsExactly(1);
    }

    @Test
    void of_hugeValues_staysFinite() {
        double[] huge = new double[20];
        Arrays.setAll(huge, i -> i % 2 == 0 ? 1e307 : -1e307);
        Summary summary = Summary.of(Table.of(SCHEMA, huge, new double[20]), 2, 0);
        assertThat(summary.background().column(0)).containsExactlyInAnyOrder(1e307, -1e307);
    }

    @Test
    void of_badArguments_isRefused() {
        Table rows = random(10, 1, 1, 0);
        assertThatThrownBy(() -> Summary.of(rows, 0, 0)).hasMessage("centres: expected at least 1, got 0");
        assertThatThrownBy(() -> Summary.of(rows.slice(0, 0), 5, 0))
                .hasMessage("background: expected at least 1 row, got 0");
    }

    @Test
    void of_valuesAtBothEndsOfTheRange_haveAFiniteMean() {
        double most = Double.MAX_VALUE;
        Table rows = Table.of(SCHEMA, new double[] {-most, most, most, most}, new double[] {0, 0, 1, 0});
        assertThat(Summary.of(rows, 1, 0).background().column(0)[0]).isEqualTo(most / 2, within(most * 1e-15));
    }
}
