package io.limpid.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced Java block of a guide, and the fenced text block right after it: the program and what it prints.
 *
 * @param guide the Markdown file
 * @param line the line its fence stands on, from 1
 * @param code the program
 * @param output the lines of the text block; empty when no such block follows
 */
record Snippet(Path guide, int line, String code, List<String> output) {

    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");

    /** Every Java block of a guide. */
    static List<Snippet> of(Path guide, List<String> lines) {
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```java")) {
                int end = close(guide, lines, i);
                List<String> output = List.of();
                int next = end + 1;
                while (next < lines.size() && lines.get(next).isBlank()) {
                    next++;
                }
                if (next < lines.size() && lines.get(next).strip().equals("```text")) {
                    output = List.copyOf(lines.subList(next + 1, close(guide, lines, next)));
                }
                snippets.add(new Snippet(guide, i + 1, String.join("\n", lines.subList(i + 1, end)) + "\n", output));
                i = end;
            }
        }
        return snippets;
    }

    private static int close(Path guide, List<String> lines, int open) {
        for (int i = open + 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```")) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                guide + ", line " + (open + 1) + ": expected a closing fence, got the end of the file");
    }

    /** The name of the class that starts in the first column; fails when the block is no whole program. */
    String className() {
        Matcher matcher = CLASS.matcher(code);
        if (!matcher.find() || !code.contains("static void main(String[] args)")) {
            throw new IllegalArgumentException(this + ": expected a class with a main method, got a fragment");
        }
        return matcher.group(1);
    }

    @Override
    public String toString() {
        return guide + ", line " + line;
    }
}
