package io.limpid.core.transform;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/** How dates are written. */
final class DateFormat {

    private static final int LONGEST = 100;

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
     * @throws IllegalArgumentException when it is none, or is empty or of over 100 characters
     */
    static DateFormat of(String pattern) {
        if (!(pattern.length() >= 1 && pattern.length() <= LONGEST)) {
            throw new IllegalArgumentException(
                    "pattern: expected 1 to " + LONGEST + " characters, got " + pattern.length());
        }
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1) // Strict reading of the year as people write it, y, asks for it.
                .toFormatter(Locale.ENGLISH);
        return new DateFormat(pattern, formatter.withResolverStyle(ResolverStyle.STRICT));
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
