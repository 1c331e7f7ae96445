package io.limpid.demo.study;

import io.limpid.core.data.Table;
import io.limpid.demo.catalog.UnknownEntryException;
import java.util.List;
import java.util.Objects;

/**
 * What the page shows: rows to look at and models that predict them.
 *
 * @param title what the rows are
 * @param noun what one of them is called
 * @param rows the feature columns, without the target
 * @param target the target column's name
 * @param parts which part of the data each row is in
 * @param truths each row's true value as people write it, for example {@code 215000 (high)}; empty when unknown
 * @param exhibits at least one model, the default one first
 */
public record Exhibition(
        String title,
        Noun noun,
        Table rows,
        String target,
        List<Part> parts,
        List<String> truths,
        List<Exhibit> exhibits) {

    /** Which part of the data a row is in. */
    public enum Part {
        /** The models were trained on it. */
        TRAINING,
        /** It was held out. */
        TEST,
        /** Nobody said. */
        UNKNOWN
    }

    /** Checks that there is one entry per row and at least one model. */
    public Exhibition {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(noun, "noun");
        Objects.requireNonNull(target, "target");
        parts = List.copyOf(parts);
        truths = List.copyOf(truths);
        exhibits = List.copyOf(exhibits);
        if (parts.size() != rows.rows() || truths.size() != rows.rows() || exhibits.isEmpty()) {
            throw new IllegalArgumentException("exhibition: expected a part and a truth for each of " + rows.rows()
                    + " rows and at least one model, got " + parts.size() + ", " + truths.size() + " and "
                    + exhibits.size());
        }
    }

    /**
     * The model of that id.
     *
     * @throws UnknownEntryException when there is none
     */
    public Exhibit require(String id) {
        return exhibits.stream()
                .filter(exhibit -> exhibit.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownEntryException(
                        "model", exhibits.stream().map(Exhibit::id).toList(), id));
    }
}
