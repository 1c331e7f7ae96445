package io.limpid.demo.catalog;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.F1;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Recall;
import io.limpid.core.metric.RocAuc;
import java.util.List;
import java.util.Locale;

/** The metrics on offer, in the order they are shown. */
public final class Metrics {

    private static final List<Metric> ALL =
            List.of(new LogLoss(), new Accuracy(), new Recall(), new F1(), new RocAuc());

    private Metrics() {}

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
