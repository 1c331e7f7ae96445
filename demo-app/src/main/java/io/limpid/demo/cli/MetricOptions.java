package io.limpid.demo.cli;

import io.limpid.core.metric.Metric;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.Task;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** By which metrics validated rows are scored. */
final class MetricOptions {

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            completionCandidates = Offered.MetricNames.class,
            description = "a metric: ${COMPLETION-CANDIDATES}; may be repeated (the usual ones of the task)")
    private List<String> names = new ArrayList<>();

    /** Refuses names of no metric, before any data are read. */
    void check(CommandSpec command) {
        Usage.check(command, () -> names.stream().map(Metrics::require).toList());
    }

    /** Those of a task; wrong usage when one is not for it. */
    List<Metric> of(CommandSpec command, Task task) {
        return Usage.check(
                command,
                () -> names.isEmpty()
                        ? Metrics.usual(task)
                        : names.stream()
                                .map(name -> Metrics.require(task, name))
                                .toList());
    }
}
