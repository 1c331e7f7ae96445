package io.limpid.regularize.validation;

import io.limpid.core.metric.BootstrapEstimate;
import io.limpid.core.metric.BootstrapInterval;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.run.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The scores of every fold, what they say together, and the predictions of the validated rows.
 *
 * <p>Folds are named from 1 in messages. Two cross-validations of the same data with the same splitter have the same
 * folds in the same order, so their scores can be compared fold by fold.
 *
 * @param metrics the metrics, in the order of each fold's scores
 * @param folds one result per fold
 * @param weighting how much each fold counts in means over them
 * @param outOfFold the validated rows' predictions: one set for each time the rows are gone through, so one for each
 *     repeat. Consecutive folds share a set as long as no row is validated twice.
 */
public record CrossValidation(
        List<Metric> metrics, List<FoldScores> folds, FoldWeighting weighting, List<OutOfFold> outOfFold) {

    /**
     * One fold's scores.
     *
     * @param trainingRows how many rows the fold trained on
     * @param validationRows how many rows it was judged on
     * @param validationWeight the summed weights of the rows it was judged on
     * @param training one score per metric on the training rows
     * @param validation one score per metric on the validation rows
     * @param failure why the fold could not be fitted or scored; empty when it was. All scores are then undefined
     */
    public record FoldScores(
            int trainingRows,
            int validationRows,
            double validationWeight,
            List<Score> training,
            List<Score> validation,
            Optional<String> failure) {

        /** Checks the counts and the weight and copies the lists. */
        public FoldScores {
            Objects.requireNonNull(failure, "failure");
            if (!(trainingRows > 0 && validationRows > 0)) {
                throw new IllegalArgumentException("rows: expected at least one training and one validation row, got "
                        + trainingRows + " and " + validationRows);
            }
            if (!(validationWeight >= 0 && validationWeight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "validation weight: expected a finite number of at least 0, got " + validationWeight);
            }
            training = List.copyOf(training);
            validation = List.copyOf(validation);
        }

        /** The scores of a fold that went well, every row of weight one. */
        public FoldScores(int trainingRows, int validationRows, List<Score> training, List<Score> validation) {
            this(trainingRows, validationRows, validationRows, training, validation, Optional.empty());
        }

        /** A fold that failed: every score undefined for that reason. */
        static FoldScores failed(
                int trainingRows, int validationRows, double validationWeight, int metrics, String reason) {
            List<Score> none = Collections.nCopies(metrics, Score.undefined("failed: " + reason));
            return new FoldScores(trainingRows, validationRows, validationWeight, none, none, Optional.of(reason));
        }
    }

    /**
     * One metric over all folds. With validation scores {@code s_1 ... s_J}, weights {@code w_k} of the folds that sum
     * to one ({@code 1/J} each under {@link FoldWeighting#EQUAL}) and the mean {@code m = sum_k w_k s_k}:
     *
     * <pre>
     * standardDeviation = sqrt( J / (J - 1) sum_k w_k (s_k - m)^2 )
     * interval          = m -+ t(0.975; J - 1) standardDeviation sqrt(1/J + validationRows / trainingRows)
     * </pre>
     *
     * <p>where the rows are summed over the folds, and J counts the folds of all repeats. The second term under the root
     * is Nadeau and Bengio's correction: folds share most of their training rows, so their scores vary together and the
     * plain {@code 1/J} would promise too much. The interval is for the mean score of models trained on as many rows as
     * a fold trains on. An end beyond {@link Metric#range()} is moved to the range's own: no mean score can lie between
     * the two. {@code standardDeviation / sqrt(J)} is glmnet's {@code cvsd}.
     *
     * <p>A score that is undefined in any fold leaves every number computed from it undefined, with a reason that names
     * the fold: an average over the remaining folds would answer another question. One fold leaves standard deviation
     * and interval undefined.
     *
     * @param metric the metric
     * @param training mean over the folds of the score on training rows
     * @param validation mean over the folds of the score on validation rows
     * @param gap how much worse validation is than training: {@code training - validation} where higher is better,
     *     {@code validation - training} where lower is; a large positive gap means over-fitting
     * @param standardDeviation of the validation scores over folds
     * @param lower end of the 95 % interval of the mean validation score
     * @param upper its other end
     * @see <a href="https://doi.org/10.1023/A:1024068626366">Nadeau and Bengio (2003), Inference for the Generalization
     *     Error</a>
     */
    public record Summary(
            Metric metric,
            Score training,
            Score validation,
            Score gap,
            Score standardDeviation,
            Score lower,
            Score upper) {}

    /** Copies the lists and checks that every fold has one score per metric. */
    public CrossValidation {
        Objects.requireNonNull(weighting, "weighting");
        metrics = List.copyOf(metrics);
        folds = List.copyOf(folds);
        outOfFold = List.copyOf(outOfFold);
        for (int k = 0; k < folds.size(); k++) {
            FoldScores fold = folds.get(k);
            if (fold.training().size() != metrics.size() || fold.validation().size() != metrics.size()) {
                throw new IllegalArgumentException("fold " + (k + 1) + ": expected " + metrics.size()
                        + " training and validation scores, got "
                        + fold.training().size() + " and "
                        + fold.validation().size());
            }
        }
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("folds: expected at least one, got none");
        }
        if (outOfFold.isEmpty()) {
            throw new IllegalArgumentException(
                    "out-of-fold predictions: expected some or why there are none, got" + " neither");
        }
    }

    /** Scores of folds that count alike, whose predictions were not kept. */
    public CrossValidation(List<Metric> metrics, List<FoldScores> folds) {
        this(metrics, folds, FoldWeighting.EQUAL, List.of(new OutOfFold.Absent("they were not kept")));
    }

    /** The same without the predictions, as small as its scores. */
    public CrossValidation withoutPredictions() {
        return new CrossValidation(metrics, folds, weighting, List.of(new OutOfFold.Absent("they were not kept")));
    }

    /** One summary per metric, in the order of {@link #metrics}. */
    public List<Summary> summaries() {
        double ratio = validationPerTraining();
        double[] weights = folds.stream()
                .mapToDouble(fold -> weighting == FoldWeighting.EQUAL ? 1 : fold.validationWeight())
                .toArray();
        List<Summary> summaries = new ArrayList<>();
        for (int m = 0; m < metrics.size(); m++) {
            int index = m;
            FoldStatistics training = FoldStatistics.of(
                    "training", folds.stream().map(f -> f.training().get(index)).toList(), weights);
            FoldStatistics validation = FoldStatistics.of(
                    "validation",
                    folds.stream().map(f -> f.validation().get(index)).toList(),
                    weights);
            Metric metric = metrics.get(m);
            summaries.add(new Summary(
                    metric,
                    training.mean(),
                    validation.mean(),
                    gap(metric, training.mean(), validation.mean()),
                    validation.standardDeviation(),
                    validation.bound(FoldStatistics.Side.LOWER, ratio, metric.range()),
                    validation.bound(FoldStatistics.Side.UPPER, ratio, metric.range())));
        }
        return List.copyOf(summaries);
    }

    /**
     * One estimate per metric from the out-of-fold predictions, with an interval by drawing rows anew, in the order of
     * {@link #metrics}. The score is that of all validated rows together, averaged over repeats: for a metric that is no
     * mean over rows, such as AUC, another number than {@link Summary#validation}, since it also compares predictions of
     * different folds' models. A row is drawn together with its predictions of every repeat.
     *
     * <p>Drawn rows tell what other validation rows would change, not what other training rows would: alone they gave
     * intervals of AUC that held the true score in 83 of 100 simulations without signal. So each end is moved away from
     * the score as Nadeau and Bengio's correction widens the folds' spread: with J folds in R repeats to
     *
     * <pre>
     * sqrt( (J / R) (1/J + validationRows / trainingRows) )
     * </pre>
     *
     * <p>times its distance, 1.45 times for ten folds once, but never beyond {@link Metric#range()}. Like that of {@link
     * Summary} the interval is for the mean score of models trained on as many rows as a fold trains on.
     *
     * <p>Estimate and interval are undefined, with the reason, when a set of predictions is absent, when repeats
     * validate different rows, and when the folds' models decide at different thresholds. Same options, same bits, on
     * any number of workers. Cost: one scoring of all validated rows for each metric, resample and repeat.
     *
     * @throws CancellationException when the run was cancelled
     */
    public List<BootstrapEstimate> bootstrap(BootstrapInterval options, Run run) {
        double folded = folds.size();
        double widening = Math.sqrt(folded / outOfFold.size() * (1 / folded + validationPerTraining()));
        OutOfFoldBootstrap rows = new OutOfFoldBootstrap(outOfFold, widening);
        return metrics.stream()
                .map(metric -> rows.estimate(metric, options, run))
                .toList();
    }

    private double validationPerTraining() {
        long training = folds.stream().mapToLong(FoldScores::trainingRows).sum();
        long validation = folds.stream().mapToLong(FoldScores::validationRows).sum();
        return (double) validation / training;
    }

    private static Score gap(Metric metric, Score training, Score validation) {
        if (training instanceof Score.Undefined) {
            return training;
        }
        if (validation instanceof Score.Undefined) {
            return validation;
        }
        double drop = training.require() - validation.require();
        // 0.0 - drop, so that no gap is 0 and never -0.
        return Score.of(metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? drop : 0.0 - drop);
    }
}
