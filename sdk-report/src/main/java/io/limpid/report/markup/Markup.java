package io.limpid.report.markup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements, attributes and text that are well-formed XML and safe inside an HTML page: every text and attribute
 * value is escaped here and nowhere else.
 */
public final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are given as name, value, name, value. */
    public Markup open(String element, Object... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. */
    public Markup empty(String element, Object... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds text only. */
    public Markup text(String element, String text, Object... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Text inside the element opened last. */
    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** A line break between elements, so that people can read and compare the markup. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    /** Markup that another writer has finished. */
    public Markup add(Markup finished) {
        out.append(finished.finish());
        return this;
    }

    /** Markup that is complete and escaped, as a chart's. */
    public Markup addFinished(String markup) {
        out.append(markup);
        return this;
    }

    /**
     * A style sheet, in which nothing is escaped.
     *
     * @throws IllegalArgumentException when it could end its element
     */
    public Markup style(String css) {
        if (css.contains("<")) {
            throw new IllegalArgumentException("style sheet: expected none with <, got one");
        }
        open("style");
        out.append(css);
        return close();
    }

    /** What was written; every element is closed. */
    public String finish() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    /** A coordinate with at most two decimals: a hundredth of a pixel is invisible and keeps the file small. */
    public static String coordinate(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private void start(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1] instanceof Double number ? coordinate(number) : attributes[i + 1].toString());
            out.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
    }

    /** XML 1.0's characters; lone surrogates arrive here as code points of their own and are none. */
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c >= 0x20 && c < 0x7F
                || c >= 0xA0 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0x10FFFF;
    }
}
