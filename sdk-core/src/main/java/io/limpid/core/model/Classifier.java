package io.limpid.core.model;

import java.util.List;

/** A model whose outputs are the probabilities of its classes, which sum to one in each row. */
public interface Classifier extends Model {

    /** The classes, in output order; the last one is the positive class. */
    List<String> classes();

    /** The number of classes. */
    @Override
    default int outputs() {
        return classes().size();
    }
}
