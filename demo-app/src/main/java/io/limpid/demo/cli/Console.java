package io.limpid.demo.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command's results and remarks go.
 *
 * @param out results
 * @param err everything else
 */
record Console(PrintStream out, PrintStream err) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Prints one JSON object, numbers in full precision. */
    void json(Map<String, Object> object) {
        try {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("result: expected to be writable as JSON", e);
        }
    }

    /** Prints a line of a result. */
    void line(String text) {
        out.println(text);
    }

    /** Prints rows as columns of equal width: the first column to the left, the others to the right. */
    void table(List<List<String>> rows) {
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

    /** A number for reading: four significant decimals. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** A number for reading, with its sign. */
    static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }
}
