package io.limpid.report;

import java.util.List;
import java.util.Objects;

/**
 * A part of a report under a heading of its own.
 *
 * @param heading what it is about
 * @param blocks what it holds, from top to bottom
 */
public record Section(String heading, List<Block> blocks) {

    /** Copies the list. */
    public Section {
        Objects.requireNonNull(heading, "heading");
        blocks = List.copyOf(blocks);
    }

    /** A section of these blocks. */
    public static Section of(String heading, Block... blocks) {
        return new Section(heading, List.of(blocks));
    }
}
