package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdTargetTest {

    private static Dataset prices(double... values) {
        Table features = Table.of(Schema.of(new Field.Numeric("x")), new double[values.length]);
        return Dataset.of(features, new Column(new Field.Numeric("price"), values));
    }

    @Test
    void median_oddNumber_isTheMiddleValue() {
        assertThat(ThresholdTarget.median(prices(9, 1, 5)).threshold()).isEqualTo(5);
    }

    @Test
    void median_evenNumber_isTheMeanOfTheMiddleTwo() {
        assertThat(ThresholdTarget.median(prices(9, 1, 5, 6)).threshold()).isEqualTo(5.5);
    }

    @Test
    void median_hugeValues_doesNotOverflow() {
        assertThat(ThresholdTarget.median(prices(Double.MAX_VALUE, Double.MAX_VALUE))
                        .threshold())
                .isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void median_noRows_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThresholdTarget.median(prices()))
                .withMessage("rows: expected at least 1 for a median, got 0");
    }

    @Test
    void median_data_isNotModified() {
        Dataset data = prices(3, 1, 2);
        ThresholdTarget.median(data);
        assertThat(data.target().values()).containsExactly(3, 1, 2);
    }

    @Test
    void apply_valueAtTheThreshold_isLow() {
        Dataset data = new ThresholdTarget(5).apply(prices(4, 5, 5.000001).withWeights(new double[] {1, 2, 3}));
        assertThat(data.target().values()).containsExactly(0, 0, 1);
        assertThat(data.classes()).containsExactly("low", "high");
        assertThat(data.weights()).containsExactly(1, 2, 3);
    }

    @Test
    void of_thresholdNotFinite_isRefused() {
        for (double threshold : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ThresholdTarget(threshold))
                    .withMessage("threshold: expected a finite number, got " + threshold);
        }
    }

    @Test
    void apply_categoricalTarget_isRefused() {
        Table features = Table.of(Schema.of(new Field.Numeric("x")), new double[1]);
        Column target = new Column(new Field.Categorical("price", List.of("a")), new double[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ThresholdTarget(1).apply(Dataset.of(features, target)))
                .withMessage(
                        "column \"price\": expected a numeric target to put a threshold on, got a categorical one");
    }
}
