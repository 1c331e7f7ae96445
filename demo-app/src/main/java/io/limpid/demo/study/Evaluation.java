package io.limpid.demo.study;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model's scores on a data set.
 *
 * @param rows how many rows were predicted
 * @param scores one per metric, in their order
 */
public record Evaluation(int rows, List<Entry> scores) {

    /**
     * One metric's score.
     *
     * @param metric the metric
     * @param score its value, or why there is none
     */
    public record Entry(Metric metric, Score score) {}

    /** Copies the list. */
    public Evaluation {
        scores = List.copyOf(scores);
    }

    /** Predicts every row and scores the predictions. */
    public static Evaluation of(Model model, Dataset data, List<Metric> metrics) {
        Predictions predictions = model instanceof Classifier classifier
                ? Predictions.of(classifier, data)
                : Predictions.of((Regressor) model, data);
        return new Evaluation(
                data.rows(),
                metrics.stream()
                        .map(metric -> new Entry(metric, metric.score(predictions)))
                        .toList());
    }

    /** The values by metric name; an undefined score is left out. */
    public SortedMap<String, Double> values() {
        SortedMap<String, Double> values = new TreeMap<>();
        for (Entry entry : scores) {
            entry.score().value().ifPresent(value -> values.put(entry.metric().name(), value));
        }
        return values;
    }
}
