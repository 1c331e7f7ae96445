package io.limpid.regularize.tuning;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.Penalty;
import io.limpid.regularize.validation.CrossValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How models under penalties of one kind score on the folds' training and validation rows, penalty by penalty.
 *
 * <p>Means and standard errors are those that glmnet's {@code cv.glmnet} calls {@code cvm} and {@code cvsd}: with the
 * folds' scores {@code s_k} and the sums {@code w_k} of the weights of their validation rows, {@code k = 1 ... K},
 *
 * <pre>mean = sum_k w_k s_k / W,   standardError = sqrt( sum_k w_k (s_k - mean)^2 / W / (K - 1) ),   W = sum_k w_k</pre>
 *
 * <p>Its deviance of a classifier is 2 times our {@link io.limpid.core.metric.LogLoss}, its misclassification error 1
 * minus our {@link io.limpid.core.metric.Accuracy}. Two details differ: for a deviance it moves probabilities into
 * {@code [1e-5, 1 - 1e-5]}, we into {@code [2^-52, 1 - 2^-52]}, so that a wrong certainty costs more here; and it counts
 * a probability of exactly one half as the negative class, we as the positive one.
 *
 * <p>A score that is undefined in any fold leaves the mean undefined, with a reason that names the fold: a mean over the
 * remaining folds would answer another question.
 *
 * @param lambdas the penalties, from the strongest
 * @param scores one cross-validation per penalty, all of the same folds and metrics
 * @param nonzeros for each penalty the mean number, over the folds, of features with a coefficient other than zero in
 *     any class; each empty when the models are not linear ones, bare or behind a pipeline
 */
public record PenaltyCurve(LambdaSequence lambdas, List<CrossValidation> scores, List<OptionalDouble> nonzeros) {

    /**
     * One metric under one penalty.
     *
     * @param penalty the penalty
     * @param summary the metric over all folds
     * @param standardError of the mean validation score; undefined with one fold
     * @param nonzeros as in the curve
     */
    public record Point(
            Penalty penalty, CrossValidation.Summary summary, Score standardError, OptionalDouble nonzeros) {

        MeanScore mean() {
            return new MeanScore(summary.validation(), standardError);
        }
    }

    /** Copies the lists and checks their lengths. */
    public PenaltyCurve {
        scores = List.copyOf(scores);
        nonzeros = List.copyOf(nonzeros);
        if (scores.size() != lambdas.size() || nonzeros.size() != lambdas.size()) {
            throw new IllegalArgumentException("curve: expected scores and numbers of features for each of "
                    + lambdas.size() + " lambdas, got " + scores.size() + " and " + nonzeros.size());
        }
    }

    /** The metrics; the first chooses. */
    public List<Metric> metrics() {
        return scores.get(0).metrics();
    }

    /** The first metric under every penalty. */
    public List<Point> points() {
        return points(0);
    }

    /** A metric under every penalty, by its place in {@link #metrics}. */
    public List<Point> points(int metric) {
        Objects.checkIndex(metric, metrics().size());
        List<Point> points = new ArrayList<>();
        for (int m = 0; m < lambdas.size(); m++) {
            CrossValidation.Summary summary = scores.get(m).summaries().get(metric);
            MeanScore mean = MeanScore.of(summary, scores.get(m).folds().size());
            points.add(new Point(lambdas.penalty(m), summary, mean.standardError(), nonzeros.get(m)));
        }
        return List.copyOf(points);
    }

    /** The penalty with the best mean validation score by the first metric; of several, the strongest. */
    public Penalty lambdaMin() {
        return choice(0, ChoiceRule.BEST).penalty();
    }

    /**
     * The strongest penalty whose mean validation score by the first metric is within one standard error of the best.
     */
    public Penalty lambda1se() {
        return choice(0, ChoiceRule.ONE_STANDARD_ERROR).penalty();
    }

    /**
     * What a metric chooses, by its place in {@link #metrics}. Penalties under which it is undefined are not among those
     * it chooses from.
     *
     * @throws IllegalStateException when the metric is undefined under every penalty, or the rule needs a standard error
     *     that is undefined; the message says why
     */
    public Point choice(int metric, ChoiceRule rule) {
        List<Point> points = points(metric);
        List<MeanScore> means = points.stream().map(Point::mean).toList();
        return points.get(MeanScore.choice(means, metrics().get(metric).direction(), rule));
    }
}
