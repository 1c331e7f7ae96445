package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As many columns as a model file may have. */
class NumericWideTest {

    private static final int COLUMNS = 10_000;

    static Stream<Transformer> transformers() {
        return Stream.of(
                MissingValueImputer.withDefaults().withIndicator(MissingIndicator.WHERE_SEEN),
                StandardScaler.withDefaults(),
                RobustScaler.withDefaults(),
                MinMaxScaler.withDefaults(),
                Winsorizer.withDefaults(),
                LogTransformer.withDefaults(),
                PowerTransformer.withDefaults(),
                QuantileBins.withDefaults());
    }

    @ParameterizedTest
    @MethodSource("transformers")
    void fit_tenThousandColumns_keepsThemAll(Transformer transformer) {
        Field[] fields = new Field[COLUMNS];
        double[][] x = new double[COLUMNS][];
        for (int j = 0; j < COLUMNS; j++) {
            fields[j] = new Field.Numeric("c" + j);
            x[j] = new double[] {j, 2.5 * j + 1, j % 7};
        }
        Dataset data = Dataset.of(
                Table.of(new Schema(Arrays.asList(fields)), x), new Column(new Field.Numeric("y"), new double[3]));
        Fitting fitting = transformer.fit(data);
        assertThat(fitting.fitted().output().names())
                .isEqualTo(data.features().schema().names());
        assertThat(fitting.fitted().sources(COLUMNS - 1)).containsExactly(COLUMNS - 1);
        assertThat(Double.isFinite(fitting.training().features().column(COLUMNS - 1)[2]))
                .isTrue();
    }
}
