package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;

/** 104 rows and what scikit-learn 1.9.1 makes of them; {@code gold/split.py} makes the file. Rows agree exactly. */
final class SplitGold {

    private static final Table GOLD = read();

    /** Its rows, target {@code y}, with the columns to split by as keys. */
    static final Dataset DATA = Dataset.of(GOLD, "y").withKeys("group", "time", "part", "id");

    private SplitGold() {}

    private static Table read() {
        try (InputStream in = SplitGold.class.getResourceAsStream("/gold/splits.csv")) {
            return CsvReader.withDefaults().read("splits.csv", in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The fold each row validates in there, -1 for none. */
    static int[] folds(String column) {
        return IntStream.range(0, GOLD.rows())
                .map(i -> (int) GOLD.column(column).values()[i])
                .toArray();
    }

    static void assertMatches(List<Fold> folds, String column) {
        SplitterContract.assertSameFolds(
                folds, Folds.of(folds(column), IntStream.of(folds(column)).max().orElseThrow() + 1));
    }

    /** Against a column of marks: T, V or - of each row in each fold. */
    static void assertMatchesMarks(List<Fold> folds, String column) {
        Column marks = GOLD.column(column);
        Table texts = Table.of(Schema.of(marks.field()), marks.values());
        assertThat(texts.text(0, 0)).hasSize(folds.size());
        for (int f = 0; f < folds.size(); f++) {
            int fold = f;
            assertThat(folds.get(f).train())
                    .containsExactly(
                            Strata.rows(texts.rows(), i -> texts.text(i, 0).charAt(fold) == 'T'));
            assertThat(folds.get(f).validation())
                    .containsExactly(
                            Strata.rows(texts.rows(), i -> texts.text(i, 0).charAt(fold) == 'V'));
        }
    }
}
