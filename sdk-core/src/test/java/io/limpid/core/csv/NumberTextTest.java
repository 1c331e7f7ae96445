package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    private static NumberText parsed(String text) {
        NumberText number = new NumberText();
        // Text before and after, so that a step outside the cell shows.
        byte[] buffer = ("99999999" + text + "9").getBytes(StandardCharsets.UTF_8);
        assertThat(number.parse(buffer, 8, 8 + text.length())).as(text).isTrue();
        return number;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7",
                "-12",
                "1.5",
                "0.05",
                "-0.0",
                "1.50",
                "007",
                "+1",
                ".5",
                "5.",
                "1e3",
                "1E-3",
                "-1.5e+10",
                " 2",
                "3 ",
                "123456789012345678901234567890",
                "0.1234567890123456789",
                "1125899906842623",
                "1125899906842624",
                "9007199254740993",
                "4.9e-324",
                "1.7976931348623157E308",
                "1e-400",
                "0.000000000000001"
            })
    void parse_number_isTheNearestDouble(String text) {
        assertThat(parsed(text).value()).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "-.",
                "e3",
                "1e",
                "1e+",
                "1d",
                "1f",
                "1D",
                "0x1p3",
                "NaN",
                "Infinity",
                "-Infinity",
                "1,5",
                "1 2",
                "1_000",
                "--1",
                "1.2.3",
                "1e3.5",
                "٣",
                "１",
                "\t1",
                "1\u00a0",
                "−1",
                "1e3e3",
                "None"
            })
    void parse_otherText_isNoNumber(String text) {
        assertThat(NumberText.matches(text)).isFalse();
    }

    /** The words of digits are looked at together, so each of their places must count. */
    @ParameterizedTest
    @ValueSource(strings = {"0.12345678", "-12.345678901234567", "1234567.8901234", "0.123456789012345678"})
    void parse_longDecimalWithAnotherCharacterAnywhere_isNoNumber(String text) {
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            for (char other : new char[] {'/', ':', 'x', '-', ' ', '\u00e9'}) {
                boolean padding = other == ' ' && (i == 0 || i == text.length() - 1);
                String wrong = text.substring(0, i) + other + text.substring(i + 1);
                boolean signed = other == '-' && i == 0;
                assertThat(NumberText.matches(wrong)).as(wrong).isEqualTo(padding || signed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0.0000000",
                "-0.00000000000000000",
                "00.12345678",
                "0.1234567",
                "0.12345678",
                "0.123456789012345",
                "0.1234567890123456",
                "0.12345678901234567",
                "1234567.12345678901",
                "9999999.999999999999",
                "12345678.9012345",
                "-1234567.8"
            })
    void parse_longDecimal_isTheNearestDoubleToTheBit(String text) {
        assertThat(Double.doubleToRawLongBits(parsed(text).value()))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @Test
    void parse_beyondTheDoubles_isInfinite() {
        assertThat(parsed("1e999").value()).isInfinite();
        assertThat(parsed("-1e99999999999999").value()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(parsed("9".repeat(400)).value()).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "+1", ".5", "5.", "1e3", " 2", "00.5", "1125899906842624", "0.1234567890123456"})
    void decimals_textTheValueDoesNotDetermine_areIrregular(String text) {
        assertThat(parsed(text).decimals()).isEqualTo(NumberText.IRREGULAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "-0.00", "1", "10", "1.50", "0.05", "0.000000000000001", "-12.340", "1125899906842623"
            })
    void text_regularNumber_isTheTextItHad(String text) {
        NumberText number = parsed(text);
        assertThat(NumberText.text(number.value(), number.decimals())).isEqualTo(text);
    }

    @Test
    void text_manyRandomDecimals_areTheTextsTheyHad() {
        SplittableRandom random = new SplittableRandom(3);
        for (int s = 0; s < 50_000; s++) {
            String digits = Long.toString(random.nextLong(1L << random.nextInt(1, 51)));
            int decimals = random.nextInt(16);
            digits = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
            int point = digits.length() - decimals;
            String text = digits.substring(0, point) + (decimals == 0 ? "" : "." + digits.substring(point));
            NumberText number = new NumberText();
            boolean good = number.parse(text.getBytes(StandardCharsets.UTF_8), 0, text.length())
                    && number.decimals() == decimals
                    && number.value() == Double.parseDouble(text)
                    && NumberText.text(number.value(), number.decimals()).equals(text);
            if (!good) {
                throw new AssertionError("expected " + text + " back, got " + number.value());
            }
        }
    }

    /** The bits of {@link Double#parseDouble}, of which the Javadoc says that it rounds to the nearest double. */
    @Test
    void parse_manyRandomNumbers_areTheNearestDoublesToTheBit() {
        SplittableRandom random = new SplittableRandom(4);
        NumberText number = new NumberText();
        for (int s = 0; s < 150_000; s++) {
            String text = switch (s % 6) {
                case 0 -> Double.toString(random.nextDouble());
                case 1 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
                case 2 -> Long.toUnsignedString(random.nextLong()) + "e" + random.nextInt(-70, 71);
                case 3 -> String.format(Locale.ROOT, "-%d.%03d", random.nextInt(2_000), random.nextInt(1_000));
                // Whole numbers between two doubles, half of them just half way.
                case 4 -> Long.toString((1L << 53) + random.nextLong(1L << 53) | 1);
                default -> halfWay(random);
            };
            boolean finite = !text.contains("N") && !text.contains("I");
            byte[] buffer = ("99999999" + text).getBytes(StandardCharsets.US_ASCII);
            boolean good = !finite
                    || number.parse(buffer, 8, buffer.length)
                            && Double.doubleToRawLongBits(number.value())
                                    == Double.doubleToRawLongBits(Double.parseDouble(text));
            if (!good) {
                throw new AssertionError("expected the double nearest to " + text + ", got " + number.value());
            }
        }
    }

    /** All digits of the place between a double and the next one, or next to that place. */
    private static String halfWay(SplittableRandom random) {
        double low = random.nextDouble() * 1e6;
        BigDecimal middle =
                new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.valueOf(2));
        BigDecimal aside = BigDecimal.valueOf(random.nextInt(-1, 2)).scaleByPowerOfTen(-60);
        return middle.add(aside).toPlainString();
    }
}
