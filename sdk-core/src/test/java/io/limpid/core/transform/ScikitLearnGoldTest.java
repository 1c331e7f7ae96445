package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The standard preparation of two real tables against scikit-learn 1.5.2; {@code gold/transform.py} makes the files.
 * Tolerance 1e-12: values are below 20 and both sides add up to 4454 terms, with 1e-16 of rounding each.
 */
class ScikitLearnGoldTest {

    static Table read(String resource) {
        try (InputStream in = ScikitLearnGoldTest.class.getResourceAsStream(resource)) {
            return CsvReader.withDefaults().read(resource, in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Table prepared(String file, String target) {
        Dataset data = Dataset.of(read(file), target);
        for (Transformer step : List.of(
                MissingValueImputer.withDefaults(), OneHotEncoder.withDefaults(), StandardScaler.withDefaults())) {
            data = step.fit(data).training();
        }
        return data.features();
    }

    private static void assertMatches(Table actual, Table gold) {
        assertThat(actual.schema().names())
                .containsExactlyInAnyOrderElementsOf(gold.schema().names());
        for (String name : gold.schema().names()) {
            double[] expected = gold.column(name).values();
            double[] got = actual.column(name).values();
            for (int i = 0; i < expected.length; i++) {
                assertThat(got[i]).as("%s, row %d", name, i).isCloseTo(expected[i], within(1e-12));
            }
        }
    }

    @Test
    void fit_penguins_matchesScikitLearn() {
        Table gold = read("/gold/penguins_standard.csv");
        assertThat(gold.rows()).isEqualTo(344);
        assertMatches(prepared("/data/penguins.csv", "species"), gold);
    }

    @Test
    void fit_credit_matchesScikitLearn() {
        Table gold = read("/gold/credit_standard.csv");
        assertThat(gold.rows()).isEqualTo(60);
        assertMatches(prepared("/data/credit.csv", "Status"), gold);
    }
}
