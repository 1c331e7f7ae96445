package io.limpid.core.transform;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** A number that a date or a date with a time has; those of a time are missing where there is none. */
public enum DatePart {
    /** The year, such as 2024. */
    YEAR,
    /** The quarter of the year, 1 to 4. */
    QUARTER,
    /** The month, 1 to 12. */
    MONTH,
    /** The week of the year as ISO 8601 counts, 1 to 53. */
    WEEK,
    /** The day of the month, 1 to 31. */
    DAY,
    /** The day of the week, Monday 1 to Sunday 7. */
    DAY_OF_WEEK,
    /** The day of the year, 1 to 366. */
    DAY_OF_YEAR,
    /** The hour, 0 to 23. */
    HOUR,
    /** The minute, 0 to 59. */
    MINUTE,
    /** The second, 0 to 59. */
    SECOND,
    /** Days since 1970-01-01, with the time as a fraction of a day where there is one. */
    DAYS;

    private static final double NANOS_OF_A_DAY = 86_400e9;

    /** As it stands in the name of a column: {@code day of week}. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Of a date without a time. */
    double of(LocalDate date) {
        return switch (this) {
            case YEAR -> date.getYear();
            case QUARTER -> date.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> date.getMonthValue();
            case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY -> date.getDayOfMonth();
            case DAY_OF_WEEK -> date.get(ChronoField.DAY_OF_WEEK);
            case DAY_OF_YEAR -> date.getDayOfYear();
            case DAYS -> date.toEpochDay();
            case HOUR, MINUTE, SECOND -> Double.NaN;
        };
    }

    /** Of a date with a time. */
    double of(LocalDate date, LocalTime time) {
        return switch (this) {
            case HOUR -> time.getHour();
            case MINUTE -> time.getMinute();
            case SECOND -> time.getSecond();
            case DAYS -> date.toEpochDay() + time.toNanoOfDay() / NANOS_OF_A_DAY;
            default -> of(date);
        };
    }
}
