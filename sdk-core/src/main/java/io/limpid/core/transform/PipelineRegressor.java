package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Regressor;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;

/** A regressor over raw columns: fitted preprocessing and the regressor behind it. Immutable and thread-safe. */
public final class PipelineRegressor implements Regressor, PipelineModel {

    private final FittedChain preprocessing;
    private final Regressor last;
    private final PipelineTiles tiles;

    PipelineRegressor(FittedChain preprocessing, Regressor last) {
        FittedChain.positions(last.features(), preprocessing.output());
        this.preprocessing = preprocessing;
        this.last = last;
        this.tiles = new PipelineTiles(preprocessing, last);
    }

    /**
     * The same preprocessing before another regressor, such as a smaller form of this one's {@link #last()}.
     *
     * @throws IllegalArgumentException when it reads a column that the preprocessing does not make
     */
    public PipelineRegressor withLast(Regressor other) {
        return new PipelineRegressor(preprocessing, other);
    }

    @Override
    public FittedTransformer preprocessing() {
        return preprocessing;
    }

    @Override
    public Regressor last() {
        return last;
    }

    @Override
    public Schema features() {
        return preprocessing.input();
    }

    /** Predicts tile by tile: memory beyond {@code out} grows with a tile of encoded rows, not with the table. */
    @Override
    public void predict(Table x, double[] out) {
        tiles.predict(x, out);
    }

    /** Writes the chain of steps and the regressor behind it. */
    static final class Codec implements ModelCodec<PipelineRegressor> {

        @Override
        public String kind() {
            return "pipeline-regressor";
        }

        @Override
        public Class<PipelineRegressor> type() {
            return PipelineRegressor.class;
        }

        @Override
        public void encode(PipelineRegressor part, ModelContent.Builder out) {
            out.part("preprocessing", part.preprocessing).part("last", part.last);
        }

        @Override
        public PipelineRegressor decode(ModelContent in) {
            FittedChain chain = in.part("preprocessing", FittedChain.class);
            Regressor last = in.part("last", Regressor.class);
            try {
                return new PipelineRegressor(chain, last);
            } catch (IllegalArgumentException e) {
                throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
            }
        }
    }
}
