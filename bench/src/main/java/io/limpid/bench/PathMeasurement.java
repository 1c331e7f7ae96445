package io.limpid.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.core.data.Dataset;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.Model;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Fold;
import io.limpid.regularize.path.Certificate;
import io.limpid.regularize.path.ElasticNet;
import io.limpid.regularize.path.ElasticNetClassifier;
import io.limpid.regularize.path.ElasticNetPath;
import io.limpid.regularize.path.ElasticNetRegressor;
import io.limpid.regularize.path.FitEvidence;
import io.limpid.regularize.tuning.PenaltySearch;
import io.limpid.regularize.tuning.ScoredRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Times lasso paths on one thread, and their cross-validation on two, on the data sets of {@link PathData}, and writes
 * seconds and gaps as JSON.
 */
public final class PathMeasurement {

    private PathMeasurement() {}

    /**
     * Writes one file.
     *
     * @param args the file to write
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("arguments: expected a file to write, got " + args.length);
        }
        ObjectMapper json = new ObjectMapper();
        ObjectNode result = json.createObjectNode();
        result.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        result.put("processors", Runtime.getRuntime().availableProcessors());
        for (PathData one : PathData.all()) {
            measure(one, result.putObject(one.key()));
        }
        try {
            json.writeValue(Path.of(args[0]).toFile(), result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first path in the process, and those after warming up. */
    static void measure(PathData one, ObjectNode node) {
        paths(one, node);
        ExecutorService helper = Executors.newSingleThreadExecutor(); // the calling thread is the second one
        try {
            Run two = Run.quiet().with(Workers.on(helper));
            Timed.measure(node.putObject("cv10"), 0, 2, run -> crossValidate(one, two));
        } finally {
            helper.shutdown();
        }
    }

    private static void paths(PathData one, ObjectNode node) {
        ObjectNode path = node.putObject("path");
        Timed.measure(node.putObject("firstPath"), 0, 1, run -> path(one));
        Timed.measure(path, 3, one.data().rows() < 1_000 ? 9 : 3, run -> path(one));
        List<FitEvidence> evidence = path(one);
        path.put("lambdas", evidence.size());
        double[] gaps = evidence.stream()
                .mapToDouble(fit -> fit.certificate().relativeGap())
                .sorted()
                .toArray();
        path.put("largestGap", gaps[gaps.length - 1]);
        path.put("medianGap", gaps[gaps.length / 2]);
        path.put(
                "uncertified",
                evidence.stream()
                        .filter(fit -> fit.certificate().status() == Certificate.Status.UNCERTIFIED)
                        .count());
    }

    /** As cv.glmnet does it: the path of all rows, then one of each fold at its lambdas, folds of row modulo 10. */
    private static void crossValidate(PathData one, Run run) {
        Metric metric = one.isGaussian() ? new MeanSquaredError() : new LogLoss();
        LambdaGrid grid = LambdaGrid.withDefaults();
        if (one.isGaussian()) {
            search(ElasticNet.regressor(), ElasticNet.regressor().fitPath(one.data(), 1, grid, run), one, metric, run);
        } else {
            search(
                    ElasticNet.classifier(),
                    ElasticNet.classifier().fitPath(one.data(), 1, grid, run),
                    one,
                    metric,
                    run);
        }
    }

    private static <M extends Model> void search(
            PenalizedTrainer<M> trainer, ElasticNetPath<M> whole, PathData one, Metric metric, Run run) {
        PenaltySearch.of(trainer, PathMeasurement::tenFolds, metric)
                .withLambdas(whole.fits().lambdas())
                .with(ScoredRows.VALIDATION)
                .curves(one.data(), run);
    }

    private static List<Fold> tenFolds(Dataset data) {
        return IntStream.range(0, 10)
                .mapToObj(k -> new Fold(
                        IntStream.range(0, data.rows()).filter(i -> i % 10 != k).toArray(),
                        IntStream.range(0, data.rows()).filter(i -> i % 10 == k).toArray()))
                .toList();
    }

    private static List<FitEvidence> path(PathData one) {
        Dataset data = one.data();
        LambdaGrid grid = LambdaGrid.withDefaults();
        if (one.isGaussian()) {
            return evidence(ElasticNet.regressor().fitPath(data, 1, grid, Run.quiet()), ElasticNetRegressor::evidence);
        }
        return evidence(ElasticNet.classifier().fitPath(data, 1, grid, Run.quiet()), ElasticNetClassifier::evidence);
    }

    private static <M extends Model> List<FitEvidence> evidence(ElasticNetPath<M> path, Function<M, FitEvidence> of) {
        return path.fits().models().stream().map(of).toList();
    }
}
