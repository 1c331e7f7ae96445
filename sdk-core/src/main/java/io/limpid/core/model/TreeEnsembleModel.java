package io.limpid.core.model;

/**
 * A model that adds up decision trees: margin {@code k} of a row is {@code baseline(k)} plus, over all trees, the value
 * {@code k} of the leaf the row falls into; the outputs are {@link #link()} of the margins. What explanations of trees
 * stand on: every split, leaf and weight can be read.
 */
public interface TreeEnsembleModel extends Model {

    /** From margins to outputs. */
    enum Link {
        /** The margins are the outputs: numbers, or probabilities that the leaves average. */
        IDENTITY,
        /** One margin, the log-odds of the second of two classes. */
        LOGISTIC,
        /** One margin a class; the outputs are their exponentials, scaled to sum to one. */
        SOFTMAX
    }

    /** From margins to outputs. */
    Link link();

    /** How many margins there are: one under {@link Link#LOGISTIC}, else {@code outputs()}. */
    int margins();

    /** What margin {@code k} starts from. */
    double baseline(int k);

    /** The number of trees. */
    int trees();

    /** One tree, from 0 to {@code trees() - 1}. */
    Tree tree(int t);
}
