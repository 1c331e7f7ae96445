package io.limpid.regularize.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Moments;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.PenaltyPath;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole paths against glmnet 4.1-6; gold/README.md has the commands. */
class ElasticNetGoldTest {

    /**
     * Lambdas to 1e-10. Coefficients to 1e-6 on the standardised scale, the precision asked for; or, where the gold is
     * less precise than that because glmnet's coordinate descent stops early in a flat valley, an objective that is not
     * above the gold's by more than the rounding of its sum.
     */
    @ParameterizedTest
    @CsvSource({"bc_a1, 1", "bc_a0.5, 0.5", "bc_a0, 0"})
    void path_ofBreastCancer_matchesGlmnet(String name, double l1Ratio) {
        double[][] gold = PathData.gold(name);
        Dataset data = PathData.breastCancer();
        LambdaSequence lambdas = ElasticNet.classifier().lambdas(data, l1Ratio, LambdaGrid.withDefaults(), Run.quiet());
        PenaltyPath<ElasticNetClassifier> path = ElasticNet.classifier().path(data, lambdas, Run.quiet());
        assertThat(gold.length).isEqualTo(lambdas.size());
        for (int m = 0; m < gold.length; m++) {
            FitEvidence evidence = path.models().get(m).evidence();
            assertThat(lambdas.lambdas().get(m) / gold[m][0]).isCloseTo(1, within(1e-10));
            // glmnet's own deviance ratio has the error of its coefficients, to first order.
            assertThat(evidence.devianceRatio()).isCloseTo(gold[m][1], within(1e-7));
            assertThat(evidence.certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
            assertCoefficients(path.models().get(m), gold[m], data, lambdas.penalty(m));
        }
    }

    private static void assertCoefficients(LinearModel model, double[] gold, Dataset data, Penalty penalty) {
        double[] theirs = Arrays.copyOfRange(gold, 4, gold.length);
        double[] ours = new double[theirs.length];
        double off = 0;
        for (int j = 0; j < ours.length; j++) {
            ours[j] = model.coefficient(0, j);
            off = Math.max(off, Math.abs(ours[j] - theirs[j]) * deviation(data, j));
        }
        if (off > 1e-6) {
            double difference =
                    objective(data, ours, model.intercept(0), penalty) - objective(data, theirs, gold[3], penalty);
            assertThat(difference).as("off by %s", off).isLessThanOrEqualTo(1e-16);
        } else {
            assertThat(model.intercept(0)).isCloseTo(gold[3], within(1e-5 * (1 + Math.abs(gold[3]))));
        }
    }

    private static double deviation(Dataset data, int j) {
        return Moments.of("x", data.features().column(j), data.weights()).deviation();
    }

    private static double objective(Dataset data, double[] b, double intercept, Penalty penalty) {
        double sum = 0;
        for (int i = 0; i < data.rows(); i++) {
            double z = intercept;
            for (int j = 0; j < b.length; j++) {
                z += b[j] * data.features().column(j)[i];
            }
            double y = data.target().values()[i];
            sum += Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - y * z;
        }
        sum /= data.rows();
        for (int j = 0; j < b.length; j++) {
            double c = b[j] * deviation(data, j);
            sum += penalty.lambda() * (penalty.l1Ratio() * Math.abs(c) + 0.5 * (1 - penalty.l1Ratio()) * c * c);
        }
        return sum;
    }

    /** Raw coefficients to 1e-6 of themselves or absolutely: the Gaussian gold is that good throughout. */
    @ParameterizedTest
    @CsvSource({"diab_a1, 1", "diab_a0.5, 0.5"})
    void path_ofDiabetesInGlmnetsScaling_matchesGlmnet(String name, double l1Ratio) {
        double[][] gold = PathData.gold(name);
        Dataset data = PathData.diabetes();
        ElasticNetRegression trainer = ElasticNet.regressor().withScaling(GaussianScaling.GLMNET);
        LambdaSequence lambdas = trainer.lambdas(data, l1Ratio, LambdaGrid.withDefaults(), Run.quiet());
        PenaltyPath<ElasticNetRegressor> path = trainer.path(data, lambdas, Run.quiet());
        for (int m = 0; m < gold.length; m++) {
            ElasticNetRegressor model = path.models().get(m);
            assertThat(lambdas.lambdas().get(m) / gold[m][0]).isCloseTo(1, within(1e-10));
            assertThat(model.evidence().devianceRatio()).isCloseTo(gold[m][1], within(1e-9));
            assertThat((double) model.evidence().nonzeros()).isEqualTo(gold[m][2]);
            assertThat(model.evidence().certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
            assertThat(model.intercept(0)).isCloseTo(gold[m][3], within(1e-6 * Math.abs(gold[m][3])));
            for (int j = 0; j < 10; j++) {
                double expected = gold[m][4 + j];
                assertThat(model.coefficient(0, j)).isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
            }
        }
    }

    /** glmnet 4.1-6 with thresh = 1e-14 gives 86 and 88 lambdas; its default thresh gives 88 for the lasso. */
    @ParameterizedTest
    @CsvSource({"1, 86", "0.5, 88"})
    void fitPath_ofDiabetes_endsWhereGlmnetDoes(double l1Ratio, int expected) {
        ElasticNetPath<ElasticNetRegressor> path = ElasticNet.regressor()
                .withScaling(GaussianScaling.GLMNET)
                .fitPath(PathData.diabetes(), l1Ratio, LambdaGrid.withDefaults(), Run.quiet());
        assertThat(path.ending()).isEqualTo(ElasticNetPath.Ending.FLAT);
        assertThat(path.fits().lambdas().size()).isEqualTo(expected);
    }

    /** glmnet 4.1-6 goes through the whole grid. */
    @Test
    void fitPath_ofBreastCancer_goesThroughTheGrid() {
        ElasticNetPath<ElasticNetClassifier> path =
                ElasticNet.classifier().fitPath(PathData.breastCancer(), 1, LambdaGrid.withDefaults(), Run.quiet());
        assertThat(path.ending()).isEqualTo(ElasticNetPath.Ending.GRID);
        assertThat(path.fits().models()).hasSize(100);
    }

    /** scikit-learn 1.2.1, StandardScaler and LogisticRegression(C = 1), confirmed by a second solver to 3e-9. */
    @Test
    void fit_ofScikitLearnsC_matchesScikitLearn() {
        Dataset data = PathData.breastCancer();
        double[] gold = Arrays.stream(PathData.text("gold/bc_std_l2_C1.csv").split(","))
                .mapToDouble(cell -> Double.parseDouble(cell.trim()))
                .toArray();
        ElasticNetClassifier model = ElasticNet.classifier()
                .withPenalty(Penalty.ridge(Conversions.lambdaOfC(1, data.rows())))
                .fit(data);
        double intercept = model.intercept(0);
        for (int j = 0; j < 30; j++) {
            Moments moments = Moments.of("x", data.features().column(j), data.weights());
            intercept += model.coefficient(0, j) * moments.mean();
            assertThat(model.coefficient(0, j) * moments.deviation()).isCloseTo(gold[1 + j], within(1e-8));
        }
        assertThat(intercept).isCloseTo(gold[0], within(1e-8));
    }

    /** Every fit's own claim, from the definition; 1e-8 is what a certificate says. */
    @ParameterizedTest
    @CsvSource({"1", "0.5", "0"})
    void certificate_ofEveryLambda_isConfirmedByTheDefinition(double l1Ratio) {
        for (Dataset data : List.of(PathData.breastCancer(), PathData.classes(60, 90, 3))) {
            PenaltyPath<ElasticNetClassifier> path = ElasticNet.classifier()
                    .fitPath(data, l1Ratio, LambdaGrid.withDefaults().withCount(40), Run.quiet())
                    .fits();
            path.models()
                    .forEach(model -> assertThat(
                                    new NaiveGap(data, model.evidence().penalty()).of(model))
                            .isBetween(-1e-14, 1e-8));
        }
        for (Dataset data : List.of(PathData.diabetes(), PathData.numbers(50, 80, 4))) {
            PenaltyPath<ElasticNetRegressor> path = ElasticNet.regressor()
                    .fitPath(data, l1Ratio, LambdaGrid.withDefaults().withCount(40), Run.quiet())
                    .fits();
            path.models()
                    .forEach(model -> assertThat(
                                    new NaiveGap(data, model.evidence().penalty()).of(model))
                            .isBetween(-1e-14, 1e-8));
        }
    }
}
