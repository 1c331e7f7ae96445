package io.limpid.bench;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.BootstrapEstimate;
import io.limpid.core.metric.BootstrapInterval;
import io.limpid.core.metric.Interval;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.RSquared;
import io.limpid.core.metric.RocAuc;
import io.limpid.core.metric.RootMeanSquaredError;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.KFold;
import io.limpid.core.split.Repeated;
import io.limpid.core.split.Splitter;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.models.linear.LinearRegression;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.tree.DecisionTree;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.CrossValidator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Counts how often the 95 % intervals of a cross-validation hold the true score: data sets are drawn from a known
 * population, each is cross-validated, and the intervals are compared with the mean score, on many fresh rows, of models
 * trained on as many fresh rows as a fold trains on. Prints a table in Markdown.
 */
public final class CoverageMeasurement {

    private static final long SEED = 42;
    /** Fresh rows that each model of the truth is scored on. */
    private static final int JUDGING_ROWS = 5_000;

    private static final int RESAMPLES = 400;

    /**
     * What is simulated.
     *
     * @param model in words
     * @param population the rows are drawn from
     * @param trainer what is cross-validated
     * @param rows of each data set
     * @param folds of each repeat
     * @param repeats of the folds, each by another seed
     */
    record Case(
            String model,
            SimulatedPopulation population,
            Trainer<? extends Model> trainer,
            int rows,
            int folds,
            int repeats) {

        List<Metric> metrics() {
            return population.isNumeric()
                    ? List.of(new RSquared(), new RootMeanSquaredError())
                    : List.of(new Accuracy(), new LogLoss(), new RocAuc());
        }

        Splitter splitter(long seed) {
            return Repeated.of(
                    repeats,
                    seed,
                    own -> population.isNumeric() ? KFold.of(folds, own) : StratifiedKFold.of(folds, own));
        }

        /** How many rows a fold trains on. */
        int trainingRows() {
            return rows - rows / folds;
        }

        String folding() {
            return folds + (repeats == 1 ? " folds" : " folds, " + repeats + " times");
        }
    }

    /**
     * How one kind of interval did for one metric.
     *
     * @param held how many intervals held the true score
     * @param found how many intervals there were
     * @param width their summed width
     */
    record Count(int held, int found, double width) {

        static final Count NONE = new Count(0, 0, 0);

        Count and(double low, double high, double truth) {
            return new Count(held + (low <= truth && truth <= high ? 1 : 0), found + 1, width + high - low);
        }

        String coverage(int draws) {
            String share = found == 0 ? "none found" : String.format(Locale.ROOT, "%.1f %%", 100.0 * held / found);
            return found == draws ? share : share + " (" + found + " found)";
        }
    }

    /**
     * One metric's line.
     *
     * @param metric which
     * @param truth the mean score of models trained on as many rows as a fold trains on
     * @param corrected of the intervals by t with Nadeau and Bengio's correction
     * @param bootstrap of those by drawing out-of-fold rows anew
     */
    record Line(Metric metric, double truth, Count corrected, Count bootstrap) {}

    private CoverageMeasurement() {}

    static List<Case> cases() {
        SimulatedPopulation classes = SimulatedPopulation.CLASSES;
        SimulatedPopulation numbers = SimulatedPopulation.NUMBERS;
        Trainer<? extends Model> logistic = LogisticRegression.withDefaults();
        Trainer<? extends Model> linear = LinearRegression.withDefaults();
        Trainer<? extends Model> tree = DecisionTree.classifier().withMaxDepth(4);
        return List.of(
                new Case("logistic regression", classes, logistic, 50, 5, 1),
                new Case("logistic regression", classes, logistic, 100, 10, 1),
                new Case("logistic regression", classes, logistic, 400, 10, 1),
                new Case("logistic regression", classes, logistic, 200, 10, 5),
                new Case("logistic regression on noise", SimulatedPopulation.NOISE, logistic, 100, 10, 1),
                new Case("logistic regression on noise", SimulatedPopulation.NOISE, logistic, 400, 10, 1),
                new Case("logistic regression on noise", SimulatedPopulation.NOISE, logistic, 200, 10, 5),
                new Case("tree of depth 4", classes, tree, 400, 10, 1),
                new Case("linear regression", numbers, linear, 50, 5, 1),
                new Case("linear regression", numbers, linear, 100, 10, 1),
                new Case("linear regression", numbers, linear, 400, 10, 1),
                new Case("linear regression", numbers, linear, 200, 10, 5),
                new Case("tree of depth 4", numbers, DecisionTree.regressor().withMaxDepth(4), 400, 10, 1));
    }

