package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.LambdaSequence;
import io.limpid.regularize.validation.CrossValidation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PenaltyCurveTest {

    private static final LambdaSequence FOUR = new LambdaSequence(1, List.of(3.0, 2.0, 1.0, 0.5));

    /** Means 6, 3.5, 3, 3.5; the error of the best is sqrt(((2 - 3)^2 + (4 - 3)^2) / 2 / 1) = 1. */
    private static final double[][] LOSSES = {{5, 7}, {3, 4}, {2, 4}, {2.5, 4.5}};

    @Test
    void lambda1se_lowerIsBetter_isTheLargestWithinOneErrorOfTheBest() {
        PenaltyCurve curve = curve(new MeanSquaredError(), LOSSES, 1);

        assertThat(curve.lambdaMin().lambda()).isEqualTo(1);
        assertThat(curve.lambda1se().lambda()).isEqualTo(2);
        assertThat(curve.choice(0, ChoiceRule.BEST).standardError()).isEqualTo(Score.of(1));
    }

    @Test
    void lambda1se_higherIsBetter_isTheLargestWithinOneErrorOfTheBest() {
        PenaltyCurve curve = curve(new Accuracy(), LOSSES, -1);

        assertThat(curve.lambdaMin().lambda()).isEqualTo(1);
        assertThat(curve.lambda1se().lambda()).isEqualTo(2);
    }

    @Test
    void lambda1se_exactlyOneErrorAway_isWithin() {
        assertThat(curve(new MeanSquaredError(), new double[][] {{3, 5}, {3, 4}, {2, 4}, {2.5, 4.5}}, 1)
                        .lambda1se()
                        .lambda())
                .isEqualTo(3);
    }

    @Test
    void choice_someLambdasUndefined_isAmongTheOthers() {
        double[][] losses = {{Double.NaN, 1}, {3, 4}, {2, Double.NaN}, {2.5, 4.5}};
        PenaltyCurve curve = curve(new MeanSquaredError(), losses, 1);

        assertThat(curve.lambdaMin().lambda()).isEqualTo(2);
        assertThat(curve.lambda1se().lambda()).isEqualTo(2);
    }

    @Test
    void new_otherNumberOfScores_isRefused() {
        assertThatThrownBy(() -> new PenaltyCurve(FOUR, List.of(), List.of()))
                .hasMessage("curve: expected scores and numbers of features for each of 4 lambdas, got 0 and 0");
    }

    private static PenaltyCurve curve(Metric metric, double[][] losses, double sign) {
        List<CrossValidation> scores = new ArrayList<>();
        for (double[] folds : losses) {
            List<CrossValidation.FoldScores> all = new ArrayList<>();
            for (double loss : folds) {
                List<Score> one = List.of(Double.isNaN(loss) ? Score.undefined("none") : Score.of(sign * loss));
                all.add(new CrossValidation.FoldScores(4, 2, one, one));
            }
            scores.add(new CrossValidation(List.of(metric), all));
        }
        return new PenaltyCurve(FOUR, scores, Collections.nCopies(4, OptionalDouble.of(2)));
    }
}
