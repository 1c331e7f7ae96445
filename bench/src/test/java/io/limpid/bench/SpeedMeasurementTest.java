package io.limpid.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.neural.MultilayerPerceptron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeedMeasurementTest {

    @Test
    void syntheticRows_fewer_areTheFirstOfMore() {
        Dataset few = SyntheticRows.of(10);
        Dataset more = SyntheticRows.of(1_000);
        assertThat(few.features().column(39))
                .containsExactly(Arrays.copyOf(more.features().column(39), 10));
        assertThat(few.target().values())
                .containsExactly(Arrays.copyOf(more.target().values(), 10));
    }

    /** Five standard errors of 20,000 draws. */
    @Test
    void syntheticRows_columns_haveMeanZeroAndDeviationOne() {
        double[] x = SyntheticRows.of(20_000).features().column(3);
        double mean = Arrays.stream(x).average().orElseThrow();
        double square = Arrays.stream(x).map(v -> v * v).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(5 / Math.sqrt(20_000)));
        assertThat(square).isCloseTo(1, within(5 * Math.sqrt(2.0 / 20_000)));
    }

    @Test
    void syntheticRows_net_findsWhatAStraightLineDoesNot() {
        Dataset all = SyntheticRows.of(12_000);
        Dataset train = SyntheticRows.part(all, 0, 10_000);
        Dataset held = SyntheticRows.part(all, 10_000, 12_000);
        double line = SpeedMeasurement.loss(LogisticRegression.withDefaults().fit(train), held);
        double net = SpeedMeasurement.loss(
                MultilayerPerceptron.withDefaults().withEpochs(10).fit(train), held);
        assertThat(net).isLessThan(line - 0.01);
    }

    @Test
    void sum_columns_addsEveryValueOnce() {
        Schema schema = Schema.of(new Field.Numeric("a"), new Field.Numeric("b"));
        Table table = Table.of(schema, new double[] {1, 2, 3, 4, 5, 6}, new double[] {10, 20, 30, 40, 50, 60});
        assertThat(SpeedMeasurement.sum(table)).isEqualTo(231);
    }

    @Test
    void measure_runs_areCountedOnFromTheWarmUp() {
        ObjectNode node = new ObjectMapper().createObjectNode();
        List<Integer> runs = new ArrayList<>();
        Timed.measure(node, 0, 3, runs::add);
        assertThat(runs).containsExactly(0, 1, 2);
        assertThat(node.get("seconds")).hasSize(3).allMatch(seconds -> seconds.asDouble() >= 0);
    }

    @Test
    void profile_busyMethod_isAmongTheHotOnes() {
        ArrayNode told = new ObjectMapper().createArrayNode();
        double[] sum = new double[1];
        HotMethods.profile(() -> busy(sum), told);
        assertThat(told).isNotEmpty();
        double shares = 0;
        for (JsonNode method : told) {
            shares += method.get("share").asDouble();
        }
        assertThat(shares).isBetween(0.0, 1.0 + 1e-9);
        assertThat(sum[0]).isPositive();
    }

    /** A second and a half: some dozens of samples even on a machine that does much else. */
    private static void busy(double[] sum) {
        long end = System.nanoTime() + 1_500_000_000L;
        while (System.nanoTime() < end) {
            for (int i = 1; i < 100_000; i++) {
                sum[0] += 1.0 / i;
            }
        }
    }

    @Test
    void ames_rowsOneByOne_arePredictedAsInTheirTable() {
        AmesPipelines ames = AmesPipelines.load();
        assertThat(ames.sales()).hasSize(256);
        Table table = Table.ofRows(ames.net().features(), ames.sales());
        double[] logistic = ames.logistic().predict(table);
        double[] net = ames.net().predict(table);
        for (int i = 0; i < table.rows(); i++) {
            assertThat(ames.logistic().predictOne(ames.sales().get(i))[1]).isEqualTo(logistic[2 * i + 1]);
            assertThat(ames.net().predictOne(ames.sales().get(i))[1]).isEqualTo(net[2 * i + 1]);
        }
    }

    @Test
    void row_missingValues_areNull() {
        Schema schema = Schema.of(new Field.Numeric("a"), new Field.Categorical("b", List.of("x", "y")));
        Table table = Table.of(schema, new double[] {Double.NaN, 2}, new double[] {1, Double.NaN});
        Map<String, Object> first = new HashMap<>();
        first.put("a", null);
        first.put("b", "y");
        Map<String, Object> second = new HashMap<>();
        second.put("a", 2.0);
        second.put("b", null);
        assertThat(AmesPipelines.row(table, 0)).isEqualTo(first);
        assertThat(AmesPipelines.row(table, 1)).isEqualTo(second);
    }
}
