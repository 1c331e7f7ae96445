package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Levels unseen in training, in tables long enough to be predicted tile by tile: as row by row. */
class UnseenLevelsTest {

    private static final Schema SCHEMA = Schema.of(
            new Field.Categorical("day", List.of("2024-02-29", "2024-03-01")),
            new Field.Categorical("city", List.of("a", "b")));

    private static final Dataset DATA = Dataset.of(
            Table.of(SCHEMA, new double[] {0, 1, 0, 1}, new double[] {0, 1, 1, Double.NaN}),
            new Column(new Field.Numeric("y"), new double[] {1, 2, 3, 5}));

    /** Missing values add nothing, so that they can be told from others. */
    private static final Trainer<Regressor> LAST =
            (train, run) -> Model.of(train.features().schema(), x -> {
                double[] sums = new double[x.rows()];
                for (int j = 0; j < x.schema().size(); j++) {
                    for (int i = 0; i < sums.length; i++) {
                        double value = x.column(j)[i];
                        sums[i] += Double.isNaN(value) ? 0 : (j + 1) * value;
                    }
                }
                return sums;
            });

    private static Table unseen(int rows) {
        Schema other = Schema.of(
                new Field.Categorical("city", List.of("z", "b", "y", "a", "x")),
                new Field.Categorical("day", List.of("2025-01-07", "2024-03-01", "1999-12-31", "2024-02-29")));
        double[] city = IntStream.range(0, rows)
                .mapToDouble(i -> i % 7 == 0 ? Double.NaN : i % 5)
                .toArray();
        double[] day = IntStream.range(0, rows)
                .mapToDouble(i -> i % 11 == 0 ? Double.NaN : i / 3 % 4)
                .toArray();
        return Table.of(other, city, day);
    }

    static List<List<Transformer>> steps() {
        return List.of(
                List.of(DateParts.of("day"), TargetEncoder.withDefaults()),
                List.of(HashingEncoder.withDefaults().withColumns(3)),
                List.of(OrdinalEncoder.withDefaults().withUnknown(UnknownLevel.MISSING)),
                List.of(FrequencyEncoder.withDefaults()),
                List.of(OneHotEncoder.withDefaults()),
                List.of(
                        MissingValueImputer.withDefaults()
                                .withCategories(CategoryFill.ownLevel())
                                .withIndicator(MissingIndicator.ALL),
                        HashingEncoder.withDefaults().withColumns(5)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void predict_manyRows_isAsRowByRow(List<Transformer> steps) {
        Trainer<PipelineRegressor> inner =
                Pipeline.of(steps.get(steps.size() - 1)).regressor(LAST);
        PipelineRegressor model = steps.size() == 1
                ? inner.fit(DATA)
                : Pipeline.of(steps.get(0)).regressor(inner).fit(DATA);
        Table x = unseen(1_300);
        double[] all = model.predict(x);
        for (int i = 0; i < x.rows(); i++) {
            assertThat(model.predict(x.slice(i, i + 1))).as("row " + i).containsExactly(all[i]);
        }
    }

    @Test
    void predict_unreadableDateInALaterTile_namesTheRowOfItsFirstCell() {
        PipelineRegressor model = Pipeline.of(DateParts.of("day").withUnreadable(UnknownLevel.ERROR))
                .then(OneHotEncoder.withDefaults())
                .regressor(LAST)
                .fit(DATA);
        Schema other = Schema.of(
                new Field.Categorical("day", List.of("2024-02-29", "soon", "2025-01-07")),
                new Field.Categorical("city", List.of("a", "b")));
        double[] day = IntStream.range(0, 1_300)
                .mapToDouble(i -> i == 700 || i == 900 ? 1 : 2)
                .toArray();
        Table x = Table.of(other, day, new double[1_300]);
        assertThatThrownBy(() -> model.predict(x))
                .isInstanceOf(RowException.class)
                .hasMessage("column \"day\", row 700: expected a date such as 2024-02-29 or 2024-02-29T13:05, got"
                        + " \"soon\"");
        assertThat(model.predict(x.slice(0, 700))).hasSize(700).containsOnly(model.predict(x.slice(0, 1))[0]);
    }

    @Test
    void predict_pipelineThatRefusesExtraColumnsBehindAnother_takesWhatThatMakes() {
        PipelineRegressor model = Pipeline.of(OneHotEncoder.withDefaults())
                .regressor(Pipeline.of(StandardScaler.withDefaults())
                        .withExtraColumns(ExtraColumns.REFUSED)
                        .regressor(LAST))
                .fit(DATA);
        assertThat(model.predict(unseen(1_300))).hasSize(1_300);
    }
}
