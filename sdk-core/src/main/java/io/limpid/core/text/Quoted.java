package io.limpid.core.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Text from a file or a caller as a message may repeat it: in quotes, at most 40 characters of it, and with everything
 * escaped that could break the line or reorder it, so that no name or category can forge a message.
 */
public final class Quoted {

    /** Longest piece of a stranger's text that a message repeats. */
    private static final int SHOWN = 40;

    /** Most texts that a message lists. */
    private static final int LISTED = 20;

    private Quoted() {}

    /** The start of a text, in quotes: {@code "Lot area"}. */
    public static String of(String text) {
        if (text.length() <= SHOWN) {
            return '"' + escaped(text) + '"';
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return '"' + escaped(text.substring(0, end)) + "…\"";
    }

    /** The first 20 texts, each in quotes, and how many more there are: {@code ["a", "b"]}. */
    public static String list(List<String> texts) {
        int shown = Math.min(LISTED, texts.size());
        String list = texts.subList(0, shown).stream().map(Quoted::of).collect(Collectors.joining(", ", "[", "]"));
        return shown == texts.size() ? list : list + " and " + (texts.size() - shown) + " more";
    }

    /** The whole text without quotes: for what is ours but holds a stranger's, as a file's path. */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE ->
                    out.append("\\u{").append(Integer.toHexString(c)).append('}');
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
