package io.limpid.regularize.validation;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of every fold, and what they say together.
 *
 * <p>Folds are named from 1 in messages. Two cross-validations of the same data with the same splitter have the same
 * folds in the same order, so their scores can be compared fold by fold.
 *
 * @param metrics the metrics, in the order of each fold's scores
 * @param folds one result per fold
 */
public record CrossValidation(List<Metric> metrics, List<FoldScores> folds) {

    /**
     * One fold's scores.
     *
     * @param trainingRows how many rows the fold trained on
     * @param validationRows how many rows it was judged on
     * @param training one score per metric on the training rows
     * @param validation one score per metric on the validation rows
     */
    public record FoldScores(int trainingRows, int validationRows, List<Score> training, List<Score> validation) {

        /** Checks the counts and copies the lists. */
        public FoldScores {
            if (!(trainingRows > 0 && validationRows > 0)) {
                throw new IllegalArgumentException("rows: expected at least one training and one validation row, got "
                        + trainingRows + " and " + validationRows);
            }
            training = List.copyOf(training);
            validation = List.copyOf(validation);
        }
    }

    /**
     * One metric over all folds. With validation scores {@code s_1 ... s_J} and their unweighted mean {@code m}:
     *
     * <pre>
     * standardDeviation = sqrt( sum_k (s_k - m)^2 / (J - 1) )
     * interval          = m -+ t(0.975; J - 1) standardDeviation sqrt(1/J + validationRows / trainingRows)
     * </pre>
     *
     * <p>where the rows are summed over the folds. The second term under the root is Nadeau and Bengio's correction:
     * folds share most of their training rows, so their scores vary together and the plain {@code 1/J} would promise
     * too much. The interval is for the mean score of models trained on as many rows as a fold trains on. An end beyond
     * {@link Metric#range()} is moved to the range's own: no mean score can lie between the two.
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
        metrics = List.copyOf(metrics);
        folds = List.copyOf(folds);
        for (int k = 0; k < folds.size(); k++) {
            FoldScores fold = folds.get(k);
            if (fold.training().size() != metrics.size() || fold.validation().size() != metrics.size()) {
                throw new IllegalArgumentException(foldName(k) + ": expected " + metrics.size()
                        + " training and validation scores, got "
                        + fold.training().size() + " and "
                        + fold.validation().size());
            }
        }
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("folds: expected at least one, got none");
        }
    }

    /** One summary per metric, in the order of {@link #metrics}. */
    public List<Summary> summaries() {
        long trainingRows = folds.stream().mapToLong(FoldScores::trainingRows).sum();
        long validationRows =
                folds.stream().mapToLong(FoldScores::validationRows).sum();
        double ratio = (double) validationRows / trainingRows;
        List<Summary> summaries = new ArrayList<>();
        for (int m = 0; m < metrics.size(); m++) {
            int index = m;
            FoldStatistics training = FoldStatistics.of(
                    "training", folds.stream().map(f -> f.training().get(index)).toList());
            FoldStatistics validation = FoldStatistics.of(
                    "validation",
                    folds.stream().map(f -> f.validation().get(index)).toList());
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

    /** What messages call the fold at an index. */
    static String foldName(int index) {
        return "fold " + (index + 1);
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
