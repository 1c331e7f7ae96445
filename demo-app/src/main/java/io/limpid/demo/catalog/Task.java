package io.limpid.demo.catalog;

import io.limpid.core.data.Field;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import java.util.List;

/** What a model predicts. */
public enum Task {
    /** One of two or more classes, each with its probability. */
    CLASSIFICATION("classification"),
    /** A number. */
    REGRESSION("regression");

    private final String text;

    Task(String text) {
        this.text = text;
    }

    /** The name users type and read. */
    public String text() {
        return text;
    }

    /** What a model does. */
    public static Task of(Model model) {
        return model instanceof Classifier ? CLASSIFICATION : REGRESSION;
    }

    /** What a target asks for unless told otherwise: a categorical one for classes, a numeric one for a number. */
    public static Task of(Field target) {
        return target instanceof Field.Categorical ? CLASSIFICATION : REGRESSION;
    }

    /**
     * The task of that name.
     *
     * @throws UnknownEntryException when there is none; the message lists the names there are
     */
    public static Task require(String name) {
        for (Task task : values()) {
            if (task.text.equals(name)) {
                return task;
            }
        }
        throw new UnknownEntryException("task", List.of(CLASSIFICATION.text, REGRESSION.text), name);
    }
}
