package io.limpid.demo.catalog;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.Average;
import io.limpid.core.metric.BalancedAccuracy;
import io.limpid.core.metric.Brier;
import io.limpid.core.metric.CalibrationError;
import io.limpid.core.metric.F1;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MatthewsCorrelation;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.PrAuc;
import io.limpid.core.metric.Precision;
import io.limpid.core.metric.Recall;
import io.limpid.core.metric.RocAuc;
import io.limpid.core.metric.Specificity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The metrics on offer, in the order they are shown. */
public final class Metrics {

    /** What the page, training and cross-validation show unless asked for others. */
    private static final List<Metric> USUAL =
            List.of(new LogLoss(), new Accuracy(), new Recall(), new F1(), new RocAuc());

    private static final List<Metric> FURTHER = List.of(
            new BalancedAccuracy(),
            new Precision(),
            new Specificity(),
            new F1(Average.MACRO),
            new MatthewsCorrelation(),
            new PrAuc(),
            new Brier(),
            new CalibrationError());

    private static final List<Metric> ALL =
            Stream.concat(USUAL.stream(), FURTHER.stream()).toList();

    private Metrics() {}

    /** Those that are shown when nobody asks for others. */
    public static List<Metric> usual() {
        return USUAL;
    }

    /** Every metric. */
    public static List<Metric> all() {
        return ALL;
    }

    /**
     * The metric of that name; small and large letters are the same, and so are blanks, hyphens and underscores.
     *
     * @throws UnknownEntryException when there is none; the message lists the names there are
     */
    public static Metric require(String name) {
        return ALL.stream()
                .filter(metric -> plain(metric.name()).equals(plain(name)))
                .findFirst()
                .orElseThrow(() -> new UnknownEntryException(
                        "metric", ALL.stream().map(Metric::name).toList(), name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
    }
}