    /**
     * Prints the table.
     *
     * @param args how many data sets are drawn for each case, 1000 unless given; then the numbers of the cases, counted
     *     from 0, all unless given
     */
    public static void main(String[] args) {
        SmileLog.quiet();
        int draws = args.length == 0 ? 1_000 : Integer.parseInt(args[0]);
        ExecutorService helper = Executors.newSingleThreadExecutor(); // the calling thread is the second one
        try {
            Run run = Run.quiet().with(Workers.on(helper));
            System.out.println(
                    "| model | rows | folds | metric | true score | t, Nadeau-Bengio | mean width | bootstrap"
                            + " of out-of-fold rows | mean width |");
            System.out.println("|---|---|---|---|---|---|---|---|---|");
            int[] chosen = args.length > 1
                    ? Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray()
                    : IntStream.range(0, cases().size()).toArray();
            for (int number : chosen) {
                Case one = cases().get(number);
                measure(one, draws, run).forEach(line -> System.out.println(row(one, line, draws)));
            }
        } finally {
            helper.shutdown();
        }
    }

    private static String row(Case one, Line line, int draws) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %.4f | %s | %.3f | %s | %.3f |",
                one.model(),
                one.rows(),
                one.folding(),
                line.metric().name(),
                line.truth(),
                line.corrected().coverage(draws),
                line.corrected().width() / line.corrected().found(),
                line.bootstrap().coverage(draws),
                line.bootstrap().width() / line.bootstrap().found());
    }

    /** One line for each metric of the case. */
    static List<Line> measure(Case one, int draws, Run run) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] truths = truths(one, draws, random.split(), run);
        long[] seeds = random.split().longs(draws).toArray();
        CrossValidation[] validations = new CrossValidation[draws];
        List<List<BootstrapEstimate>> bootstraps = new ArrayList<>(Collections.nCopies(draws, List.of()));
        run.workers().forEach(draws, d -> {
            Dataset data = one.population().draw(one.rows(), seeds[d]);
            CrossValidation validation = CrossValidator.of(
                            one.splitter(seeds[d]), one.metrics().toArray(Metric[]::new))
                    .run(one.trainer(), data);
            BootstrapInterval options =
                    BootstrapInterval.withDefaults().withResamples(RESAMPLES).withSeed(seeds[d]);
            bootstraps.set(d, validation.bootstrap(options, Run.quiet()));
            validations[d] = validation.withoutPredictions();
        });
        List<Line> lines = new ArrayList<>();
        for (int m = 0; m < one.metrics().size(); m++) {
            Count corrected = Count.NONE;
            Count bootstrap = Count.NONE;
            for (int d = 0; d < draws; d++) {
                CrossValidation.Summary summary = validations[d].summaries().get(m);
                if (summary.lower().value().isPresent()) {
                    corrected = corrected.and(
                            summary.lower().require(), summary.upper().require(), truths[m]);
                }
                Optional<Interval.Bounds> bounds =
                        bootstraps.get(d).get(m).interval().bounds();
                if (bounds.isPresent()) {
                    bootstrap = bootstrap.and(bounds.get().low(), bounds.get().high(), truths[m]);
                }
            }
            lines.add(new Line(one.metrics().get(m), truths[m], corrected, bootstrap));
        }
        return lines;
    }

    /** The mean scores of as many models, each trained and judged on rows of its own. */
    private static double[] truths(Case one, int draws, SplittableRandom random, Run run) {
        long[] training = random.longs(draws).toArray();
        long[] judging = random.longs(draws).toArray();
        double[][] scores = new double[draws][];
        run.workers().forEach(draws, d -> {
            Model model = one.trainer().fit(one.population().draw(one.trainingRows(), training[d]));
            Predictions judged = predict(model, one.population().draw(JUDGING_ROWS, judging[d]));
            scores[d] = one.metrics().stream()
                    .mapToDouble(metric -> metric.score(judged).require())
                    .toArray();
        });
        double[] means = new double[one.metrics().size()];
        for (double[] score : scores) {
            for (int m = 0; m < means.length; m++) {
                means[m] += score[m] / draws;
            }
        }
        return means;
    }

    private static Predictions predict(Model model, Dataset rows) {
        return model instanceof Classifier classifier
                ? Predictions.of(classifier, rows)
                : Predictions.of((Regressor) model, rows);
    }
}
