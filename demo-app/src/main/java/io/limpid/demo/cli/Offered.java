package io.limpid.demo.cli;

import io.limpid.core.metric.Metric;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Outputs;
import io.limpid.demo.catalog.Parameter;
import io.limpid.demo.catalog.Task;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogues' names for the help texts. */
final class Offered {

    private Offered() {}

    /** The kinds of models. */
    static final class ModelNames extends Names {
        ModelNames() {
            super(Models.all().stream().map(Models.Kind::name).toList());
        }
    }

    /** What models predict. */
    static final class TaskNames extends Names {
        TaskNames() {
            super(Stream.of(Task.values()).map(Task::text).toList());
        }
    }

    /** Each kind with its parameters. */
    static final class ParameterNames extends Names {
        ParameterNames() {
            super(Models.all().stream().map(ParameterNames::of).toList());
        }

        private static String of(Models.Kind kind) {
            return kind.name()
                    + kind.parameters().stream().map(Parameter::name).collect(Collectors.joining(" ", " (", ")"));
        }
    }

    /** The metrics of every task. */
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
