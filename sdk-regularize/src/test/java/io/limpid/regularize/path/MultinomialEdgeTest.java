package io.limpid.regularize.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.PenaltyPath;
import io.limpid.core.run.Run;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several classes at the edge of what can be fitted. */
class MultinomialEdgeTest {

    private static final LambdaGrid SHORT = LambdaGrid.withDefaults().withCount(25);

    private static double gap(Dataset data, ElasticNetClassifier model) {
        return new NaiveMultinomialGap(data, new NaiveGap(data, model.evidence().penalty())).of(model);
    }

    private static void assertCertified(Dataset data, PenaltyPath<ElasticNetClassifier> path) {
        for (ElasticNetClassifier model : path.models()) {
            assertThat(model.evidence().certificate().status())
                    .as("%s", model.evidence())
                    .isEqualTo(Certificate.Status.CERTIFIED);
            assertThat(gap(data, model)).isBetween(-1e-14, 1e-8);
        }
    }

    private static double[] row(int rows, double first, double step) {
        return IntStream.range(0, rows).mapToDouble(i -> first + step * i).toArray();
    }

    /** The naive check recomputes every gap; 1e-8 is what a certificate says. */
    @ParameterizedTest
    @CsvSource({"iris, 1", "iris, 0.5", "iris, 0", "wine, 1", "wine, 0.5", "wine, 0"})
    void certificate_ofEveryLambda_isConfirmedByTheDefinition(String name, double l1Ratio) {
        Dataset data = name.equals("iris") ? PathData.iris() : PathData.wine();
        assertCertified(
                data,
                ElasticNet.classifier()
                        .fitPath(data, l1Ratio, SHORT, Run.quiet())
                        .fits());
    }

