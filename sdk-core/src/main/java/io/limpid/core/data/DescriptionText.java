package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Lays a description out as lines of text. */
final class DescriptionText {

    /** Longest line with text in its last column. */
    private static final int WIDTH = 120;

    /** Longest name of a column or level that is shown. */
    private static final int NAME = 24;

    /** Most columns of either type that are shown. */
    private static final int COLUMNS = 100;

    /** Most levels of a column that are shown, if there is room. */
    private static final int LEVELS = 10;

    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final String GAP = "  ";

    /** The head of the column of texts. */
    private static final String TEXT = "most frequent";

    private DescriptionText() {}

    static String of(TableDescription description) {
        List<ColumnDescription.Numbers> numbers = new ArrayList<>();
        List<ColumnDescription.Categories> categories = new ArrayList<>();
        for (ColumnDescription column : description.columns()) {
            if (column instanceof ColumnDescription.Numbers numeric) {
                numbers.add(numeric);
            } else if (column instanceof ColumnDescription.Categories categorical) {
                categories.add(categorical);
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(counted(description.rows(), "row") + ", "
                + counted(description.columns().size(), "column"));
        numbers(numbers, lines);
        categories(categories, lines);
        return String.join("\n", lines) + "\n";
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static void numbers(List<ColumnDescription.Numbers> columns, List<String> lines) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("numeric", "count", "missing", "mean", "sd", "min", "25%", "50%", "75%", "max"));
        for (ColumnDescription.Numbers c : columns.subList(0, Math.min(COLUMNS, columns.size()))) {
            List<String> line = start(c);
            double[] statistics = {
                c.mean(), c.deviation(), c.least(), c.lowerQuartile(), c.median(), c.upperQuartile(), c.most()
            };
            for (double statistic : statistics) {
                line.add(isPersonal(c) ? "" : number(statistic));
            }
            cells.add(line);
        }
        section(cells, columns.size(), lines);
    }

    private static void categories(List<ColumnDescription.Categories> columns, List<String> lines) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("categorical", "count", "missing", "levels", TEXT));
        for (ColumnDescription.Categories c : columns.subList(0, Math.min(COLUMNS, columns.size()))) {
            List<String> line = start(c);
            line.add(Integer.toString(c.levels().size()));
            line.add(isPersonal(c) ? "" : levels(c.levels()));
            cells.add(line);
        }
        section(cells, columns.size(), lines);
    }

    private static List<String> start(ColumnDescription column) {
        List<String> line = new ArrayList<>();
        line.add(cut(Quoted.escaped(column.name()), NAME));
        line.add(Integer.toString(column.count()));
        line.add(Integer.toString(column.missing()));
        return line;
    }

    private static boolean isPersonal(ColumnDescription column) {
        return column.field().flags().contains(Field.Flag.PERSONAL);
    }

    private static String levels(List<ColumnDescription.Level> levels) {
        String shown = levels.stream()
                .limit(LEVELS)
                .map(level -> cut(Quoted.escaped(level.name()), NAME) + " " + level.count())
                .collect(Collectors.joining(", "));
        return levels.size() > LEVELS ? shown + ", …" : shown;
    }

    /** Six digits, without an exponent where that is short. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.signum() == 0 || exponent >= -5 && exponent < 10 ? rounded.toPlainString() : rounded.toString();
    }

    /** The cells in columns: the first and a text column to the left, numbers to the right. */
    private static void section(List<List<String>> cells, int columns, List<String> lines) {
        if (columns == 0) {
            return;
        }
        int[] widths = new int[cells.get(0).size()];
        for (List<String> line : cells) {
            for (int j = 0; j < widths.length; j++) {
                widths[j] = Math.max(widths[j], length(line.get(j)));
            }
        }
        lines.add("");
        for (List<String> line : cells) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < widths.length; j++) {
                String pad = String.join("", Collections.nCopies(widths[j] - length(line.get(j)), " "));
                boolean left = j == 0 || cells.get(0).get(j).equals(TEXT);
                text.append(j == 0 ? "" : GAP).append(left ? line.get(j) + pad : pad + line.get(j));
            }
            String whole = text.toString().stripTrailing();
            // Half a number would be another one; ten of them are at most 153 characters wide.
            lines.add(cells.get(0).contains(TEXT) ? cut(whole, WIDTH) : whole);
        }
        if (columns > COLUMNS) {
            lines.add("and " + (columns - COLUMNS) + " more");
        }
    }

    private static String cut(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
