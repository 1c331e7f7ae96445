package io.limpid.demo.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a command's results and remarks go.
 *
 * @param out results
 * @param err everything else
 */
record Console(PrintStream out, PrintStream err) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern SECRET = Pattern.compile("[\\x7f-\\x9f\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final Pattern DECIMAL = Pattern.compile("(± )?[+-]?[0-9]+\\.[0-9]+");

    /** Numbers below and above would be rows of zeros. */
    private static final double LEAST_PLAIN = 1e-6;

    private static final double MOST_PLAIN = 1e9;

    /** Prints one JSON object, numbers in full precision. */
    void json(Map<String, Object> object) {
        try {
            out.println(escaped(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("result: expected to be writable as JSON", e);
        }
    }

    /** Inside its strings alone does JSON text hold such characters, and not the C0 ones, which are escaped already. */
    private static String escaped(String json) {
        return SECRET.matcher(json)
                .replaceAll(found -> found.group()
                        .chars()
                        .mapToObj(c -> String.format(Locale.ROOT, "\\\\u%04x", c))
                        .collect(Collectors.joining()));
    }

    /** Prints a line of a result, with what could drive a terminal escaped, as all text here. */
    void line(String text) {
        out.println(Errors.escaped(text));
    }

    /** Prints names and values, the values all beginning at one column. */
    void pairs(List<List<String>> rows) {
        List<List<String>> cells = escaped(rows);
        int width = cells.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
        for (List<String> row : cells) {
            out.println(row.get(0) + " ".repeat(width - row.get(0).length()) + "  " + row.get(1));
        }
    }

    private static List<List<String>> escaped(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Errors::escaped).toList())
                .toList();
    }

    /** The cells with blanks behind them where that puts the decimal points of a column one below the other. */
    private static List<List<String>> pointed(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] decimals = new int[columns];
        rows.forEach(row ->
                IntStream.range(0, row.size()).forEach(j -> decimals[j] = Math.max(decimals[j], decimals(row.get(j)))));
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(j -> decimals(row.get(j)) == 0
                                ? row.get(j)
                                : row.get(j) + " ".repeat(decimals[j] - decimals(row.get(j))))
                        .toList())
                .toList();
    }

    private static int decimals(String cell) {
        return DECIMAL.matcher(cell).matches() ? cell.length() - cell.lastIndexOf('.') : 0;
    }

    /** Prints rows as columns of equal width: the first column to the left, the others to the right. */
    void table(List<List<String>> raw) {
        List<List<String>> rows = pointed(escaped(raw));
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int j = 0; j < row.size(); j++) {
                widths[j] = Math.max(widths[j], row.get(j).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int j = 0; j < row.size(); j++) {
                String padding = " ".repeat(widths[j] - row.get(j).length());
                line.append(j == 0 ? "" : "  ").append(j == 0 ? row.get(j) + padding : padding + row.get(j));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** Prints a remark that is no result. */
    void warn(String text) {
        err.println("limpid: warning: " + Errors.oneLine(text));
    }

    /**
     * A number for reading: four decimals where they say enough, otherwise three digits that count, be it of the number
     * or, just below 1, of what is missing to 1.
     */
    static String number(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (!(size >= LEAST_PLAIN && size < MOST_PLAIN)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        double telling = size < 1 && size > 0.9999 ? 1 - size : size;
        return new BigDecimal(value)
                .setScale(Math.max(4, decimals(telling)), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** How many decimals show three digits that count. */
    private static int decimals(double size) {
        return 2 - (int) Math.floor(Math.log10(size));
    }

    /** A number for reading, with its sign. */
    static String signed(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    /** A count with its noun: {@code 1 row}, {@code 2 rows}. */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
