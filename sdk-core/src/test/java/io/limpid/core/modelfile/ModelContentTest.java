package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read must not be written. */
final class ModelContentTest {

    private static ModelContent.Builder builder() {
        return new ModelContent.Builder("line", ModelCodecs.of());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbers_notFinite_areRefusedWithTheirKey(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().numbers("slopes", new double[] {1, value}))
                .withMessage("line, \"slopes\": expected finite numbers, got " + value + " at 1");
    }

    @Test
    void numbersOrMissing_missingValue_isReadBack() {
        ModelContent content = builder()
                .numbersOrMissing("fills", new double[] {1, Double.NaN})
                .build();
        assertThat(content.numbersOrMissing("fills", 2)).containsExactly(1, Double.NaN);
    }

    @Test
    void numbersOrMissing_infinite_isRefusedWithItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().numbersOrMissing("fills", new double[] {Double.POSITIVE_INFINITY}))
                .withMessage("line, \"fills\": expected finite numbers, got Infinity at 0");
    }
}
