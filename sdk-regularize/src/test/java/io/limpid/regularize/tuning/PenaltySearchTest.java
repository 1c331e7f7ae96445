package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.metric.MeanAbsoluteError;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.RSquared;
import io.limpid.core.metric.Score;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Splitter;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineRegressor;
import io.limpid.core.transform.StandardScaler;
import io.limpid.core.transform.Transformer;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.CrossValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PenaltySearchTest {

    private static final LambdaSequence TWO = new LambdaSequence(0, List.of(1.0, 0.0));
    private static final Splitter UNEVEN = TuningData.validating(new int[] {0, 1}, new int[] {2, 3, 4});

    /**
     * Fold 1 trains on 4, 6, 8 and predicts 3 or 6 for 0 and 2: mean squared errors 5 and 26. Fold 2 trains on 0 and 2
     * and predicts 0.5 or 1 for 4, 6 and 8: 98.75 / 3 and 83 / 3.
     */
    @Test
    void curves_closedCase_meansAndErrorsAreThoseWorkedOutByHand() {
        PenaltyCurve curve = closed(new MeanSquaredError()).curve();

        double[] means = {(2 * 5 + 98.75) / 5, (2 * 26 + 83.0) / 5};
        double[][] folds = {{5, 98.75 / 3}, {26, 83.0 / 3}};
        for (int m = 0; m < 2; m++) {
            PenaltyCurve.Point point = curve.points().get(m);
            double squares = 2 * square(folds[m][0] - means[m]) + 3 * square(folds[m][1] - means[m]);
            // A handful of roundings of numbers up to 100.
            assertThat(point.summary().validation().require()).isCloseTo(means[m], within(1e-13));
            assertThat(point.standardError().require()).isCloseTo(Math.sqrt(squares / 5 / (2 - 1)), within(1e-13));
            assertThat(point.penalty().lambda()).isEqualTo(1 - m);
            assertThat(point.nonzeros()).isEmpty();
        }
        assertThat(curve.points().get(1).summary().training().require())
                .isCloseTo((2 * 8.0 / 3 + 3 * 1) / 5, within(1e-14));
    }

    /** The second fold alone counts, and trains on the row of value 2 alone. */
    @Test
    void curves_rowWeights_countInFitsScoresAndMeans() {
        Dataset data = TuningData.numbers(0, 2, 4, 6, 8).withWeights(new double[] {0, 1e-9, 1, 1, 2});
        PenaltyCurve curve = PenaltySearch.of(ShrunkMean.plain(), UNEVEN, new MeanSquaredError())
                .withLambdas(TWO)
                .curves(data)
                .curve();

        // Validation rows 4, 6, 8 weighing 1, 1, 2 against 1 and 2; fold 1 adds some 1e-9 of its 9 and 19.
        assertThat(curve.points().get(0).summary().validation().require())
                .isCloseTo((9 + 25 + 2 * 49) / 4.0, within(1e-7));
        assertThat(curve.points().get(1).summary().validation().require())
                .isCloseTo((4 + 16 + 2 * 36) / 4.0, within(1e-7));
    }

    @Test
    void curves_weightsWhoseSumOverflows_areAsGoodAsOrdinaryOnes() {
        Dataset data = TuningData.numbers(0, 2, 4, 6, 8);
        Dataset huge = data.withWeights(new double[] {1e308, 1e308, 1e308, 1e308, 1e308});
        PenaltySearch<?> search = PenaltySearch.of(new Unweighted(), UNEVEN, new MeanSquaredError())
                .withLambdas(TWO);

        // One rounding more than with ones, where the weights are scaled.
        assertThat(search.curves(huge).choice().score().require())
                .isCloseTo(search.curves(data).choice().score().require(), within(1e-13));
    }

    @Test
    void choice_lowerOrHigherIsBetter_isTheBestEitherWay() {
        assertThat(closed(new MeanSquaredError()).penalty().lambda()).isEqualTo(1);
        assertThat(closed(new Backwards()).penalty().lambda()).isEqualTo(0);
    }

    /** The constant metric gives all lambdas one score. */
    @Test
    void lambdaMin_ties_isTheLargestLambda() {
        assertThat(closed(new Constant(Score.of(1))).curve().lambdaMin()).isEqualTo(new Penalty(1, 0));
    }

    @Test
    void choice_undefinedInOneFold_namesTheFoldAndTakesNoMeanOfTheRest() {
        Metric onlyTwoRows = new Constant(Score.of(1)) {
            @Override
            public Score score(Predictions predictions) {
                return predictions.rows() == 2 ? Score.of(1) : Score.undefined("not two rows");
            }
        };
        PenaltyCurve curve = closed(onlyTwoRows).curves().get(0);

        assertThat(curve.points()).allSatisfy(point -> {
            assertThat(point.summary().validation())
                    .isEqualTo(Score.undefined("fold 2 of 2, validation rows: not two rows"));
            assertThat(point.standardError()).isInstanceOf(Score.Undefined.class);
        });
        assertThatThrownBy(curve::lambdaMin)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("got none: fold 2 of 2, validation rows: not two rows");
    }

    @Test
    void lambda1se_oneFold_saysThatItTellsNoSpread() {
        PenaltyCurve curve = PenaltySearch.of(
                        ShrunkMean.plain(), TuningData.validating(new int[] {0}), new MeanSquaredError())
                .withLambdas(TWO)
                .curves(TuningData.numbers(1, 2, 3))
                .curve();

        assertThat(curve.lambdaMin().lambda()).isEqualTo(1);
        assertThatThrownBy(curve::lambda1se)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one fold tells no spread");
    }

    /** What a search must give: the scores of refitting the whole trainer for each penalty alone, to the bit. */
    @Test
    void curves_pipeline_areTheCrossValidationsOfEachPenalty() {
        Dataset data = TuningData.file("diabetes", "target");
        PenalizedTrainer<PipelineRegressor> trainer = standardised();
        LambdaSequence lambdas = LambdaSequence.geometric(0, 100, 1e-3, 5);

        PenaltyCurve curve = PenaltySearch.of(trainer, TuningData.modulo(4), new MeanSquaredError(), new RSquared())
                .withLambdas(lambdas)
                .curves(data)
                .curve();

        for (int m = 0; m < 5; m++) {
            CrossValidation alone = CrossValidator.of(TuningData.modulo(4), new MeanSquaredError(), new RSquared())
                    .run(trainer.withPenalty(lambdas.penalty(m)), data);
            assertThat(curve.scores().get(m).folds()).isEqualTo(alone.folds());
            assertThat(curve.nonzeros().get(m)).isEqualTo(OptionalDouble.of(10));
        }
    }

    @Test
    void curves_pipeline_fitsItsStepsOncePerFold() {
        AtomicInteger fits = new AtomicInteger();
        Transformer counting = train -> {
            fits.incrementAndGet();
            return StandardScaler.withDefaults().fit(train);
        };
        PenaltySearch.of(
                        Pipeline.of(counting).regressor(Ridge.of(Ridge.Scaling.TEXTBOOK)),
                        TuningData.modulo(3),
                        new MeanSquaredError())
                .withLambdas(LambdaSequence.geometric(0, 1, 1e-3, 20))
                .curves(TuningData.wavy(30));

        assertThat(fits).hasValue(3);
    }

    @Test
    void curves_lambdasNotGiven_areThoseOfTheTrainerOnAllRows() {
        PenaltyCurves curves = PenaltySearch.of(
                        Ridge.of(Ridge.Scaling.TEXTBOOK), TuningData.modulo(3), new MeanSquaredError())
                .withL1Ratios(0)
                .with(LambdaGrid.withDefaults().withCount(7))
                .curves(TuningData.wavy(12));

        assertThat(curves.curve().lambdas()).isEqualTo(LambdaSequence.geometric(0, 1, 1e-6, 7));
    }

    @Test
    void curves_severalKinds_oneCurveEachAndTheBestOneChooses() {
        PenaltyCurves curves = PenaltySearch.of(ShrunkMean.plain(), UNEVEN, new MeanSquaredError())
                .withLambdas(new LambdaSequence(0.25, List.of(0.5, 0.0)), new LambdaSequence(0.75, List.of(3.0, 1.0)))
                .curves(TuningData.numbers(0, 2, 4, 6, 8));

        assertThat(curves.curves()).hasSize(2);
        assertThat(curves.penalty()).isEqualTo(new Penalty(1, 0.75));
        assertThat(curves.choice().name()).isEqualTo("lambda 1.0, l1Ratio 0.75");
        assertThat(curves.choice().score().require()).isCloseTo(21.75, within(1e-13));
    }

    @Test
    void search_chosenPenalty_fitsAllRows() {
        Found<ShrunkMean.Constant> found = PenaltySearch.of(ShrunkMean.plain(), UNEVEN, new MeanSquaredError())
                .withLambdas(TWO)
                .search(TuningData.numbers(0, 2, 4, 6, 8));

        // The mean of all five rows is 4, halved.
        assertThat(found.model().number()).isEqualTo(2);
        assertThat(((PenaltyCurves) found.result()).penalty()).isEqualTo(new Penalty(1, 0));
    }

    @Test
    void curves_validationRowsOnly_leavesTrainingUndefinedAndChoosesAlike() {
        PenaltySearch<ShrunkMean.Constant> search = PenaltySearch.of(ShrunkMean.plain(), UNEVEN, new MeanSquaredError())
                .withLambdas(TWO);
        Dataset data = TuningData.numbers(0, 2, 4, 6, 8);
        PenaltyCurves some = search.with(ScoredRows.VALIDATION).curves(data);

        assertThat(some.choice()).isEqualTo(search.curves(data).choice());
        assertThat(some.curve().points().get(0).summary().training()).isInstanceOf(Score.Undefined.class);
    }

    @Test
    void search_twoWorkers_sameResultAsOne() {
        Dataset data = TuningData.file("diabetes", "target");
        PenaltySearch<PipelineRegressor> search = PenaltySearch.of(
                        standardised(), TuningData.modulo(7), new MeanSquaredError(), new MeanAbsoluteError())
                .withLambdas(LambdaSequence.geometric(0, 100, 1e-3, 9));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            assertThat(search.search(data, Run.quiet().with(Workers.on(pool))).result())
                    .isEqualTo(search.search(data).result());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void curves_progress_hearsEveryPenaltyOfEveryFold() {
        List<String> heard = new ArrayList<>();
        Run run =
                Run.quiet().with((String stage, long done, long total) -> heard.add(stage + " " + done + "/" + total));

        PenaltySearch.of(ShrunkMean.plain(), UNEVEN, new MeanSquaredError())
                .withLambdas(TWO)
                .curves(TuningData.numbers(0, 2, 4, 6, 8), run);

        assertThat(heard)
                .containsExactly(
                        "fold 1 of 2: lambdas 1/2",
                        "fold 1 of 2: lambdas 2/2",
                        "penalty search folds 1/2",
                        "fold 2 of 2: lambdas 1/2",
                        "fold 2 of 2: lambdas 2/2",
                        "penalty search folds 2/2");
    }

    @Test
    void curves_cancelledAfterFirstPenalty_stops() {
        AtomicInteger heard = new AtomicInteger();
        Run run = Run.quiet()
                .with((String stage, long done, long total) -> heard.incrementAndGet())
                .with(() -> heard.get() > 0);
        PenaltySearch<?> search = PenaltySearch.of(ShrunkMean.plain(), UNEVEN, new MeanSquaredError())
                .withLambdas(TWO);

        assertThatThrownBy(() -> search.curves(TuningData.numbers(0, 2, 4, 6, 8), run))
                .isInstanceOf(CancellationException.class);
        assertThat(heard).hasValue(1);
    }

    /** Row 3 of the data is row 1 of the second fold's training rows. */
    @Test
    void curves_trainerRefusesRow_errorNamesFoldAndRowOfTheData() {
        PenalizedTrainer<ShrunkMean.Constant> refusing = new Refusing(6);
        PenaltySearch<?> search = PenaltySearch.of(
                        refusing, TuningData.validating(new int[] {3}, new int[] {0, 2}), new MeanSquaredError())
                .withLambdas(TWO);

        assertThatThrownBy(() -> search.curves(TuningData.numbers(0, 2, 4, 6, 8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 2 of 2: column \"y\", row 3: expected no such value, got one");
    }

    @Test
    void withOptions_outOfRange_areRefused() {
        PenaltySearch<?> search = PenaltySearch.of(ShrunkMean.plain(), UNEVEN, new MeanSquaredError());

        assertThatThrownBy(() -> search.withL1Ratios())
                .hasMessage("l1Ratios: expected different ones, at least one, got []");
        assertThatThrownBy(() -> search.withL1Ratios(0.5, 0.5)).hasMessageContaining("different");
        assertThatThrownBy(() -> search.withL1Ratios(Double.NaN))
                .hasMessage("l1Ratio: expected a number from 0 to 1, got NaN");
        assertThatThrownBy(() -> search.withLambdas()).hasMessage("lambdas: expected at least one sequence, got none");
        assertThatThrownBy(() -> PenaltySearch.of(ShrunkMean.plain(), UNEVEN))
                .hasMessage("metrics: expected at least one, got none");
    }

    @Test
    void search_noRows_isRefused() {
        assertThatThrownBy(() -> PenaltySearch.of(
                                ShrunkMean.plain(), io.limpid.core.split.KFold.of(2, 0), new MeanSquaredError())
                        .search(TuningData.numbers()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PenaltyCurves closed(Metric metric) {
        return PenaltySearch.of(ShrunkMean.plain(), UNEVEN, metric)
                .withLambdas(TWO)
                .curves(TuningData.numbers(0, 2, 4, 6, 8));
    }

    private static PenalizedTrainer<PipelineRegressor> standardised() {
        return Pipeline.of(StandardScaler.withDefaults()).regressor(Ridge.of(Ridge.Scaling.TEXTBOOK));
    }

    private static double square(double x) {
        return x * x;
    }

    /** Refuses a target value, by the row in which it stands. */
    private record Refusing(double value) implements PenalizedTrainer<ShrunkMean.Constant> {
        @Override
        public ShrunkMean.Constant fit(Dataset train, Run run) {
            for (int i = 0; i < train.rows(); i++) {
                if (train.target().values()[i] == value) {
                    throw RowException.of("y", i, "expected no such value, got one");
                }
            }
            return ShrunkMean.plain().fit(train, run);
        }

        @Override
        public Refusing withPenalty(Penalty penalty) {
            return this;
        }
    }

    /** Fits every row alike. */
    private record Unweighted() implements PenalizedTrainer<ShrunkMean.Constant> {
        @Override
        public ShrunkMean.Constant fit(Dataset train, Run run) {
            return ShrunkMean.plain().fit(Dataset.of(train.features(), train.target()), run);
        }

        @Override
        public Unweighted withPenalty(Penalty penalty) {
            return this;
        }
    }

    /** The mean squared error called good. */
    private record Backwards() implements Metric {
        @Override
        public String name() {
            return "backwards";
        }

        @Override
        public Direction direction() {
            return Direction.HIGHER_IS_BETTER;
        }

        @Override
        public Score score(Predictions predictions) {
            return new MeanSquaredError().score(predictions);
        }
    }

    /** The same score for everything. */
    private static class Constant implements Metric {
        private final Score score;

        Constant(Score score) {
            this.score = score;
        }

        @Override
        public String name() {
            return "constant";
        }

        @Override
        public Direction direction() {
            return Direction.LOWER_IS_BETTER;
        }

        @Override
        public Score score(Predictions predictions) {
            return score;
        }
    }
}