    /** More columns than rows, and an even number of classes. */
    @ParameterizedTest
    @CsvSource({"3, 1", "4, 1", "4, 0.5", "4, 0", "7, 1"})
    void path_ofFewRowsAndManyColumns_isCertified(int classes, double l1Ratio) {
        Dataset data = PathData.classes(classes, 60, 150, 5);
        assertCertified(
                data,
                ElasticNet.classifier()
                        .fitPath(data, l1Ratio, SHORT, Run.quiet())
                        .fits());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0})
    void path_ofSeparableClasses_isCertifiedAtEveryLambda(double l1Ratio) {
        double[] y = IntStream.range(0, 30).mapToDouble(i -> i / 10).toArray();
        double[] x = row(30, -3, 0.25);
        double[] squares = Arrays.stream(x).map(v -> v * v).toArray();
        Dataset data = PathData.classes(3, y, x, squares);
        LambdaSequence lambdas = ElasticNet.classifier().lambdas(data, l1Ratio, SHORT, Run.quiet());
        assertCertified(data, ElasticNet.classifier().path(data, lambdas, Run.quiet()));
    }

    /** There is no minimum, but a fit that is as near to the bound as one likes. */
    @Test
    void fit_ofSeparableClassesWithoutPenalty_explainsNearlyAll() {
        double[] y = {0, 0, 0, 1, 1, 1, 2, 2, 2};
        ElasticNetClassifier model =
                ElasticNet.classifier().withPenalty(Penalty.none()).fit(PathData.classes(3, y, row(9, 0, 1)));
        assertThat(model.coefficient(2, 0)).isGreaterThan(5);
        assertThat(model.coefficient(0, 0)).isLessThan(-5);
        assertThat(model.evidence().devianceRatio()).isGreaterThan(0.99);
    }

    /** What classes have in common is then centred, as without a penalty it could be anything. */
    @Test
    void fit_withoutPenaltyOfOverlappingClasses_isCertifiedAndCentred() {
        Dataset data = PathData.classes(4, 200, 3, 8);
        double[] y = data.target().values().clone();
        IntStream.range(0, 200).filter(i -> i % 3 == 0).forEach(i -> y[i] = i % 4);
        double[][] x =
                IntStream.range(0, 3).mapToObj(j -> data.features().column(j)).toArray(double[][]::new);
        ElasticNetClassifier model =
                ElasticNet.classifier().withPenalty(Penalty.none()).fit(PathData.classes(4, y, x));
        assertThat(model.evidence().certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
        for (int j = 0; j < 3; j++) {
            int column = j;
            assertThat(IntStream.range(0, 4)
                            .mapToDouble(k -> model.coefficient(k, column))
                            .sum())
                    .isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void fit_ofEqualColumns_isTheSameForBothUnderARidge() {
        double[] y = {0, 0, 1, 1, 2, 2, 0, 1, 2};
        double[] x = {1, 2, 4, 3, 5, 7, 3, 2, 4};
        ElasticNetClassifier model =
                ElasticNet.classifier().withPenalty(Penalty.ridge(0.1)).fit(PathData.classes(3, y, x, x.clone()));
        for (int k = 0; k < 3; k++) {
            assertThat(model.coefficient(k, 0)).isNotZero().isCloseTo(model.coefficient(k, 1), within(1e-13));
        }
    }

    @Test
    void fit_ofEqualColumns_isCertifiedUnderALasso() {
        double[] y = {0, 0, 1, 1, 2, 2, 0, 1, 2};
        double[] x = {1, 2, 4, 3, 5, 7, 3, 2, 4};
        Dataset data = PathData.classes(3, y, x, x.clone());
        LambdaSequence lambdas = ElasticNet.classifier().lambdas(data, 1, SHORT, Run.quiet());
        assertCertified(data, ElasticNet.classifier().path(data, lambdas, Run.quiet()));
    }

    @Test
    void fit_ofConstantColumns_saysTheClassesShares() {
        double[] y = {0, 1, 1, 2};
        Dataset data = PathData.classes(3, y, new double[4]);
        ElasticNetClassifier model =
                ElasticNet.classifier().withPenalty(new Penalty(0.1, 1)).fit(data);
        assertThat(model.coefficient(1, 0)).isZero();
        assertThat(model.predict(data.features())).startsWith(new double[] {0.25, 0.5, 0.25}, within(1e-15));
    }

    /** Numbers around 1e9 and around 1e-9. */
    @Test
    void path_ofHugeAndTinyColumns_isCertified() {
        Dataset plain = PathData.classes(3, 80, 2, 3);
        double[] huge =
                Arrays.stream(plain.features().column(0)).map(v -> 1e9 + v).toArray();
        double[] tiny =
                Arrays.stream(plain.features().column(1)).map(v -> 1e-9 * v).toArray();
        Dataset data = PathData.classes(3, plain.target().values(), huge, tiny);
        ElasticNet.classifier()
                .fitPath(data, 1, SHORT, Run.quiet())
                .fits()
                .models()
                .forEach(model ->
                        assertThat(model.evidence().certificate().status()).isEqualTo(Certificate.Status.CERTIFIED));
    }

    @Test
    void fit_withAnOffset_isRefusedWithItsName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ElasticNet.classifier()
                        .withPenalty(new Penalty(0.1, 1))
                        .withOffset("sepal_length")
                        .fit(PathData.iris()))
                .withMessageContaining("offset \"sepal_length\": expected two classes");
    }

    /** Missing cells and categorical columns are the pipeline's: its steps are fitted once for the whole path. */
    @Test
    void path_ofPenguinsInAPipeline_isCertifiedAndTellsTheSpecies() {
        Dataset data = PathData.penguins();
        LambdaSequence lambdas = LambdaSequence.geometric(1, 0.3, 1e-3, 20);
        PenaltyPath<PipelineClassifier> path =
                Pipeline.standard().classifier(ElasticNet.classifier()).path(data, lambdas, Run.quiet());
        for (PipelineClassifier model : path.models()) {
            FitEvidence evidence = ((ElasticNetClassifier) model.last()).evidence();
            assertThat(evidence.certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
        }
        PipelineClassifier last = path.models().get(19);
        assertThat(((LinearModel) last.last()).predictors()).isEqualTo(3);
        double[] p = last.predict(data.features());
        long right = IntStream.range(0, data.rows())
                .filter(i -> p[3 * i + (int) data.target().values()[i]] > 0.5)
                .count();
        // scikit-learn 1.9.1's LogisticRegression of the standardised columns separates them all.
        assertThat(right).isEqualTo(data.rows());
    }

    @Test
    void centre_ofAnElasticNet_isWhereThePenaltyIsLeast() {
        double infinity = Double.POSITIVE_INFINITY;
        assertThat(ClassCentre.of(new double[] {5, 0, 1}, 1, 0, -infinity, infinity))
                .isEqualTo(1);
        assertThat(ClassCentre.of(new double[] {5, 0, 1, 2}, 1, 0, -infinity, infinity))
                .isEqualTo(1.5);
        assertThat(ClassCentre.of(new double[] {5, 0, 1}, 0, 1, -infinity, infinity))
                .isEqualTo(2);
        // The derivative (2 m - 3) + (3 t - 6): with two below, 1 + 3 t - 6 is zero at 5 / 3.
        assertThat(ClassCentre.of(new double[] {5, 0, 1}, 1, 1, -infinity, infinity))
                .isCloseTo(5.0 / 3, within(1e-15));
        // With a stronger absolute part the middle one.
        assertThat(ClassCentre.of(new double[] {5, 0, 1}, 9, 1, -infinity, infinity))
                .isEqualTo(1);
        // No number may come out above 3.
        assertThat(ClassCentre.of(new double[] {5, 0, 1}, 1, 0, -infinity, 3)).isEqualTo(2);
    }
}
