package io.limpid.demo.catalog;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.Average;
import io.limpid.core.metric.BalancedAccuracy;
import io.limpid.core.metric.Brier;
import io.limpid.core.metric.CalibrationError;
import io.limpid.core.metric.ExplainedVariance;
import io.limpid.core.metric.F1;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MatthewsCorrelation;
import io.limpid.core.metric.MaxError;
import io.limpid.core.metric.MeanAbsoluteError;
import io.limpid.core.metric.MeanAbsolutePercentageError;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.MedianAbsoluteError;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.PrAuc;
import io.limpid.core.metric.Precision;
import io.limpid.core.metric.RSquared;
import io.limpid.core.metric.Recall;
import io.limpid.core.metric.RocAuc;
import io.limpid.core.metric.RootMeanSquaredError;
import io.limpid.core.metric.Specificity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The metrics on offer, in the order they are shown. */
public final class Metrics {

    private static final List<Metric> USUAL_OF_CLASSES =
            List.of(new LogLoss(), new Accuracy(), new Recall(), new F1(), new RocAuc());

    private static final List<Metric> FURTHER_OF_CLASSES = List.of(
            new BalancedAccuracy(),
            new Precision(),
            new Specificity(),
            new F1(Average.MACRO),
            new MatthewsCorrelation(),
            new PrAuc(),
            new Brier(),
            new CalibrationError());

    private static final List<Metric> USUAL_OF_NUMBERS =
            List.of(new RootMeanSquaredError(), new MeanAbsoluteError(), new RSquared());

    private static final List<Metric> FURTHER_OF_NUMBERS = List.of(
            new MeanSquaredError(),
            new MedianAbsoluteError(),
            new MaxError(),
            new MeanAbsolutePercentageError(),
            new ExplainedVariance());

    private Metrics() {}

    /** Those of a task that the page, training and cross-validation show unless asked for others. */
    public static List<Metric> usual(Task task) {
        return task == Task.CLASSIFICATION ? USUAL_OF_CLASSES : USUAL_OF_NUMBERS;
    }

    /** Every metric of a task, the one that importance is measured by first. */
    public static List<Metric> all(Task task) {
        List<Metric> further = task == Task.CLASSIFICATION ? FURTHER_OF_CLASSES : FURTHER_OF_NUMBERS;
        return Stream.concat(usual(task).stream(), further.stream()).toList();
    }

    /** Every metric of every task. */
    public static List<Metric> all() {
        return Stream.of(Task.values()).flatMap(task -> all(task).stream()).toList();
    }

    /**
     * The metric of that name; small and large letters are the same, and so are blanks, hyphens and underscores.
     *
     * @throws UnknownEntryException when there is none; the message lists the names there are
     */
    public static Metric require(String name) {
        return require("metric", all(), name);
    }

    /**
     * The metric of a task by its name.
     *
     * @throws UnknownEntryException when the task has none of it; the message lists the names there are
     */
    public static Metric require(Task task, String name) {
        return require("metric for task " + task.text(), all(task), name);
    }

    private static Metric require(String what, List<Metric> metrics, String name) {
        return metrics.stream()
                .filter(metric -> plain(metric.name()).equals(plain(name)))
                .findFirst()
                .orElseThrow(() -> new UnknownEntryException(
                        what, metrics.stream().map(Metric::name).toList(), name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
    }
}
