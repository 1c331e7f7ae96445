package io.limpid.demo.study;

/**
 * What people call a row of the data on show.
 *
 * @param one a single row, in lower case
 * @param many several of them, in lower case
 */
public record Noun(String one, String many) {

    /** When nothing better is known. */
    public static final Noun ROW = new Noun("row", "rows");

    /** A single one, as a title begins. */
    public String title() {
        return capitalised(one);
    }

    /** Several, as a title begins. */
    public String titles() {
        return capitalised(many);
    }

    /** The word that fits a count. */
    public String of(int count) {
        return count == 1 ? one : many;
    }

    private static String capitalised(String word) {
        return Character.toTitleCase(word.charAt(0)) + word.substring(1);
    }
}
