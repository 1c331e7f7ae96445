package io.limpid.core.transform;

import io.limpid.core.text.Quoted;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How dates are written. */
final class DateFormat {

    private static final int LONGEST = 100;

    /** Names in English, weeks of ISO: those of Britain. */
    private static final Locale LOCALE = Locale.forLanguageTag("en-u-rg-gbzzzz");

    /**
     * What stands for parts that a text has not, the first that suits a pattern: months and days, also where they are
     * optional; nothing, for days counted in another way; days of a quarter or a week.
     */
    private static final List<Map<TemporalField, Integer>> STARTS = List.of(
            Map.of(ChronoField.MONTH_OF_YEAR, 1, ChronoField.DAY_OF_MONTH, 1),
            Map.of(),
            Map.of(IsoFields.DAY_OF_QUARTER, 1),
            Map.of(ChronoField.DAY_OF_WEEK, 1));

    /** A date that starts nothing, at a time that is not what absent parts of a time are taken for. */
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2011, 11, 27, 22, 33, 44, 0, ZoneOffset.UTC);

    private final String pattern;
    private final DateTimeFormatter formatter;

    private DateFormat(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    /** A date, or a date with a time behind a T or a blank, and then perhaps with an offset. */
    static DateFormat iso() {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .optionalStart()
                .appendLiteral('T')
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .optionalEnd()
                .optionalStart()
                .appendLiteral(' ')
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .optionalEnd()
                .appendPattern("[XXX][XX][X]")
                .toFormatter(Locale.ROOT);
        return new DateFormat("", formatter.withResolverStyle(ResolverStyle.STRICT));
    }

    /**
     * Dates of a pattern.
     *
     * @throws IllegalArgumentException when it is none, is empty or of over 100 characters, or when a date that it
     *     writes cannot be read again
     */
    static DateFormat of(String pattern) {
        if (!(pattern.length() >= 1 && pattern.length() <= LONGEST)) {
            throw new IllegalArgumentException(
                    "pattern: expected 1 to " + LONGEST + " characters, got " + pattern.length());
        }
        for (Map<TemporalField, Integer> start : STARTS) {
            DateFormat format = new DateFormat(pattern, formatter(pattern, start));
            if (format.readsWhatItWrites()) {
                return format;
            }
        }
        throw new IllegalArgumentException("pattern: expected one by which dates can be read, with a year, such as"
                + " \"d.M.yyyy HH:mm\" or \"yyyy-MM\", got " + Quoted.of(pattern));
    }

    private static DateTimeFormatter formatter(String pattern, Map<TemporalField, Integer> absent) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1); // Strict reading of the year as people write it, y, asks for it.
        absent.forEach(builder::parseDefaulting);
        return builder.toFormatter(LOCALE).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Whether a date it writes is read as that day, or as the first of its month, quarter, year or week. */
    private boolean readsWhatItWrites() {
        try {
            String text = formatter.format(SAMPLE);
            boolean timed = !text.equals(formatter.format(SAMPLE.with(LocalTime.of(8, 9, 10, 11))));
            LocalDate day = SAMPLE.toLocalDate();
            Set<LocalDate> starts = Set.of(
                    day,
                    day.withDayOfMonth(1),
                    day.withDayOfYear(1),
                    day.with(IsoFields.DAY_OF_QUARTER, 1),
                    day.with(ChronoField.DAY_OF_WEEK, 1));
            return read(text)
                    .filter(date -> starts.contains(date.day()))
                    .filter(date -> date.time().isPresent() || !timed)
                    .isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The pattern; empty for ISO. */
    String pattern() {
        return pattern;
    }

    /** The parts of the date that a text is; empty when it is none. */
    Optional<Date> read(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return date == null ? Optional.empty() : Optional.of(new Date(date, Optional.ofNullable(time)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A date, perhaps with a time. */
    record Date(LocalDate day, Optional<LocalTime> time) {
        double part(DatePart part) {
            return time.isPresent() ? part.of(day, time.get()) : part.of(day);
        }
    }
}
