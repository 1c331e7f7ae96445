package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void bytes_everyValue_areReadBackAndNeverShared() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        ModelContent content = builder().bytes("codes", all).build();
        byte[] expected = all.clone();
        all[0] = 1;
        content.bytes("codes", 256)[1] = 7;
        assertThat(content.bytes("codes", 256)).isEqualTo(expected);
    }

    @Test
    void bytes_otherLengthOrNumbersOrNone_saysWhatThereIs() {
        ModelContent content = builder()
                .bytes("codes", new byte[3])
                .numbers("slopes", new double[2])
                .build();
        assertThatThrownBy(() -> content.bytes("codes", 4))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("line, \"codes\": expected 4 bytes, got 3");
        assertThatThrownBy(() -> content.bytes("slopes", 2))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("line, \"slopes\": expected an array of 2 bytes, got numbers");
        assertThatThrownBy(() -> content.numbers("codes", 3))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("line, \"codes\": expected an array of 3 numbers, got bytes");
        assertThatThrownBy(() -> content.bytes("none", 1))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("line, \"none\": expected an array of 1 bytes, got none");
    }

    @Test
    void bytes_keyOfNumbers_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().numbers("a", new double[1]).bytes("a", new byte[1]))
                .withMessage("key \"a\": expected once, got twice");
    }
}
