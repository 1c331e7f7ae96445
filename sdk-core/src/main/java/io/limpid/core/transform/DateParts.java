package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Turns columns of dates, which readers keep as text, into numbers: one column for each part, such as {@code sold:
 * year} and {@code sold: day of week}, in the place of the column. Other columns pass unchanged.
 *
 * <p>Dates are as in ISO 8601: {@code 2024-02-29}, {@code 2024-02-29T13:05} or {@code 2024-02-29 13:05:30.25}, also
 * with an offset, {@code Z} or {@code +02:00}, which is read over: parts are those of the clock at that place. Or as a
 * {@link java.time.format.DateTimeFormatter} pattern says, such as {@code d.M.yyyy}, with names of months and days in
 * English and weeks as ISO 8601 counts them, from Monday. A pattern without a day, such as {@code yyyy-MM}, {@code
 * yyyy}, {@code yyyy-'Q'q} or {@code YYYY-'W'ww}, means the first day of what it names. A day that the month does not
 * have is no date. Missing values stay missing. Nothing is learned but which columns there are. Cost: reading each
 * level once, and each cell of a level that training had not.
 *
 * <pre>{@code
 * Transformer dates = DateParts.of("sold_on")
 *         .withParts(DatePart.DAYS, DatePart.MONTH, DatePart.DAY_OF_WEEK)
 *         .withUnreadable(UnknownLevel.MISSING);
 * }</pre>
 */
public final class DateParts implements Transformer {

    private final List<String> columns;
    private final Set<DatePart> parts;
    private final DateFormat format;
    private final UnknownLevel unreadable;

    private DateParts(List<String> columns, Set<DatePart> parts, DateFormat format, UnknownLevel unreadable) {
        this.columns = columns;
        this.parts = parts;
        this.format = format;
        this.unreadable = unreadable;
    }

    /**
     * Year, month, day and day of week of these columns of ISO dates; a text that is no date is an error.
     *
     * @throws IllegalArgumentException when no column is named
     */
    public static DateParts of(String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("columns: expected at least one name, got none");
        }
        Set<DatePart> parts = EnumSet.of(DatePart.YEAR, DatePart.MONTH, DatePart.DAY, DatePart.DAY_OF_WEEK);
        return new DateParts(List.of(columns), parts, DateFormat.iso(), UnknownLevel.ERROR);
    }

    /** Makes exactly these parts, in the order of {@link DatePart}. */
    public DateParts withParts(DatePart first, DatePart... more) {
        return new DateParts(columns, EnumSet.of(first, more), format, unreadable);
    }

    /**
     * Reads dates by a pattern.
     *
     * @throws IllegalArgumentException when it is no pattern, or one by which no date can be told: it has no year, a
     *     day without a month, or only part of a time, such as an hour from 1 to 12 ({@code hh}) without {@code a}
     */
    public DateParts withPattern(String pattern) {
        return new DateParts(columns, parts, DateFormat.of(pattern), unreadable);
    }

    /** Treats texts that are no date so. */
    public DateParts withUnreadable(UnknownLevel treatment) {
        return new DateParts(columns, parts, format, Objects.requireNonNull(treatment, "treatment"));
    }

    /**
     * Finds the columns.
     *
     * @throws IllegalArgumentException when one is not there or is numeric; the message names it
     * @throws io.limpid.core.data.RowException when a text is no date, unless told otherwise
     */
    @Override
    public Fitting fit(Dataset train) {
        Schema schema = train.features().schema();
        boolean[] chosen = new boolean[schema.size()];
        for (String name : columns) {
            int j = schema.require(name);
            if (!(schema.field(j) instanceof Field.Categorical)) {
                throw new IllegalArgumentException("column " + Quoted.of(name)
                        + ": expected dates as text in a categorical column, got a numeric one");
            }
            chosen[j] = true;
        }
        return Fitting.of(new FittedDates(schema, chosen, List.copyOf(parts), format, unreadable), train);
    }
}
