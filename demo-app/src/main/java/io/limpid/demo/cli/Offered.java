package io.limpid.demo.cli;

import io.limpid.core.metric.Metric;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Outputs;
import java.util.Iterator;
import java.util.List;

/** The catalogues' names for the help texts. */
final class Offered {

    private Offered() {}

    /** The kinds of models. */
    static final class ModelNames extends Names {
        ModelNames() {
            super(Models.all().stream().map(Models.Kind::name).toList());
        }
    }

    /** The metrics. */
    static final class MetricNames extends Names {
        MetricNames() {
            super(Metrics.all().stream().map(Metric::name).toList());
        }
    }

    /** The ways to explain a row. */
    static final class MethodNames extends Names {
        MethodNames() {
            super(ExplanationMethods.all().stream()
                    .map(ExplanationMethods.Method::name)
                    .toList());
        }
    }

    /** The numbers that can be explained. */
    static final class OutputNames extends Names {
        OutputNames() {
            super(Outputs.all().stream().map(Outputs.Output::name).toList());
        }
    }

    /** What the command line's library asks for names. */
    private abstract static class Names implements Iterable<String> {
        private final List<String> names;

        Names(List<String> names) {
            this.names = names;
        }

        @Override
        public Iterator<String> iterator() {
            return names.iterator();
        }
    }
}
