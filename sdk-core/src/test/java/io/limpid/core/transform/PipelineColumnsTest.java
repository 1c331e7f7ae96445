package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which columns a fitted pipeline takes: in any order, none missing or of the other type, extra ones as told. */
class PipelineColumnsTest {

    private static final Schema SCHEMA =
            Schema.of(new Field.Numeric("size"), new Field.Categorical("color", List.of("blue", "red")));

    private static final Dataset DATA = Dataset.of(
            Table.of(SCHEMA, new double[] {1, 2, 4}, new double[] {0, 1, 1}),
            new Column(new Field.Numeric("price"), new double[] {1, 2, 3}));

    private static final Trainer<Regressor> LAST =
            (train, run) -> Model.of(train.features().schema(), x -> {
                double[] sums = new double[x.rows()];
                for (int j = 0; j < x.schema().size(); j++) {
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += (j + 1) * x.column(j)[i];
                    }
                }
                return sums;
            });

    private static PipelineRegressor fitted(ExtraColumns extra) {
        return Pipeline.of(OneHotEncoder.withDefaults())
                .withExtraColumns(extra)
                .then(StandardScaler.withDefaults())
                .regressor(LAST)
                .fit(DATA);
    }

    private static Table with(String... names) {
        Table table = DATA.features();
        for (String name : names) {
            table = table.with(new Column(new Field.Numeric(name), new double[3]));
        }
        return table;
    }

    @Test
    void predict_extraColumns_areIgnoredByDefault() {
        PipelineRegressor model =
                Pipeline.of(OneHotEncoder.withDefaults()).regressor(LAST).fit(DATA);
        assertThat(model.predict(with("price"))).isEqualTo(model.predict(DATA.features()));
        assertThat(fitted(ExtraColumns.IGNORED).predict(with("price"))).hasSize(3);
    }

    @Test
    void predict_extraColumnsRefused_listsThem() {
        PipelineRegressor model = fitted(ExtraColumns.REFUSED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(with("price", "height")))
                .withMessage("columns: expected only those of training, got also [\"price\", \"height\"]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.preprocessing().transform(with("price")))
                .withMessage("columns: expected only those of training, got also [\"price\"]");
        assertThat(model.predict(DATA.features())).hasSize(3);
    }

    @Test
    void predict_columnsInOtherOrder_isTheSameAlsoWhenExtraOnesAreRefused() {
        Table reversed = Table.of(
                Schema.of(new Field.Categorical("color", List.of("red", "blue")), new Field.Numeric("size")),
                new double[] {1, 0, 0},
                DATA.features().column(0));
        PipelineRegressor model = fitted(ExtraColumns.REFUSED);
        assertThat(model.predict(reversed)).isEqualTo(model.predict(DATA.features()));
    }

    @Test
    void predict_columnMissingOrOfTheOtherType_isNamed() {
        PipelineRegressor model = fitted(ExtraColumns.IGNORED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(DATA.features().without("color")))
                .withMessage("column \"color\": expected a categorical column, got no column of that name");
        Table mistyped = Table.of(
                Schema.of(new Field.Numeric("size"), new Field.Numeric("color")), new double[] {1}, new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(mistyped))
                .withMessage("column \"color\": expected a categorical column, got a numeric column");
    }

    @Test
    void predict_severalTilesOfOtherLevels_isTheSameAsRowByRow() {
        int n = 1_500;
        double[] size = new double[n];
        double[] color = new double[n];
        for (int i = 0; i < n; i++) {
            size[i] = i % 7 == 0 ? Double.NaN : i % 11;
            color[i] = i % 13 == 0 ? Double.NaN : i % 3;
        }
        Table x = Table.of(
                Schema.of(new Field.Categorical("color", List.of("pink", "red", "blue")), new Field.Numeric("size")),
                color,
                size);
        PipelineRegressor model = Pipeline.of(
                        MissingValueImputer.withDefaults(),
                        OrdinalEncoder.withDefaults().withOrder("color", "red", "pink", "blue"),
                        StandardScaler.withDefaults().on(Columns.named("size")))
                .regressor(LAST)
                .fit(DATA);
        double[] whole = model.predict(x);
        for (int i = 0; i < n; i++) {
            assertThat(model.predict(x.slice(i, i + 1))).containsExactly(whole[i]);
        }
    }

    /** A step of somebody's own, which cannot work on tiles. */
    @Test
    void predict_foreignStep_isTheSameAsRowByRow() {
        Transformer doubling = data -> {
            FittedTransformer fitted = new FittedTransformer() {
                @Override
                public Schema input() {
                    return data.features().schema();
                }

                @Override
                public Schema output() {
                    return Schema.of(new Field.Numeric("twice"));
                }

                @Override
                public Table transform(Table x) {
                    double[] twice = Arrays.stream(input().align(x).column(0))
                            .map(v -> 2 * v)
                            .toArray();
                    return x.withColumns(output(), twice);
                }

                @Override
                public int[] sources(int outputColumn) {
                    return new int[] {0};
                }
            };
            return Fitting.of(fitted, data);
        };
        PipelineRegressor model = Pipeline.of(doubling.on(Columns.named("size")), OneHotEncoder.withDefaults())
                .regressor(LAST)
                .fit(DATA);
        Table x = DATA.features().select(new int[1_300]);
        double[] whole = model.predict(x);
        assertThat(whole).containsOnly(model.predict(x.slice(0, 1))[0]);
    }

    @Test
    void predict_valueBeyondDoublePrecisionInALaterTile_namesColumnAndRow() {
        Dataset tiny = Dataset.of(
                Table.of(Schema.of(new Field.Numeric("size")), new double[] {0, 1e-300}),
                new Column(new Field.Numeric("price"), new double[2]));
        PipelineRegressor model =
                Pipeline.of(StandardScaler.withDefaults()).regressor(LAST).fit(tiny);
        double[] size = new double[1_200];
        for (int row : new int[] {3, 700, 1_100}) {
            Arrays.fill(size, 0);
            size[row] = 1e300;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.predict(Table.of(Schema.of(new Field.Numeric("size")), size)))
                    .withMessage("column \"size\", row " + row + ": expected a finite number, got Infinity");
        }
    }
}
