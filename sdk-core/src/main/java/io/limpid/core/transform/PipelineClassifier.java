package io.limpid.core.transform;

import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.List;

/** A classifier over raw columns: fitted preprocessing and the classifier behind it. Immutable and thread-safe. */
public final class PipelineClassifier implements Classifier, PipelineModel {

    /** Rows transformed at once: enough to work column by column, few enough to stay in cache. */
    private static final int TILE = 512;

    private final FittedChain preprocessing;
    private final Classifier last;

    PipelineClassifier(FittedChain preprocessing, Classifier last) {
        FittedChain.positions(last.features(), preprocessing.output());
        this.preprocessing = preprocessing;
        this.last = last;
    }

    @Override
    public FittedTransformer preprocessing() {
        return preprocessing;
    }

    @Override
    public Classifier last() {
        return last;
    }

    @Override
    public Schema features() {
        return preprocessing.input();
    }

    @Override
    public List<String> classes() {
        return last.classes();
    }

    /** Predicts tile by tile: memory beyond {@code out} grows with a tile of encoded rows, not with the table. */
    @Override
    public void predict(Table x, double[] out) {
        if (out.length != (long) x.rows() * outputs()) {
            throw new IllegalArgumentException(
                    "out: expected " + (long) x.rows() * outputs() + " elements, got " + out.length);
        }
        Table aligned = features().align(x);
        for (int from = 0; from < x.rows(); from += TILE) {
            int to = Math.min(x.rows(), from + TILE);
            double[] tile = predictTile(aligned.slice(from, to), from);
            System.arraycopy(tile, 0, out, from * outputs(), tile.length);
        }
    }

    private double[] predictTile(Table rows, int from) {
        try {
            return last.predict(preprocessing.transform(rows));
        } catch (RowException e) {
            throw e.at(from + e.row()); // The caller counts from the table's first row, not from the tile's.
        }
    }

    /** Writes the chain of steps and the classifier behind it. */
    static final class Codec implements ModelCodec<PipelineClassifier> {

        @Override
        public String kind() {
            return "pipeline-classifier";
        }

        @Override
        public Class<PipelineClassifier> type() {
            return PipelineClassifier.class;
        }

        @Override
        public void encode(PipelineClassifier part, ModelContent.Builder out) {
            out.part("preprocessing", part.preprocessing).part("last", part.last);
        }

        @Override
        public PipelineClassifier decode(ModelContent in) {
            FittedChain chain = in.part("preprocessing", FittedChain.class);
            Classifier last = in.part("last", Classifier.class);
            try {
                return new PipelineClassifier(chain, last);
            } catch (IllegalArgumentException e) {
                throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
            }
        }
    }
}
