package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.run.Cancellation;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.PipelineModel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What the models of one path make of the same rows. */
final class PathScores {

    private PathScores() {}

    /**
     * The metrics of each model's predictions. Models behind one and the same preprocessing get rows that it has made
     * once: with a hundred of them it would else be most of the work.
     */
    static List<List<Score>> of(
            List<? extends Model> models, List<Metric> metrics, Dataset rows, Cancellation cancellation) {
        boolean shared = isShared(models);
        Dataset seen = shared ? prepared(((PipelineModel) models.get(0)).preprocessing(), rows) : rows;
        List<List<Score>> scores = new ArrayList<>();
        for (Model model : models) {
            cancellation.check();
            Predictions predictions = predictions(shared ? ((PipelineModel) model).last() : model, seen);
            scores.add(metrics.stream().map(metric -> metric.score(predictions)).toList());
        }
        return scores;
    }

    private static boolean isShared(List<? extends Model> models) {
        return models.stream()
                .allMatch(model -> model instanceof PipelineModel piped
                        && piped.preprocessing() == ((PipelineModel) models.get(0)).preprocessing()
                        && decidesAlike(piped));
    }

    /** Whether the model behind the steps turns probabilities into classes as the whole does. */
    private static boolean decidesAlike(PipelineModel piped) {
        return !(piped instanceof Classifier whole)
                || piped.last() instanceof Classifier last && last.threshold().equals(whole.threshold());
    }

    private static Dataset prepared(FittedTransformer steps, Dataset rows) {
        return Dataset.of(steps.transform(rows.features()), rows.target(), rows.weights());
    }

    /** A model's predictions of these rows. */
    static Predictions predictions(Model model, Dataset rows) {
        if (model instanceof Classifier classifier) {
            return Predictions.of(classifier, rows);
        }
        if (model instanceof Regressor regressor) {
            return Predictions.of(regressor, rows);
        }
        throw new IllegalArgumentException("model: expected a Classifier or a Regressor, got a "
                + model.getClass().getName());
    }

    /** How many features have a coefficient other than zero in any predictor of a linear model. */
    static OptionalInt nonzeros(Model model) {
        if (model instanceof PipelineModel piped) {
            return nonzeros(piped.last());
        }
        if (!(model instanceof LinearModel linear)) {
            return OptionalInt.empty();
        }
        int count = 0;
        for (int j = 0; j < linear.features().size(); j++) {
            for (int k = 0; k < linear.predictors(); k++) {
                if (linear.coefficient(k, j) != 0) {
                    count++;
                    break;
                }
            }
        }
        return OptionalInt.of(count);
    }
}
