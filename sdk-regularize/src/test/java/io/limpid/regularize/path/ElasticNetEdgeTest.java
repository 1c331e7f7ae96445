package io.limpid.regularize.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.PenaltyPath;
import io.limpid.core.run.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data at the edge of what can be fitted, and what a run may do. */
class ElasticNetEdgeTest {

    private static final LambdaGrid SHORT = LambdaGrid.withDefaults().withCount(30);

    private static double[] row(int rows, double first, double step) {
        return IntStream.range(0, rows).mapToDouble(i -> first + step * i).toArray();
    }

    private static double[] alternating(int rows, double even, double odd) {
        return IntStream.range(0, rows)
                .mapToDouble(i -> i % 2 == 0 ? even : odd)
                .toArray();
    }

    private static void assertCertified(Dataset data, PenaltyPath<ElasticNetClassifier> path) {
        for (ElasticNetClassifier model : path.models()) {
            assertThat(model.evidence().certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
            assertThat(new NaiveGap(data, model.evidence().penalty()).of(model)).isBetween(-1e-14, 1e-8);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0})
    void path_ofSeparableClasses_isCertifiedAtEveryLambda(double l1Ratio) {
        double[] y = IntStream.range(0, 40).mapToDouble(i -> i < 20 ? 0 : 1).toArray();
        Dataset data = PathData.classes(y, row(40, -3, 0.25), alternating(40, 1, -1));
        ElasticNetClassification trainer = ElasticNet.classifier();
        LambdaSequence lambdas = trainer.lambdas(data, l1Ratio, SHORT, Run.quiet());
        assertCertified(data, trainer.path(data, lambdas, Run.quiet()));
    }

    @Test
    void fit_ofSeparableClassesWithoutPenalty_saysThatThereIsNoMinimum() {
        double[] y = {0, 0, 0, 1, 1, 1};
        Dataset data = PathData.classes(y, row(6, 0, 1));
        ElasticNetClassifier model =
                ElasticNet.classifier().withPenalty(Penalty.none()).fit(data);
        assertThat(model.coefficient(0, 0)).isGreaterThan(5);
        assertThat(model.evidence().devianceRatio()).isGreaterThan(0.99);
    }

    @Test
    void fit_ofOverlappingClassesWithoutPenalty_isTheMaximumOfTheLikelihood() {
        double[] y = {0, 0, 1, 0, 1, 0, 1, 1};
        Dataset data = PathData.classes(y, row(8, 0, 1));
        ElasticNetClassifier model =
                ElasticNet.classifier().withPenalty(Penalty.none()).fit(data);
        assertThat(model.evidence().certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
        double[] p = model.predict(data.features());
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < 8; i++) {
            sum += y[i] - p[2 * i + 1];
            moment += i * (y[i] - p[2 * i + 1]);
        }
        assertThat(sum).isCloseTo(0, within(1e-8));
        assertThat(moment).isCloseTo(0, within(1e-7));
    }

    @Test
    void path_withConstantAndEqualColumns_isCertified() {
        Dataset plain = PathData.classes(80, 4, 5);
        double[] x0 = plain.features().column(0);
        double[] constant = new double[80];
        Arrays.fill(constant, 7);
        double[] opposite = Arrays.stream(x0).map(v -> -3 * v).toArray();
        Dataset data = PathData.classes(
                plain.target().values(),
                x0,
                constant,
                x0.clone(),
                opposite,
                plain.features().column(1));
        for (double l1Ratio : new double[] {1, 0.3}) {
            PenaltyPath<ElasticNetClassifier> path = ElasticNet.classifier()
                    .fitPath(data, l1Ratio, SHORT, Run.quiet())
                    .fits();
            for (ElasticNetClassifier model : path.models()) {
                assertThat(model.coefficient(0, 1)).isZero();
                assertThat(model.evidence().certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
            }
        }
    }

    @Test
    void path_ofEqualColumnsUnderARidge_sharesTheirCoefficient() {
        double[] x = PathData.numbers(50, 1, 6).features().column(0);
        Dataset data = PathData.numbers(PathData.numbers(50, 1, 6).target().values(), x, x.clone());
        ElasticNetRegressor model =
                ElasticNet.regressor().withPenalty(Penalty.ridge(0.1)).fit(data);
        assertThat(model.coefficient(0, 0)).isCloseTo(model.coefficient(0, 1), within(1e-12));
    }

    @Test
    void path_ofConstantTarget_isThatConstant() {
        double[] y = new double[20];
        Arrays.fill(y, 7);
        Dataset data = PathData.numbers(y, row(20, 0, 1));
        ElasticNetRegressor model = ElasticNet.regressor()
                .fitPath(data, 1, SHORT, Run.quiet())
                .fits()
                .models()
                .get(0);
        assertThat(model.predict(data.features())).containsOnly(7);
        assertThat(model.evidence().certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
    }

    @Test
    void fit_ofOneRow_isItsValue() {
        ElasticNetRegressor model = ElasticNet.regressor()
                .withPenalty(new Penalty(0.1, 1))
                .fit(PathData.numbers(new double[] {3}, new double[] {5}));
        assertThat(model.predict(
                        PathData.numbers(new double[] {3}, new double[] {5}).features()))
                .containsExactly(3);
    }

    @Test
    void fit_ofTwoRows_shrinksTheirLine() {
        // Standardised x and y are -1 and 1; a lasso takes lambda off the coefficient 1.
        Dataset data = PathData.numbers(new double[] {-1, 1}, new double[] {10, 14});
        ElasticNetRegressor model =
                ElasticNet.regressor().withPenalty(new Penalty(0.25, 1)).fit(data);
        assertThat(model.coefficient(0, 0)).isCloseTo(0.75 / 2, within(1e-15));
        assertThat(model.intercept(0)).isCloseTo(-0.75 * 6, within(1e-14));
    }

    /** scikit-learn's tests: X = y = (-1, 0, 1), columns as they are: Lasso(0.1) 0.85, ElasticNet(0.5, 0.3) 0.50819. */
    @Test
    void fit_ofColumnsAsGiven_matchesScikitLearnsToy() {
        double[] x = {-1, 0, 1};
        Dataset data = PathData.numbers(x.clone(), x);
        ElasticNetRegression trainer = ElasticNet.regressor().withStandardization(Standardization.AS_GIVEN);
        assertThat(trainer.withPenalty(new Penalty(0.1, 1)).fit(data).coefficient(0, 0))
                .isCloseTo(0.85, within(1e-14));
        assertThat(trainer.withPenalty(new Penalty(0.5, 0.3)).fit(data).coefficient(0, 0))
                .isCloseTo(0.50819, within(1e-5)); // Five digits are given.
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1e-9, 1e9, 1e150})
    void fit_ofHugeAndTinyScales_scalesItsCoefficients(double unit) {
        Dataset data = PathData.numbers(60, 5, 7);
        double[][] scaled = new double[5][];
        for (int j = 0; j < 5; j++) {
            scaled[j] =
                    Arrays.stream(data.features().column(j)).map(v -> v * unit).toArray();
        }
        ElasticNetRegression trainer = ElasticNet.regressor().withPenalty(new Penalty(0.05, 0.5));
        ElasticNetRegressor model = trainer.fit(PathData.numbers(data.target().values(), scaled));
        ElasticNetRegressor plain = trainer.fit(data);
        for (int j = 0; j < 5; j++) {
            assertThat(model.coefficient(0, j) * unit).isCloseTo(plain.coefficient(0, j), within(1e-12));
        }
    }

    @Test
    void fit_ofTargetInOtherUnits_needsLambdaInThem() {
        Dataset data = PathData.numbers(60, 5, 8);
        double[] more = Arrays.stream(data.target().values()).map(v -> 1e6 * v).toArray();
        ElasticNetRegressor plain =
                ElasticNet.regressor().withPenalty(new Penalty(0.05, 1)).fit(data);
        ElasticNetRegressor model = ElasticNet.regressor()
                .withPenalty(new Penalty(0.05e6, 1))
                .fit(Dataset.of(
                        data.features(),
                        new io.limpid.core.data.Column(data.target().field(), more)));
        assertThat(model.coefficient(0, 0) / 1e6).isCloseTo(plain.coefficient(0, 0), within(1e-12));
    }

    @Test
    void path_ofTenThousandColumns_isCertified() {
        SplittableRandom random = new SplittableRandom(9);
        double[][] x = new double[10_000][60];
        double[] y = new double[60];
        for (int i = 0; i < 60; i++) {
            for (double[] column : x) {
                column[i] = random.nextDouble();
            }
            y[i] = 3 * x[17][i] - 2 * x[4_000][i] + 0.1 * random.nextDouble();
        }
        ElasticNetPath<ElasticNetRegressor> path =
                ElasticNet.regressor().fitPath(PathData.numbers(y, x), 1, SHORT, Run.quiet());
        path.fits()
                .models()
                .forEach(model ->
                        assertThat(model.evidence().certificate().relativeGap()).isLessThan(1e-8));
        assertThat(path.fits().models().get(5).coefficient(0, 17)).isPositive();
    }

    @Test
    void path_underPenaltiesFromElsewhere_hasTheModelsOfSingleFits() {
        Dataset data = PathData.classes(100, 8, 10);
        ElasticNetClassification trainer = ElasticNet.classifier();
        LambdaSequence lambdas = LambdaSequence.geometric(0.7, 0.2, 1e-3, 4);
        PenaltyPath<ElasticNetClassifier> path = trainer.path(data, lambdas, Run.quiet());
        for (int m = 0; m < 4; m++) {
            ElasticNetClassifier single =
                    trainer.withPenalty(lambdas.penalty(m)).fit(data);
            for (int j = 0; j < 8; j++) {
                // Both are within rounding of the one minimum.
                assertThat(path.models().get(m).coefficient(0, j)).isCloseTo(single.coefficient(0, j), within(1e-9));
            }
        }
    }

    @Test
    void lambdas_first_isWhereTheFirstCoefficientComesIn() {
        Dataset data = PathData.classes(100, 8, 11);
        double most = ElasticNet.classifier()
                .lambdas(data, 1, SHORT, Run.quiet())
                .lambdas()
                .get(0);
        assertThat(ElasticNet.classifier()
                        .withPenalty(new Penalty(1.0001 * most, 1))
                        .fit(data)
                        .evidence()
                        .nonzeros())
                .isZero();
        assertThat(ElasticNet.classifier()
                        .withPenalty(new Penalty(0.9999 * most, 1))
                        .fit(data)
                        .evidence()
                        .nonzeros())
                .isOne();
    }

    @Test
    void lambdas_ofFewerRowsThanColumns_endAtOnePercent() {
        List<Double> wide = ElasticNet.regressor()
                .lambdas(PathData.numbers(10, 12, 12), 1, LambdaGrid.withDefaults(), Run.quiet())
                .lambdas();
        assertThat(wide).hasSize(100);
        assertThat(wide.get(99) / wide.get(0)).isCloseTo(1e-2, within(1e-14));
    }

    @Test
    void fit_withoutPenaltySet_saysWhatToDo() {
        assertThatThrownBy(() -> ElasticNet.classifier().fit(PathData.classes(30, 2, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("withPenalty");
    }

    @Test
    void fit_optionForAColumnThatIsNotThere_namesIt() {
        Dataset data = PathData.numbers(30, 2, 1);
        ElasticNetRegression trainer = ElasticNet.regressor().withPenalty(new Penalty(1, 1));
        assertThatThrownBy(() -> trainer.withPenaltyFactor("nowhere", 2).fit(data))
                .hasMessageContaining("\"nowhere\"");
        assertThatThrownBy(() -> trainer.withLimits("nowhere", CoefficientLimits.nonNegative())
                        .fit(data))
                .hasMessageContaining("\"nowhere\"");
        assertThatThrownBy(() -> trainer.withOffset("nowhere").fit(data)).hasMessageContaining("\"nowhere\"");
        assertThatThrownBy(() ->
                        trainer.withOffset("x0").withPenaltyFactor("x0", 2).fit(data))
                .hasMessageContaining("\"x0\"");
    }

    @Test
    void options_outOfRange_areRefused() {
        assertThatThrownBy(() -> ElasticNet.classifier().withPenaltyFactor("a", Double.NaN))
                .hasMessageContaining("\"a\"");
        assertThatThrownBy(() -> CoefficientLimits.between(1, 2)).hasMessageContaining("at most 0");
        assertThatThrownBy(() -> CoefficientLimits.between(-1, Double.NaN)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> Conversions.lambdaOfC(0, 10)).hasMessageContaining("C");
    }

    @Test
    void fit_everyFactorZero_isRefused() {
        assertThatThrownBy(() -> ElasticNet.regressor()
                        .withPenalty(new Penalty(1, 1))
                        .withPenaltyFactor("x0", 0)
                        .fit(PathData.numbers(10, 1, 1)))
                .hasMessageContaining("penalty factors");
    }

    @Test
    void path_watched_tellsOfEveryLambda() {
        List<String> heard = new ArrayList<>();
        Run run = Run.quiet().with((stage, done, total) -> heard.add(stage + " " + done + "/" + total));
        Dataset data = PathData.numbers(30, 2, 1);
        ElasticNet.regressor().path(data, LambdaSequence.geometric(1, 1, 0.1, 3), run);
        assertThat(heard).hasSize(3);
        assertThat(heard.get(2)).endsWith("% of the deviance 3/3");
    }

    @Test
    void path_cancelledOnTheWay_ends() {
        int[] heard = new int[1];
        Run run = Run.quiet().with((stage, done, total) -> heard[0]++).with(() -> heard[0] == 2);
        assertThatThrownBy(() -> ElasticNet.classifier()
                        .path(PathData.classes(30, 2, 1), LambdaSequence.geometric(1, 1, 0.1, 9), run))
                .isInstanceOf(CancellationException.class);
        assertThat(heard[0]).isEqualTo(2);
    }

    /** sd(y) of the target below is 2, so the squared part weighs half as much in glmnet's scaling. */
    @Test
    void textbookOfGlmnet_hasTheMinimumOfGlmnetsScaling() {
        Dataset data = PathData.numbers(alternating(20, -2, 2), row(20, 0, 1), alternating(20, 1, 3));
        Penalty glmnet = new Penalty(0.3, 0.4);
        ElasticNetRegressor theirs = ElasticNet.regressor()
                .withScaling(GaussianScaling.GLMNET)
                .withPenalty(glmnet)
                .fit(data);
        Penalty textbook = Conversions.textbookOfGlmnet(glmnet, 2);
        assertThat(textbook.lambda()).isCloseTo(0.3 * 0.4 + 0.3 * 0.6 / 2, within(1e-15));
        ElasticNetRegressor ours = ElasticNet.regressor().withPenalty(textbook).fit(data);
        assertThat(ours.coefficient(0, 1)).isCloseTo(theirs.coefficient(0, 1), within(1e-12));
    }
}
