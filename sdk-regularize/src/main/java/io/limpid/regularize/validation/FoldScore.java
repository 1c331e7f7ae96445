package io.limpid.regularize.validation;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Fold;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One metric on the two sides of a fold.
 *
 * @param training on the rows trained on
 * @param validation on the rows not seen
 */
record FoldScore(Score training, Score validation) {

    /** Scores as near as sums in another order can be are equal: sums of a million terms agree to this. */
    private static final double ROUNDING = 1e-14;

    /** Fits anew and scores both sides. */
    static FoldScore of(FoldSides sides, Trainer<? extends Model> trainer, Metric metric, Run run) {
        Model model = sides.fit(trainer, run);
        run.cancellation().check();
        Predictions fitted = sides.predictTraining(model);
        Score training = sides.onTraining(rows -> metric.score(fitted));
        run.cancellation().check();
        return new FoldScore(training, validation(sides, model, metric));
    }

    /** Fits anew and scores the validation rows alone. */
    static Score ofValidation(FoldSides sides, Trainer<? extends Model> trainer, Metric metric, Run run) {
        Model model = sides.fit(trainer, run);
        run.cancellation().check();
        return validation(sides, model, metric);
    }

    private static Score validation(FoldSides sides, Model model, Metric metric) {
        Predictions predicted = sides.predictValidation(model);
        return sides.onValidation(rows -> metric.score(predicted));
    }

    /** The mean of validation scores, or why there is none: the first undefined one, with its fold. */
    static Score mean(List<Score> scores) {
        return FoldStatistics.of("validation", scores, ones(scores.size())).mean();
    }

    /** What the training scores of all folds say together. */
    static ScoreSummary trainingSummary(List<FoldScore> folds, double ratio, Metric metric) {
        List<Score> scores = folds.stream().map(FoldScore::training).toList();
        return ScoreSummary.of("training", scores, ratio, metric.range());
    }

    /** What the validation scores of all folds say together. */
    static ScoreSummary validationSummary(List<FoldScore> folds, double ratio, Metric metric) {
        List<Score> scores = folds.stream().map(FoldScore::validation).toList();
        return ScoreSummary.of("validation", scores, ratio, metric.range());
    }

    /** Validation rows per training row, over all folds. */
    static double rowRatio(List<Fold> folds) {
        long training = folds.stream().mapToLong(fold -> fold.train().length).sum();
        long validation =
                folds.stream().mapToLong(fold -> fold.validation().length).sum();
        return (double) validation / training;
    }

    /** The largest difference between two equal scores that rounding alone may make. */
    static double rounding(double first, double second) {
        return ROUNDING * Math.max(Math.abs(first), Math.abs(second));
    }

    /** Every fold counts alike. */
    static double[] ones(int folds) {
        return IntStream.range(0, folds).mapToDouble(k -> 1).toArray();
    }
}
