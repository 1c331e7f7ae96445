package io.limpid.core.transform;

import io.limpid.core.model.Model;
import io.limpid.core.model.TrainingRound;
import java.util.List;

/** A model over raw columns: a fitted preprocessing and the model that sees its output. */
public interface PipelineModel extends Model {

    /** From the raw columns to the columns of {@link #last()}. */
    FittedTransformer preprocessing();

    /** The model behind the preprocessing. */
    Model last();

    /** That of {@link #last()}. */
    @Override
    default List<TrainingRound> history() {
        return last().history();
    }
}
