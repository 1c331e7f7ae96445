package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrequencyEncoderTest extends TransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return FrequencyEncoder.withDefaults();
    }

    private static Dataset data(double... weights) {
        Table x =
                Table.of(Schema.of(new Field.Categorical("c", List.of("a", "b", "never"))), new double[] {0, 1, 1, NA});
        return Dataset.of(x, new Column(new Field.Numeric("y"), new double[4]), weights);
    }

    private static double[] shares(double... weights) {
        Table given = Table.of(
                Schema.of(new Field.Categorical("c", List.of("a", "b", "never", "unseen"))),
                new double[] {0, 1, NA, 2, 3});
        FittedTransformer fitted =
                FrequencyEncoder.withDefaults().fit(data(weights)).fitted();
        assertThat(fitted.output().names()).containsExactly("c: frequency");
        return fitted.transform(given).column(0);
    }

    @Test
    void transform_levels_becomeTheirSharesOfTheRows() {
        assertThat(shares(1, 1, 1, 1)).containsExactly(0.25, 0.5, 0.25, 0, 0);
    }

    @Test
    void transform_weights_countAsShares() {
        assertThat(shares(5, 1, 1, 1)).containsExactly(0.625, 0.25, 0.125, 0, 0);
    }

    @Test
    void transform_noWeightAtAll_isZero() {
        assertThat(shares(0, 0, 0, 0)).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void fit_weightsWithoutAFiniteSum_countAsShares() {
        double w = 0x1p1023;
        assertThat(shares(w, w, w / 2, 1.5 * w)).containsExactly(0.25, 0.375, 0.375, 0, 0);
    }
}
