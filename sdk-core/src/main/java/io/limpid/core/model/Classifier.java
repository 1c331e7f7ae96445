package io.limpid.core.model;

import java.util.List;

/** A model whose outputs are the probabilities of its classes, which sum to one in each row. */
public interface Classifier extends Model {

    /** The classes, in output order; the last one is the positive class. */
    List<String> classes();

    /**
     * With two classes, from which probability on the positive one is predicted: one half unless it was chosen
     * otherwise. With more classes it has no meaning.
     */
    default DecisionThreshold threshold() {
        return DecisionThreshold.half();
    }

    /** The number of classes. */
    @Override
    default int outputs() {
        return classes().size();
    }
}
