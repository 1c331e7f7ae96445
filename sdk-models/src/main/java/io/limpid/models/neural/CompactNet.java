package io.limpid.models.neural;

import io.limpid.core.calibrate.CalibrateCodecs;
import io.limpid.core.calibrate.CalibratedClassifier;
import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MeanAbsoluteError;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.core.transform.PipelineModel;
import io.limpid.core.transform.PipelineRegressor;
import io.limpid.core.transform.TransformCodecs;
import java.util.List;
import java.util.Objects;

/**
 * A model whose net was made smaller, beside the one it was made of.
 *
 * @param original the model before
 * @param model the smaller one, of the same kind
 * @param originalBytes what a model file of the original takes, pipeline, training history and all, with the plainest
 *     training record
 * @param bytes what one of the smaller model takes, in which the history is left out
 * @param weights how many weights the net has, in all layers
 * @param zeros how many of the smaller model's are zero
 * @param <M> the kind of model
 */
public record CompactNet<M extends Model>(
        M original, M model, long originalBytes, long bytes, long weights, long zeros) {

    private static final ModelCodecs CODECS =
            NeuralCodecs.ALL.and(TransformCodecs.ALL).and(CalibrateCodecs.ALL);

    /** Checks that nothing is null. */
    public CompactNet {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(model, "model");
    }

    /** The original with another net in the place of its own. */
    static <M extends Model> CompactNet<M> of(M original, NeuralNetModel net, Dataset data) {
        @SuppressWarnings("unchecked") // Each kind is exchanged for one of its own kind.
        M small = (M) exchanged(original, net);
        long weights = 0;
        long zeros = 0;
        for (int layer = 0; layer < net.net().count(); layer++) {
            for (double[] unit : net.net().weights(layer)) {
                weights += unit.length;
                for (double weight : unit) {
                    zeros += weight == 0 ? 1 : 0;
                }
            }
        }
        return new CompactNet<>(original, small, size(original, data), size(small, data), weights, zeros);
    }

    private static Model exchanged(Model model, NeuralNetModel net) {
        if (model instanceof NeuralNetModel) {
            return net;
        }
        if (model instanceof CalibratedClassifier calibrated) {
            return CalibratedClassifier.of((Classifier) exchanged(calibrated.base(), net), calibrated.calibrator());
        }
        if (model instanceof PipelineClassifier pipeline) {
            return pipeline.withLast((Classifier) exchanged(pipeline.last(), net))
                    .withThreshold(pipeline.threshold());
        }
        if (model instanceof PipelineRegressor pipeline) {
            return pipeline.withLast((Regressor) exchanged(pipeline.last(), net));
        }
        String kind = model instanceof PipelineModel ? "a pipeline of this library" : "a pipeline";
        throw new IllegalArgumentException("model: expected a net, or one behind " + kind + " or a calibration, got a "
                + model.getClass().getSimpleName());
    }

    private static long size(Model model, Dataset data) {
        return ModelFile.of(model, TrainingRecord.of(data, 0)).size(CODECS);
    }

    /** What the smaller model's file takes of the original's. */
    public double share() {
        return (double) bytes / originalBytes;
    }

    /**
     * How well both predict these rows, which neither was trained on if it is to say anything: accuracy and log loss of
     * a classifier, mean absolute and mean squared error of a regressor.
     *
     * @throws IllegalArgumentException when the rows have no weight, cannot be predicted, or have another target
     */
    public Comparison compare(Dataset data) {
        double weight = 0;
        for (double w : data.weights()) {
            weight = Math.max(weight, w);
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("rows: expected at least 1 row with weight, got 0");
        }
        Predictions before = predictions(original, data);
        Predictions after = predictions(model, data);
        List<Metric> metrics = original instanceof Classifier
                ? List.of(new Accuracy(), new LogLoss())
                : List.of(new MeanAbsoluteError(), new MeanSquaredError());
        return new Comparison(
                data.rows(),
                originalBytes,
                bytes,
                metrics.stream()
                        .map(metric -> new Measured(
                                metric.name(),
                                metric.score(before).require(),
                                metric.score(after).require()))
                        .toList());
    }

    private static Predictions predictions(Model model, Dataset data) {
        return model instanceof Classifier classifier
                ? Predictions.of(classifier, data)
                : Predictions.of((Regressor) model, data);
    }

    /**
     * Both models beside each other.
     *
     * @param rows how many rows they were measured on
     * @param originalBytes the size of the original's file
     * @param bytes that of the smaller one's
     * @param scores what was measured
     */
    public record Comparison(int rows, long originalBytes, long bytes, List<Measured> scores) {

        /** Copies the list. */
        public Comparison {
            scores = List.copyOf(scores);
        }

        /**
         * What was measured under that name.
         *
         * @throws IllegalArgumentException when nothing was
         */
        public Measured score(String metric) {
            return scores.stream()
                    .filter(score -> score.metric().equals(metric))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("metric: expected one of "
                            + scores.stream().map(Measured::metric).toList() + ", got " + metric));
        }
    }

    /**
     * One metric of both models.
     *
     * @param metric its name
     * @param original what the original comes to
     * @param compact what the smaller one comes to
     */
    public record Measured(String metric, double original, double compact) {

        /** Checks that the name is not null. */
        public Measured {
            Objects.requireNonNull(metric, "metric");
        }
    }
}
