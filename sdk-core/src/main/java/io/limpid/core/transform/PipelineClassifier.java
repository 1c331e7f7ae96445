package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;
import java.util.List;
import java.util.Objects;

/** A classifier over raw columns: fitted preprocessing and the classifier behind it. Immutable and thread-safe. */
public final class PipelineClassifier implements Classifier, PipelineModel {

    private final FittedChain preprocessing;
    private final Classifier last;
    private final PipelineTiles tiles;
    private final DecisionThreshold threshold;

    PipelineClassifier(FittedChain preprocessing, Classifier last, DecisionThreshold threshold) {
        FittedChain.positions(last.features(), preprocessing.output());
        this.preprocessing = preprocessing;
        this.last = last;
        this.tiles = new PipelineTiles(preprocessing, last);
        this.threshold = threshold;
    }

    /** The same model deciding at another threshold; probabilities stay as they are. */
    public PipelineClassifier withThreshold(DecisionThreshold other) {
        return new PipelineClassifier(preprocessing, last, Objects.requireNonNull(other, "other"));
    }

    /**
     * The same preprocessing before another classifier, such as this one's {@link #last()} with calibrated
     * probabilities; the threshold becomes that classifier's own.
     *
     * @throws IllegalArgumentException when it reads a column that the preprocessing does not make, or has other
     *     classes
     */
    public PipelineClassifier withLast(Classifier other) {
        if (!other.classes().equals(classes())) {
            throw new IllegalArgumentException("classes of the last model: expected " + Quoted.list(classes())
                    + ", got " + Quoted.list(other.classes()));
        }
        return new PipelineClassifier(preprocessing, other, other.threshold());
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

    @Override
    public DecisionThreshold threshold() {
        return threshold;
    }

    /** Predicts tile by tile: memory beyond {@code out} grows with a tile of encoded rows, not with the table. */
    @Override
    public void predict(Table x, double[] out) {
        tiles.predict(x, out);
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
            if (!part.threshold.equals(DecisionThreshold.half())) {
                out.number("threshold", part.threshold.probability()).text("criterion", part.threshold.criterion());
            }
        }

        @Override
        public PipelineClassifier decode(ModelContent in) {
            FittedChain chain = in.part("preprocessing", FittedChain.class);
            Classifier last = in.part("last", Classifier.class);
            DecisionThreshold threshold = in.has("threshold")
                    ? new DecisionThreshold(in.number("threshold"), in.text("criterion"))
                    : DecisionThreshold.half();
            try {
                return new PipelineClassifier(chain, last, threshold);
            } catch (IllegalArgumentException e) {
                throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
            }
        }
    }
}
