package io.limpid.demo.view;

import io.limpid.core.data.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * One column to change.
 *
 * @param key its name in the form
 * @param name the column
 * @param numeric whether it holds numbers
 * @param value its value now, empty when missing
 * @param original its value in the data, empty when missing
 * @param hint what is usual, in words
 * @param options the levels to choose from, the missing one first; empty for numbers
 * @param changed whether value and original differ
 * @param further whether it is shown only when all are
 */
public record FieldView(
        String key,
        String name,
        boolean numeric,
        String value,
        String original,
        String hint,
        List<Option> options,
        boolean changed,
        boolean further) {

    /**
     * One level.
     *
     * @param value the level, empty for the missing one
     * @param label how it is shown
     * @param chosen whether it is the value
     */
    public record Option(String value, String label, boolean chosen) {}

    /** A column with its values. */
    public static FieldView of(String key, Field field, String value, String original, String hint, boolean further) {
        boolean changed = !value.equals(original);
        if (field instanceof Field.Categorical categorical) {
            List<Option> options = options(categorical, value, original);
            return new FieldView(key, field.name(), false, value, original, hint, options, changed, further);
        }
        return new FieldView(key, field.name(), true, value, original, hint, List.of(), changed, further);
    }

    /** The levels known from training, and those of this row when they are none of them. */
    private static List<Option> options(Field.Categorical field, String value, String original) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "(missing)", value.isEmpty()));
        for (String level : field.levels()) {
            options.add(new Option(level, level, level.equals(value)));
        }
        for (String unseen : value.equals(original) ? List.of(value) : List.of(value, original)) {
            if (!unseen.isEmpty() && !field.levels().contains(unseen)) {
                options.add(new Option(unseen, unseen + " (not seen in training)", unseen.equals(value)));
            }
        }
        return options;
    }
}
