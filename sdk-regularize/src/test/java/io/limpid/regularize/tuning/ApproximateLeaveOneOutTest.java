package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.Model;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import io.limpid.core.split.LeaveOneOut;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineRegressor;
import io.limpid.core.transform.StandardScaler;
import io.limpid.regularize.path.ElasticNet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApproximateLeaveOneOutTest {

    private static final Dataset DIABETES = first(TuningData.file("diabetes", "target"), 60);
    private static final Dataset TUMOURS = first(TuningData.file("breast_cancer", "diagnosis"), 160);

    @Test
    void estimate_leastSquares_isLeaveOneOutToRounding() {
        double[] weights = IntStream.range(0, 60).mapToDouble(i -> 1 + i % 3).toArray();
        Dataset data = DIABETES.withWeights(weights);
        Ridge trainer = Ridge.of(Ridge.Scaling.TEXTBOOK);
        LeaveOneOutEstimate estimate = ApproximateLeaveOneOut.estimate(trainer.fit(data), Penalty.none(), data);

        for (int i = 0; i < 60; i++) {
            int left = i;
            Dataset others =
                    data.select(IntStream.range(0, 60).filter(k -> k != left).toArray());
            double without = trainer.fit(others).predict(data.features().select(new int[] {i}))[0];
            // Columns correlated to 0.99, solved by normal equations on either side.
            assertThat(estimate.predictions().values()[i]).isCloseTo(without, within(1e-8));
        }
        assertThat(estimate.largestLeverage()).isBetween(0.1, 1.0);
    }

    /** Refits exactly; the approximation leaves out how a row's absence changes scales and nonzeros. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void curve_regression_isWithinOnePercentOfRefitting(double l1Ratio) {
        LambdaSequence lambdas = new LambdaSequence(l1Ratio, List.of(10.0, 1.0, 0.1));

        assertNear(ElasticNet.regressor(), TuningData.file("diabetes", "target"), lambdas, new MeanSquaredError(), 1);
    }

    /** 160 rows of 30 columns, so that single rows matter: log losses from 0.17 to 0.32. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void curve_classification_isWithinTwoPercentOfRefitting(double l1Ratio) {
        LambdaSequence lambdas = new LambdaSequence(l1Ratio, List.of(0.15, 0.08, 0.045));

        assertNear(ElasticNet.classifier(), TUMOURS, lambdas, new LogLoss(), 2);
    }

    @Test
    void curve_leverageAboveWhatIsTrusted_isThatOfTheFolds() {
        LambdaSequence lambdas = new LambdaSequence(1, List.of(0.16, 0.013, 0.0037));
        LeaveOneOutCurve curve = ApproximateLeaveOneOut.of(ElasticNet.classifier(), TuningData.modulo(5), new LogLoss())
                .curve(TUMOURS, lambdas, Run.quiet());
        PenaltyCurve folds = PenaltySearch.of(ElasticNet.classifier(), TuningData.modulo(5), new LogLoss())
                .withLambdas(new LambdaSequence(1, List.of(0.013, 0.0037)))
                .curves(TUMOURS)
                .curve();

        assertThat(curve.points().stream().map(LeaveOneOutCurve.Point::source).toList())
                .containsExactly(
                        LeaveOneOutCurve.Source.LEAVE_ONE_OUT,
                        LeaveOneOutCurve.Source.FOLDS,
                        LeaveOneOutCurve.Source.FOLDS);
        assertThat(curve.points().get(2).largestLeverage()).isGreaterThan(0.5);
        for (int m = 0; m < 2; m++) {
            assertThat(curve.points().get(m + 1).scores())
                    .containsExactly(folds.points().get(m).summary().validation());
        }
        assertThat(curve.lambdaMin()).isEqualTo(new Penalty(0.0037, 1));
    }

    @Test
    void withMostLeverage_higher_trustsMore() {
        LambdaSequence lambdas = new LambdaSequence(1, List.of(0.013));
        ApproximateLeaveOneOut<?> estimate =
                ApproximateLeaveOneOut.of(ElasticNet.classifier(), TuningData.modulo(5), new LogLoss());

        assertThat(estimate.withMostLeverage(0.99)
                        .curve(TUMOURS, lambdas, Run.quiet())
                        .points()
                        .get(0)
                        .source())
                .isEqualTo(LeaveOneOutCurve.Source.LEAVE_ONE_OUT);
        assertThatThrownBy(() -> estimate.withMostLeverage(1))
                .hasMessage("leverage: expected at least 0 and below 1, got 1.0");
        assertThatThrownBy(() -> estimate.withMostLeverage(Double.NaN)).hasMessageContaining("got NaN");
    }

    /** Standardising twice changes nothing but roundings. */
    @Test
    void estimate_pipeline_looksThroughIt() {
        PenalizedTrainer<PipelineRegressor> piped =
                Pipeline.of(StandardScaler.withDefaults()).regressor(Ridge.of(Ridge.Scaling.TEXTBOOK));
        Penalty penalty = Penalty.ridge(0.1);
        double[] bare = ApproximateLeaveOneOut.estimate(
                        Ridge.of(Ridge.Scaling.TEXTBOOK).withPenalty(penalty).fit(DIABETES), penalty, DIABETES)
                .predictions()
                .values();
        double[] behind = ApproximateLeaveOneOut.estimate(
                        piped.withPenalty(penalty).fit(DIABETES), penalty, DIABETES)
                .predictions()
                .values();

        for (int i = 0; i < bare.length; i++) {
            assertThat(behind[i]).isCloseTo(bare[i], within(1e-9));
        }
    }

    @Test
    void estimate_dependentColumns_isNotTrusted() {
        Schema two = Schema.of(new Field.Numeric("a"), new Field.Numeric("b"));
        double[] same = {1, 2, 4, 7};
        Dataset data =
                Dataset.of(Table.of(two, same, same), new Column(new Field.Numeric("y"), new double[] {1, 3, 2, 5}));
        Ridge.Line line = new Ridge.Line(two, 0.5, new double[] {0.25, 0.25});

        LeaveOneOutEstimate without = ApproximateLeaveOneOut.estimate(line, new Penalty(1, 1), data);
        assertThat(without.largestLeverage()).isInfinite();
        assertThat(without.isTrusted(0.999)).isFalse();
        assertThat(ApproximateLeaveOneOut.estimate(line, Penalty.ridge(0.1), data)
                        .largestLeverage())
                .isBetween(0.25, 1.0);
    }

    @Test
    void estimate_noRows_isNotTrusted() {
        Dataset none = DIABETES.select(new int[0]);
        Model line = Ridge.of(Ridge.Scaling.TEXTBOOK).fit(DIABETES);

        assertThat(ApproximateLeaveOneOut.estimate(line, Penalty.none(), none).isTrusted(0.5))
                .isFalse();
    }

    @Test
    void estimate_modelOfAnotherKind_isRefused() {
        Model constant = ShrunkMean.plain().fit(DIABETES);

        assertThatThrownBy(() -> ApproximateLeaveOneOut.estimate(constant, Penalty.none(), DIABETES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model: expected a linear one with one predictor, got a ");
    }

    private static <M extends Model> void assertNear(
            PenalizedTrainer<M> trainer, Dataset data, LambdaSequence lambdas, Metric metric, double percent) {
        LeaveOneOutCurve estimated =
                ApproximateLeaveOneOut.of(trainer, TuningData.modulo(5), metric).curve(data, lambdas, Run.quiet());
        PenaltyCurve exact = PenaltySearch.of(trainer, LeaveOneOut.withDefaults(), metric)
                .withLambdas(lambdas)
                .with(ScoredRows.VALIDATION)
                .curves(data)
                .curve();
        for (int m = 0; m < lambdas.size(); m++) {
            assertThat(estimated.points().get(m).source()).isEqualTo(LeaveOneOutCurve.Source.LEAVE_ONE_OUT);
            assertThat(estimated.points().get(m).scores().get(0).require())
                    .isCloseTo(exact.points().get(m).summary().validation().require(), withinPercentage(percent));
        }
    }

    private static Dataset first(Dataset data, int rows) {
        return data.select(IntStream.range(0, rows).toArray());
    }
}
