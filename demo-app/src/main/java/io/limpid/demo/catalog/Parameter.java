package io.limpid.demo.catalog;

import java.util.Objects;

/**
 * One option of a model on offer.
 *
 * @param name the name users type
 * @param forClasses its value unless told otherwise, as users read it, of a model of classes
 * @param forNumbers the same of a model of numbers
 * @param meaning what it is, in a few words
 */
public record Parameter(String name, String forClasses, String forNumbers, String meaning) {

    /** Checks that nothing is null. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(forClasses, "forClasses");
        Objects.requireNonNull(forNumbers, "forNumbers");
        Objects.requireNonNull(meaning, "meaning");
    }

    /** An option whose standard value is the same for every task. */
    static Parameter of(String name, String standard, String meaning) {
        return new Parameter(name, standard, standard, meaning);
    }

    /** Its value unless told otherwise, as users read it. */
    public String standard(Task task) {
        return task == Task.CLASSIFICATION ? forClasses : forNumbers;
    }
}
