package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DatePartsTest extends TransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return DateParts.of("color").withUnreadable(UnknownLevel.MISSING);
    }

    /** The contract's data with dates in the place of colours. */
    @Override
    protected Dataset train() {
        Dataset train = super.train();
        Field[] fields = train.features().schema().fields().toArray(Field[]::new);
        fields[2] = new Field.Categorical("color", List.of("2024-02-29", "1999-12-31T23:59:59", "never"));
        double[][] columns = new double[4][];
        for (int j = 0; j < 4; j++) {
            columns[j] = train.features().column(j);
        }
        return train.withFeatures(Table.of(Schema.of(fields), columns));
    }

    private static double[] read(DateParts dates, String... texts) {
        List<String> levels = List.of(texts);
        double[] codes = new double[texts.length + 1];
        for (int i = 0; i < texts.length; i++) {
            codes[i] = i;
        }
        codes[texts.length] = NA;
        Table x = Table.of(Schema.of(new Field.Categorical("sold", levels)), codes);
        Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[codes.length]));
        double[] out = dates.fit(data).training().features().column(0);
        assertThat(out[texts.length]).isNaN();
        return Arrays.copyOf(out, texts.length);
    }

    private static double read(DatePart part, String text) {
        return read(DateParts.of("sold").withParts(part), text)[0];
    }

    @Test
    void transform_date_becomesItsParts() {
        assertThat(read(DatePart.YEAR, "2024-02-29")).isEqualTo(2024);
        assertThat(read(DatePart.QUARTER, "2024-04-01")).isEqualTo(2);
        assertThat(read(DatePart.MONTH, "2024-02-29")).isEqualTo(2);
        assertThat(read(DatePart.WEEK, "2021-01-03")).isEqualTo(53);
        assertThat(read(DatePart.DAY, "2024-02-29")).isEqualTo(29);
        assertThat(read(DatePart.DAY_OF_WEEK, "2024-02-29")).isEqualTo(4);
        assertThat(read(DatePart.DAY_OF_YEAR, "2024-12-31")).isEqualTo(366);
        assertThat(read(DatePart.DAYS, "1970-01-02")).isEqualTo(1);
        assertThat(read(DatePart.DAYS, "1969-12-31")).isEqualTo(-1);
        assertThat(read(DatePart.HOUR, "2024-02-29")).isNaN();
    }

    @Test
    void transform_dateWithTime_becomesItsParts() {
        assertThat(read(DatePart.HOUR, "2024-02-29T13:05")).isEqualTo(13);
        assertThat(read(DatePart.MINUTE, "2024-02-29 13:05:30.25")).isEqualTo(5);
        assertThat(read(DatePart.SECOND, "2024-02-29T13:05:30Z")).isEqualTo(30);
        assertThat(read(DatePart.HOUR, "2024-02-29T13:05:30+02:00")).isEqualTo(13);
        assertThat(read(DatePart.YEAR, "2024-02-29T13:05")).isEqualTo(2024);
        assertThat(read(DatePart.DAYS, "1970-01-02T18:00")).isEqualTo(1.75);
    }

    @Test
    void transform_pattern_readsByIt() {
        DateParts days = DateParts.of("sold").withParts(DatePart.DAYS);
        assertThat(read(days.withPattern("d.M.yyyy"), "2.1.1970", "02.01.1970")).containsExactly(1, 1);
        assertThat(read(days.withPattern("dd-MMM-uuuu"), "02-jan-1970")).containsExactly(1);
        assertThat(read(days.withPattern("MM/dd/yy HH:mm"), "01/02/70 12:00")).containsExactly(36_526.5);
    }

    private static double[] days(String pattern, String... texts) {
        return read(DateParts.of("sold").withParts(DatePart.DAYS).withPattern(pattern), texts);
    }

    @Test
    void transform_patternWithoutMonthOrDay_isTheFirst() {
        double january = 19_723; // 2024-01-01
        assertThat(days("yyyy", "2024")).containsExactly(january);
        assertThat(days("yyyy-MM", "2024-03", "2024-01")).containsExactly(january + 60, january);
        assertThat(days("MMM yy", "mar 24")).containsExactly(january + 60);
        assertThat(days("yyyy[-MM[-dd]]", "2024", "2024-03", "2024-03-31"))
                .containsExactly(january, january + 60, january + 90);
        assertThat(days("yyyy-'Q'q", "2024-Q2")).containsExactly(january + 91);
        assertThat(days("YYYY-'W'ww", "2024-W01", "2024-W09")).containsExactly(january, january + 56);
    }

    @Test
    void transform_patternOfDaysOfTheYear_readsByThem() {
        assertThat(days("yyyy-DDD", "2024-001", "2024-366")).containsExactly(19_723, 20_088);
    }

    /**
     * 2024-02-29 is the Thursday of week 9, as DatePart.WEEK counts; by weeks from Sunday it would be the Wednesday.
     */
    @Test
    void transform_patternOfWeeks_readsThemAsIsoCounts() {
        assertThat(days("YYYY-'W'ww-e", "2024-W09-4")).containsExactly(19_782);
        assertThat(days("YYYY-'W'ww-e", "2020-W53-7")).containsExactly(18_630); // 2021-01-03
        DateParts weeks = DateParts.of("sold").withParts(DatePart.WEEK).withPattern("YYYY-'W'ww-e");
        assertThat(read(weeks, "2024-W09-4", "2020-W53-7")).containsExactly(9, 53);
    }

    @Test
    void transform_pattern_readsNamesInEnglish() {
        assertThat(days("d MMM yyyy", "1 Sep 2024", "1 jun 2024")).containsExactly(19_967, 19_875);
        assertThat(days("EEEE d MMMM yyyy h:mm a", "Sunday 1 September 2024 6:00 PM"))
                .containsExactly(19_967.75);
        assertThat(days("yyyy-MM-dd HH:mm VV", "2024-01-01 12:00 Europe/Paris")).containsExactly(19_723.5);
    }

    @Test
    void withPattern_thatMakesNoDate_isRefused() {
        for (String pattern : List.of(
                "HH:mm",
                "VV",
                "[[[[",
                "'date'",
                "d.M.",
                "yyyy-dd",
                "yyyy-mm-dd",
                "yyyy-MM-dd hh:mm",
                "yyyy-MM-dd mm",
                "e",
                "ww")) {
            assertThatIllegalArgumentException()
                    .as(pattern)
                    .isThrownBy(() -> DateParts.of("sold").withPattern(pattern))
                    .withMessage("pattern: expected one by which dates can be read, with a year, such as"
                            + " \"d.M.yyyy HH:mm\" or \"yyyy-MM\", got \"" + pattern + "\"");
        }
    }

    @Test
    void of_noColumn_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateParts.of())
                .withMessage("columns: expected at least one name, got none");
    }

    @Test
    void transform_defaults_makeYearMonthDayAndDayOfWeek() {
        FittedTransformer fitted = transformer().fit(train()).fitted();
        assertThat(fitted.output().names())
                .containsExactly(
                        "length", "count", "color: year", "color: month", "color: day", "color: day of week", "kind");
        assertThat(fitted.sources(5)).containsExactly(2);
        assertThat(fitted.sources(6)).containsExactly(3);
    }

    @Test
    void fit_textThatIsNoDate_namesColumnRowAndText() {
        for (String text : List.of("2023-02-29", "2024-13-01", "29.2.2024", "", "2024-02-29T25:00", "2024-02-29x")) {
            assertThatExceptionOfType(RowException.class)
                    .isThrownBy(() -> read(DateParts.of("sold"), "2024-02-28", text))
                    .withMessage("column \"sold\", row 1: expected a date such as 2024-02-29 or 2024-02-29T13:05,"
                            + " got \"" + text + "\"");
        }
    }

    @Test
    void fit_dayTheMonthDoesNotHave_isNoDateUnderAPatternEither() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> read(DateParts.of("sold").withPattern("d.M.yyyy"), "30.2.2024"))
                .withMessage("column \"sold\", row 0: expected a date as \"d.M.yyyy\" writes it, got \"30.2.2024\"");
    }

    @Test
    void fit_textThatIsNoDateUnderMissing_isMissing() {
        assertThat(read(DateParts.of("sold").withUnreadable(UnknownLevel.MISSING), "soon", "2024-02-29"))
                .containsExactly(NA, 2024);
    }

    @Test
    void transform_levelOfNoRow_isNotLookedAt() {
        Table x = Table.of(Schema.of(new Field.Categorical("sold", List.of("2024-02-29", "never"))), new double[] {0});
        Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[1]));
        assertThat(DateParts.of("sold").fit(data).training().features().column(0))
                .containsExactly(2024);
    }

    @Test
    void transform_unseenDate_isRead() {
        FittedTransformer fitted = transformer().fit(train()).fitted();
        Table x = train().features().slice(0, 1);
        Field[] fields = x.schema().fields().toArray(Field[]::new);
        fields[2] = new Field.Categorical("color", List.of("2001-09-09"));
        Table given = Table.of(Schema.of(fields), x.column(0), x.column(1), new double[1], x.column(3));
        assertThat(fitted.transform(given).column(2)).containsExactly(2001);
    }

    @Test
    void fit_numericColumn_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateParts.of("count").fit(train()))
                .withMessage("column \"count\": expected dates as text in a categorical column, got a numeric one");
    }

    @Test
    void withPattern_noPattern_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateParts.of("sold").withPattern("bbb"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateParts.of("sold").withPattern(""))
                .withMessage("pattern: expected 1 to 100 characters, got 0");
    }

    @Test
    void transform_turkishLocale_isTheSame() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            DateParts parts = DateParts.of("sold").withParts(DatePart.MINUTE).withPattern("dd-MMMM-uuuu HH:mm");
            assertThat(read(parts, "02-APRIL-1970 10:07")).containsExactly(7);
            assertThat(transformer().fit(train()).fitted().output().names()).contains("color: day of week");
        } finally {
            Locale.setDefault(before);
        }
    }
}
