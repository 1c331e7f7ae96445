package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Weights;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.FoldSides;
import io.limpid.regularize.validation.FoldWeighting;
import io.limpid.regularize.validation.OutOfFold;
import java.util.List;
import java.util.Optional;

/**
 * Puts the scores of folds together, each counting by the weight of its validation rows.
 *
 * @param metrics the metrics, in the order of the scores
 * @param weights one per row of the data, with a finite sum
 */
record JudgedFolds(List<Metric> metrics, double[] weights) {

    /** For these data, by these metrics. */
    static JudgedFolds of(List<Metric> metrics, Dataset data) {
        return new JudgedFolds(metrics, Weights.withFiniteSum(data.weights()));
    }

    /** The metrics in a list, at least one. */
    static List<Metric> require(Metric... metrics) {
        if (metrics.length == 0) {
            throw new IllegalArgumentException("metrics: expected at least one, got none");
        }
        return List.of(metrics);
    }

    /** One fold's scores. */
    CrossValidation.FoldScores scores(FoldSides sides, List<Score> training, List<Score> validation) {
        double weight = 0;
        for (int row : sides.fold().validation()) {
            weight += weights[row];
        }
        return new CrossValidation.FoldScores(
                sides.training().rows(), sides.validation().rows(), weight, training, validation, Optional.empty());
    }

    /** All folds' scores. */
    CrossValidation together(List<CrossValidation.FoldScores> folds) {
        OutOfFold none = new OutOfFold.Absent("a search keeps scores only");
        return new CrossValidation(metrics, folds, FoldWeighting.BY_VALIDATION_WEIGHT, List.of(none));
    }
}
