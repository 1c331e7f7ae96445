package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against {@link NumberText}, which has its own tests and another way to parse. */
class PlainNumbersTest {

    /** Takes the texts as one column, and returns how many were taken, each checked. */
    private static int taken(List<String> texts) {
        RowBatch batch = new RowBatch(1);
        byte[] buffer = ("99999999" + String.join(",", texts) + ",99999999").getBytes(StandardCharsets.UTF_8);
        batch.begin(buffer, start -> 0);
        int at = 8;
        for (String text : texts) {
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            batch.cell(0, at, at + length);
            batch.record(at);
            at += length + 1;
        }
        double[] values = new double[texts.size() + 3];
        byte[] decimals = new byte[texts.size() + 5];
        PlainNumbers numbers = new PlainNumbers();
        int rows = numbers.take(batch, batch.base(0), 0, texts.size(), values, 3, decimals, 5);
        boolean irregular = false;
        for (int i = 0; i < rows; i++) {
            NumberText expected = new NumberText();
            byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
            assertThat(expected.parse(text, 0, text.length)).as(texts.get(i)).isTrue();
            assertThat(Double.doubleToRawLongBits(values[3 + i]))
                    .as(texts.get(i))
                    .isEqualTo(Double.doubleToRawLongBits(expected.value()));
            assertThat(decimals[5 + i]).as(texts.get(i)).isEqualTo(expected.decimals());
            irregular |= expected.decimals() == NumberText.IRREGULAR;
        }
        assertThat(numbers.irregular()).isEqualTo(irregular);
        return rows;
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
                "007",
                "00.5",
                "-00",
                "12345678",
                "-12345678",
                "123456789",
                "1234567890123456",
                "-123456789012345678",
                "1234567.8",
                "1.2345678",
                "-1.234567",
                "0.5210782059251162",
                "0.05210782059251162",
                "-46.23882639289600",
                "1125899906842623",
                "1125899906842624",
                "0.1234567890123456",
                "-0.00000000000000000"
            })
    void take_plainNumber_isTaken(String text) {
        assertThat(taken(List.of(text))).isEqualTo(1);
        assertThat(taken(List.of("1", "0.123456789", text, text))).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                ".5",
                "5.",
                "-.5",
                "12345678.",
                ".12345678",
                "+1",
                " 1",
                "1 ",
                "1e3",
                "1e10000000",
                "--1",
                "1-",
                "1.2.3",
                "1.2.345678901",
                "123456789.5.5",
                "NA",
                "NaN",
                "Infinity",
                "/1",
                ":1",
                "1234567x",
                "12345678x",
                "123456789x1",
                "1.23456789x",
                "é",
                "1é",
                "１２３",
                "1234567890123456789",
                "0.123456789012345678901234567890"
            })
    void take_otherText_isLeft(String text) {
        assertThat(taken(List.of(text))).isZero();
        assertThat(taken(List.of("1", "2.5", text, "3"))).isEqualTo(2);
    }

    @Test
    void take_doubledQuotes_areLeft() {
        RowBatch batch = new RowBatch(1);
        batch.begin("99999999\"\"\"1\"\"\"99999999".getBytes(StandardCharsets.UTF_8), start -> 0);
        batch.cell(0, 9, ~14);
        batch.record(8);
        assertThat(new PlainNumbers().take(batch, 0, 0, 1, new double[1], 0, new byte[1], 0))
                .isZero();
    }

    @Test
    void take_manyRandomNumbersShortAndLong_areTheNearestDoubles() {
        SplittableRandom random = new SplittableRandom(5);
        for (int s = 0; s < 2_000; s++) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String digits = Long.toString(random.nextLong(1, 1L << random.nextInt(1, 59)));
                int point = random.nextInt(Math.min(digits.length(), 8));
                texts.add((random.nextInt(3) == 0 ? "-" : "")
                        + (point == 0 ? digits : digits.substring(0, point) + "." + digits.substring(point)));
                texts.add(String.format(Locale.ROOT, "%.3f", random.nextDouble() * 100));
            }
            assertThat(taken(texts)).isEqualTo(100);
        }
    }
}
