package io.limpid.regularize.validation;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Two trainers' validation scores on the same folds: what a {@link ModelComparison} is made from.
 *
 * @param metric the metric of all scores
 * @param folds both scores of each fold
 */
public record PairedScores(Metric metric, List<Pair> folds) {

    /**
     * One fold's scores.
     *
     * @param trainingRows how many rows both trained on
     * @param validationRows how many rows both were judged on
     * @param first the first trainer's score on the validation rows
     * @param second the second trainer's
     */
    public record Pair(int trainingRows, int validationRows, Score first, Score second) {

        /** Checks the counts. */
        public Pair {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
            if (!(trainingRows > 0 && validationRows > 0)) {
                throw new IllegalArgumentException("rows: expected at least one training and one validation row, got "
                        + trainingRows + " and " + validationRows);
            }
        }
    }

    /** Copies the folds and checks that there is one. */
    public PairedScores {
        Objects.requireNonNull(metric, "metric");
        folds = List.copyOf(folds);
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("folds: expected at least one, got none");
        }
    }

    /**
     * The scores of two cross-validations of the same data with the same splitter; every fold counts alike, however the
     * cross-validations weigh them. A fold that failed has no score, and its reason.
     *
     * @param metric one that both have, found by its name
     * @throws IllegalArgumentException when one lacks the metric, or they differ in their number of folds or in the
     *     number of rows of one
     */
    public static PairedScores of(CrossValidation first, CrossValidation second, Metric metric) {
        int ofFirst = index(first, metric, "first");
        int ofSecond = index(second, metric, "second");
        int folds = first.folds().size();
        if (folds != second.folds().size()) {
            throw new IllegalArgumentException("folds: expected as many in both cross-validations, got " + folds
                    + " and " + second.folds().size());
        }
        List<Pair> pairs = new ArrayList<>();
        for (int k = 0; k < folds; k++) {
            CrossValidation.FoldScores one = first.folds().get(k);
            CrossValidation.FoldScores other = second.folds().get(k);
            if (one.trainingRows() != other.trainingRows() || one.validationRows() != other.validationRows()) {
                throw new IllegalArgumentException(FoldRunner.name(k, folds)
                        + ": expected as many rows in both cross-validations, got " + rows(one) + " and "
                        + rows(other));
            }
            pairs.add(new Pair(
                    one.trainingRows(),
                    one.validationRows(),
                    one.validation().get(ofFirst),
                    other.validation().get(ofSecond)));
        }
        return new PairedScores(metric, pairs);
    }

    private static int index(CrossValidation validation, Metric metric, String which) {
        List<String> names = validation.metrics().stream().map(Metric::name).toList();
        int index = names.indexOf(metric.name());
        if (index < 0) {
            throw new IllegalArgumentException("metric: expected one of the " + which + " cross-validation's "
                    + Quoted.list(names) + ", got " + Quoted.of(metric.name()));
        }
        return index;
    }

    private static String rows(CrossValidation.FoldScores fold) {
        return fold.trainingRows() + "+" + fold.validationRows();
    }

    /**
     * The mean over the folds of the first trainer's score less the second's, in the metric's own units, or why there is
     * none.
     */
    public Score difference() {
        String missing = missing();
        if (!missing.isEmpty()) {
            return Score.undefined(missing);
        }
        double sum = 0;
        for (double difference : differences()) {
            sum += difference;
        }
        return Score.of(sum / folds.size());
    }

    /** Why a score is missing: the first undefined one and its fold; empty when all are there. */
    String missing() {
        for (int k = 0; k < folds.size(); k++) {
            Pair fold = folds.get(k);
            if (fold.first() instanceof Score.Undefined undefined) {
                return FoldRunner.name(k, folds.size()) + ", first trainer: " + undefined.reason();
            }
            if (fold.second() instanceof Score.Undefined undefined) {
                return FoldRunner.name(k, folds.size()) + ", second trainer: " + undefined.reason();
            }
        }
        return "";
    }

    /** First less second of each fold, 0 where they differ by no more than rounding; all must be defined. */
    double[] differences() {
        double[] differences = new double[folds.size()];
        for (int k = 0; k < differences.length; k++) {
            double first = folds.get(k).first().require();
            double second = folds.get(k).second().require();
            differences[k] = Math.abs(first - second) <= FoldScore.rounding(first, second) ? 0 : first - second;
        }
        return differences;
    }

    /** What rounding alone may make of differences between these scores that should be equal. */
    double rounding() {
        double largest = 0;
        for (Pair fold : folds) {
            largest = Math.max(
                    largest,
                    FoldScore.rounding(fold.first().require(), fold.second().require()));
        }
        return largest;
    }

    /** The differences that two scores of this metric can have. */
    Metric.Range differenceRange() {
        Metric.Range range = metric.range();
        return new Metric.Range(range.least() - range.most(), range.most() - range.least());
    }

    /** Validation rows per training row, over all folds. */
    double ratio() {
        long training = folds.stream().mapToLong(Pair::trainingRows).sum();
        long validation = folds.stream().mapToLong(Pair::validationRows).sum();
        return (double) validation / training;
    }
}
