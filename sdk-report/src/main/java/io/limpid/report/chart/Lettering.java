package io.limpid.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures and shortens text without a font at hand. Widths are those of Arial and its metric twins, rounded up by
 * class of character, so that a text that fits here fits on the page.
 */
final class Lettering {

    private static final String ELLIPSIS = "…";
    private static final String OPENING = "（《“(";
    private static final String CLOSING = "，。、；：？！）》”,.;:)%";

    private Lettering() {}

    /** The width of a text in pixels at a font size in pixels. */
    static double width(String text, double size) {
        return size * text.codePoints().mapToDouble(Lettering::em).sum();
    }

    /** The text, cut with an ellipsis at its end when it is wider than allowed. */
    static String fit(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        double left = width - width(ELLIPSIS, size);
        int end = 0;
        while (end < text.length()) {
            int next = end + Character.charCount(text.codePointAt(end));
            left -= size * em(text.codePointAt(end));
            if (!(left >= 0)) {
                break;
            }
            end = next;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** {@code name = value}, both cut when needed, the name keeping at least half of the width. */
    static String pair(String name, String value, double size, double width) {
        String sign = " = ";
        double both = width - width(sign, size);
        double half = Math.max(both / 2, both - width(value, size));
        String shortName = fit(name, size, half);
        String shortValue = fit(value, size, both - width(shortName, size));
        return isolate(shortName) + sign + isolate(shortValue);
    }

    /**
     * The text broken into lines no wider than allowed: at spaces, and between Chinese letters but not before a mark
     * that closes. A single longer word is cut.
     */
    static List<String> wrap(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words(text)) {
            boolean first = line.isEmpty();
            if (first || width((line + word).stripTrailing(), size) <= width) {
                line += word;
            } else {
                lines.add(fit(line.stripTrailing(), size, width));
                line = word;
            }
        }
        lines.add(fit(line.stripTrailing(), size, width));
        return lines;
    }

    /** The pieces between which a line may end, each with the space after it. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int from = 0;
        int before = ' ';
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            boolean breaks = before == ' ' || (wide(before) || wide(c)) && !CLOSING.contains(Character.toString(c));
            if (at > from && breaks && c != ' ' && !OPENING.contains(Character.toString(before))) {
                words.add(text.substring(from, at));
                from = at;
            }
            before = c;
            at += Character.charCount(c);
        }
        words.add(text.substring(from));
        return words;
    }

    /** Whether a letter fills a square: Chinese and Japanese ones and their marks. */
    private static boolean wide(int c) {
        return c >= 0x2E80 && c < 0xA000 || c >= 0xFF00 && c < 0xFFE7 || c >= 0x20000 && c < 0x32000;
    }

    /**
     * The text in Unicode isolates when it holds right-to-left letters or direction marks, so that it cannot turn its
     * neighbours.
     */
    static String isolate(String text) {
        boolean turns = text.codePoints().anyMatch(c -> switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_NONSPACING_MARK,
                    Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
                    Character.DIRECTIONALITY_WHITESPACE,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS,
                    Character.DIRECTIONALITY_UNDEFINED -> false;
            default -> true;
        });
        return turns ? "\u2068" + text + "\u2069" : text;
    }

    private static double em(int c) {
        if (c < 0x80) {
            return ascii((char) c);
        }
        if (wide(c)) {
            return 1.02;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return c >= 0x1100 && c < 0x1200 || c >= 0x2E80 && c < 0xFB00 || c >= 0xFE30 ? 1.3 : 0.75;
    }

    private static double ascii(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c == 'I' ? 0.28 : c == 'M' || c == 'W' ? 0.95 : 0.73;
        }
        if (c >= 'a' && c <= 'z') {
            return "ijl".indexOf(c) >= 0 ? 0.23 : "frt".indexOf(c) >= 0 ? 0.34 : "mw".indexOf(c) >= 0 ? 0.84 : 0.56;
        }
        return " !,./:;|'()[]-\\".indexOf(c) >= 0 ? 0.34 : c == '@' || c == '%' ? 1.02 : 0.59;
    }
}
