package io.limpid.demo.web;

import io.limpid.core.data.Table;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Finds rows by the words in them: every word of the query must be the beginning of a word somewhere in the row, in any
 * column, upper and lower case alike. Words are runs of letters and digits, with a dot between digits. Made once per
 * table; a search costs rows times the length of their text.
 */
final class RowSearch {

    private final String[] rows;
    private final int[] all;

    RowSearch(Table table) {
        rows = new String[table.rows()];
        for (int i = 0; i < rows.length; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < table.schema().size(); j++) {
                text.append(' ').append(words(table.text(i, j)));
            }
            rows[i] = text.toString();
        }
        all = IntStream.range(0, rows.length).toArray();
    }

    /** The rows that match, in order; every row for an empty query. */
    int[] find(String query) {
        String words = words(query).strip();
        if (words.isEmpty()) {
            return query.isBlank() ? all : new int[0];
        }
        String[] wanted = words.split(" +");
        return IntStream.range(0, rows.length)
                .filter(i -> matches(rows[i], wanted))
                .toArray();
    }

    private static boolean matches(String text, String[] wanted) {
        for (String word : wanted) {
            if (!text.contains(" " + word)) {
                return false;
            }
        }
        return true;
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("(?!(?<=\\d)\\.(?=\\d))[^\\p{L}\\p{N}]+", " ");
    }
}
