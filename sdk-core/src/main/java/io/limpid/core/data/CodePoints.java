package io.limpid.core.data;

import java.util.Comparator;

/** The order of texts by their code points; {@code String.compareTo} puts U+1F600 before U+FF5E. */
final class CodePoints {

    static final Comparator<String> ASCENDING = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // Halves of pairs stand for code points above every other char.
                boolean pair = Character.isSurrogate(x);
                return pair == Character.isSurrogate(y) ? Character.compare(x, y) : pair ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
