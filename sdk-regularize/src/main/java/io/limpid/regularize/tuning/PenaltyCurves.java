package io.limpid.regularize.tuning;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The curves of a search over penalties, one for each kind of penalty, and what it chose.
 *
 * <p>The rule is applied within the curve that holds the best score of all, the first of several: lambdas of different
 * kinds do not compare, for the absolute-value part penalises otherwise than the squared one.
 *
 * @param curves one for each {@code l1Ratio}, in the order asked for
 * @param rule by which the penalty is chosen
 */
public record PenaltyCurves(List<PenaltyCurve> curves, ChoiceRule rule) implements SearchResult {

    /** Copies the list and checks that there is a curve. */
    public PenaltyCurves {
        curves = List.copyOf(curves);
        Objects.requireNonNull(rule, "rule");
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("curves: expected at least one, got none");
        }
    }

    @Override
    public Metric metric() {
        return curves.get(0).metrics().get(0);
    }

    /**
     * The curve that holds the best score.
     *
     * @throws IllegalStateException when no curve has a score; the message says why
     */
    public PenaltyCurve curve() {
        List<PenaltyCurve> owners = new ArrayList<>();
        List<MeanScore> means = new ArrayList<>();
        for (PenaltyCurve curve : curves) {
            for (PenaltyCurve.Point point : curve.points()) {
                owners.add(curve);
                means.add(point.mean());
            }
        }
        return owners.get(MeanScore.choice(means, metric().direction(), ChoiceRule.BEST));
    }

    /** The chosen penalty. */
    public Penalty penalty() {
        return curve().choice(0, rule).penalty();
    }

    @Override
    public Choice choice() {
        PenaltyCurve.Point point = curve().choice(0, rule);
        Score score = point.summary().validation();
        return new Choice(settings(point.penalty()), score, point.standardError());
    }

    private static List<Setting> settings(Penalty penalty) {
        return List.of(
                new Setting("lambda", Double.toString(penalty.lambda())),
                new Setting("l1Ratio", Double.toString(penalty.l1Ratio())));
    }
}
