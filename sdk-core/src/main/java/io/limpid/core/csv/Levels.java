package io.limpid.core.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct texts of a column, numbered in the order they came. */
final class Levels {

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int size() {
        return texts.size();
    }

    List<String> texts() {
        return texts;
    }

    /** The code of a text, which is a new one when the text is. */
    int code(String text) {
        Integer code = codes.putIfAbsent(text, texts.size());
        if (code == null) {
            texts.add(text);
            return texts.size() - 1;
        }
        return code;
    }

    /** Puts the texts in ascending code-point order and rewrites the first {@code size} codes to match. */
    List<String> sort(double[] values, int size) {
        Integer[] order = new Integer[texts.size()];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, Comparator.comparing(texts::get, Levels::compareCodePoints));
        double[] position = new double[order.length];
        List<String> sorted = new ArrayList<>(order.length);
        for (int k = 0; k < order.length; k++) {
            position[order[k]] = k;
            sorted.add(texts.get(order[k]));
        }
        for (int i = 0; i < size; i++) {
            values[i] = Double.isNaN(values[i]) ? Double.NaN : position[(int) values[i]];
        }
        return sorted;
    }

    /** Unlike {@code String.compareTo}, which compares halves of surrogate pairs. */
    private static int compareCodePoints(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // A difference in the second half of a pair compares right too: the first halves are equal.
                boolean bothOrNone = Character.isSurrogate(x) == Character.isSurrogate(y);
                return bothOrNone ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
