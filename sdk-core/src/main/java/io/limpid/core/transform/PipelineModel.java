package io.limpid.core.transform;

import io.limpid.core.model.Model;

/** A model over raw columns: a fitted preprocessing and the model that sees its output. */
public interface PipelineModel extends Model {

    /** From the raw columns to the columns of {@link #last()}. */
    FittedTransformer preprocessing();

    /** The model behind the preprocessing. */
    Model last();
}
