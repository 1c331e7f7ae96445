package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The encoders of categories on real data against scikit-learn 1.9.1 and pandas 3.1.1; {@code gold/encoders.py} makes
 * the files. Tolerance: 1e-12 relative, for sums of up to 4454 terms with 1e-16 of rounding each.
 */
class EncoderGoldTest {

    private static final Map<String, String> TARGETS =
            Map.of("penguins", "species", "credit", "Status", "ames", "Sale_Price");

    private static Dataset read(String name) {
        return Dataset.of(ScikitLearnGoldTest.read("/data/" + name + ".csv"), TARGETS.get(name));
    }

    /** What a fitted encoder of one data set makes of each level: by column and level, its outputs. */
    private static Map<String, double[]> encoded(Transformer encoder, Dataset data) {
        FittedTransformer fitted = encoder.fit(data).fitted();
        Schema schema = data.features().schema();
        Map<String, double[]> values = new HashMap<>();
        for (int j = 0; j < schema.size(); j++) {
            if (schema.field(j) instanceof Field.Categorical c) {
                for (int k = 0; k <= c.levels().size(); k++) {
                    String level = k < c.levels().size() ? c.levels().get(k) : "<missing>";
                    values.put(
                            c.name() + "/" + level,
                            row(fitted, j, k < c.levels().size() ? k : Double.NaN));
                }
            }
        }
        return values;
    }

    /** The outputs of column {@code j} for one code of it. */
    private static double[] row(FittedTransformer fitted, int j, double code) {
        double[][] columns = new double[fitted.input().size()][1];
        for (double[] column : columns) {
            column[0] = Double.NaN;
        }
        columns[j][0] = code;
        Table out = fitted.transform(Table.of(fitted.input(), columns));
        return IntStream.range(0, out.schema().size())
                .filter(k -> fitted.sources(k)[0] == j)
                .mapToDouble(k -> out.column(k)[0])
                .toArray();
    }

    private static void assertMatches(String file, String column, int rows, Transformer encoder) {
        Table gold = ScikitLearnGoldTest.read("/gold/" + file);
        assertThat(gold.rows()).isEqualTo(rows);
        Map<String, Map<String, double[]>> encoded = new HashMap<>();
        for (String name : TARGETS.keySet()) {
            encoded.put(name, encoded(encoder, read(name)));
        }
        int at = gold.schema().require(column);
        for (int i = 0; i < rows; i++) {
            String level = gold.text(i, 1) + "/" + gold.text(i, 2);
            int output = file.equals("target.csv") ? (int) gold.column(3)[i] : 0;
            double expected = gold.column(at)[i];
            assertThat(encoded.get(gold.text(i, 0)).get(level)[output])
                    .as("%s of %s", column, level)
                    .isCloseTo(expected, within(1e-12 * Math.max(1e-3, Math.abs(expected))));
        }
    }

    @Test
    void targetEncoder_empiricalBayes_matchesScikitLearn() {
        assertMatches("target.csv", "auto", 319, TargetEncoder.withDefaults());
    }

    @Test
    void targetEncoder_fixedSmoothing_matchesScikitLearn() {
        assertMatches("target.csv", "fixed", 319, TargetEncoder.withDefaults().withSmoothing(10));
    }

    @Test
    void frequencyEncoder_shares_matchPandas() {
        assertMatches("frequency.csv", "share", 307, FrequencyEncoder.withDefaults());
    }

    @Test
    void ordinalEncoder_positions_matchScikitLearn() {
        assertMatches("ordinal.csv", "position", 303, OrdinalEncoder.withDefaults());
    }

    @Test
    void targetEncoder_sameFolds_crossFitsAsScikitLearn() {
        Table gold = ScikitLearnGoldTest.read("/gold/target_crossed.csv");
        Dataset data = read("penguins");
        int[] fold = new int[data.rows()];
        Arrays.setAll(fold, i -> i % 5);
        Table crossed = TargetEncoder.withDefaults().fit(data, fold).training().features();
        for (String column : List.of("island", "sex")) {
            for (int k = 0; k < 3; k++) {
                double[] expected = gold.column(column + " " + k).values();
                double[] got = crossed.column(
                                column + ": share of " + data.classes().get(k))
                        .values();
                assertThat(got).containsExactly(expected, within(1e-14));
            }
        }
    }

    @Test
    void oneHotEncoder_rareLevels_areThoseOfScikitLearn() {
        Table gold = ScikitLearnGoldTest.read("/gold/rare.csv");
        assertThat(gold.rows()).isEqualTo(286);
        for (String name : TARGETS.keySet()) {
            Dataset data = read(name);
            FittedTransformer fitted = OneHotEncoder.withDefaults()
                    .withRareBelowShare(0.05)
                    .fit(data)
                    .fitted();
            for (int i = 0; i < gold.rows(); i++) {
                if (gold.text(i, 0).equals(name)) {
                    String column = gold.text(i, 1);
                    boolean rare =
                            fitted.output().find(column + "=" + gold.text(i, 2)).isEmpty();
                    assertThat(rare ? "yes" : "no")
                            .as(column + "=" + gold.text(i, 2))
                            .isEqualTo(gold.text(i, 3));
                    assertThat(fitted.output().find(column + "=(other)").isPresent() || !rare)
                            .isTrue();
                }
            }
        }
    }

    /** All levels of penguins and credit, so that weights can be told from rows: every row once and then twice. */
    @Test
    void everyEncoder_integerWeights_areAsRepeatedRows() {
        for (String name : List.of("penguins", "credit")) {
            Dataset data = read(name);
            double[] weights = new double[data.rows()];
            int[] repeated = new int[data.rows() + data.rows() / 3];
            int next = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = i % 3 == 2 ? 2 : 1;
                for (int times = 0; times < weights[i]; times++) {
                    repeated[next++] = i;
                }
            }
            assertThat(next).isEqualTo(repeated.length);
            for (Transformer encoder : List.of(
                    TargetEncoder.withDefaults(),
                    TargetEncoder.withDefaults().withSmoothing(3),
                    FrequencyEncoder.withDefaults(),
                    OneHotEncoder.withDefaults().withRareBelowShare(0.04),
                    OneHotEncoder.withDefaults().withRareBelowWeight(60))) {
                Map<String, double[]> weighted = encoded(encoder, data.withWeights(weights));
                Map<String, double[]> rows = encoded(encoder, data.select(repeated));
                assertThat(weighted.keySet()).isEqualTo(rows.keySet());
                // 1e-13: the same sums in another order, of up to 5938 terms.
                weighted.forEach((level, values) ->
                        assertThat(values).as(level).containsExactly(rows.get(level), within(1e-13)));
            }
        }
    }
}
