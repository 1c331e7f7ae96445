package io.limpid.regularize.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.ClassificationMetric;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.RocAuc;
import io.limpid.core.metric.Score;
import io.limpid.core.model.LambdaSequence;
import io.limpid.regularize.path.ElasticNet;
import io.limpid.regularize.path.GaussianScaling;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * R 4.2.2, glmnet 4.1-6: {@code cv.glmnet(x, y, lambda = <that of the file>, foldid = (row mod 10) + 1, thresh = 1e-14,
 * type.measure = ...)}; see the README beside the files.
 */
class CvGlmnetGoldTest {

    /** The files' own digits: both solve to 1e-14, and a curve's values follow the coefficients. */
    private static final double PERCENT = 1e-4;

    private static final Map<Double, PenaltyCurve> BREAST_CANCER = new ConcurrentHashMap<>();

    /** Ridge, whose penalty glmnet divides by the deviation of the target of the rows at hand. */
    @Test
    void curves_diabetesRidge_areThoseOfCvGlmnet() {
        double[][] gold = TuningData.gold("diab_cvfix_a0");
        PenaltyCurve curve = PenaltySearch.of(
                        Ridge.of(Ridge.Scaling.GLMNET), TuningData.modulo(10), new MeanSquaredError())
                .withLambdas(lambdas(0, gold))
                .curves(TuningData.file("diabetes", "target"))
                .curve();

        assertCurve(curve, 0, gold, PERCENT);
        assertThat(curve.lambdaMin().lambda()).isCloseTo(4.516003, withinPercentage(1e-5));
        assertThat(curve.lambda1se().lambda()).isCloseTo(50.7293471, withinPercentage(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"a1, 1, 0.826761957, 7.71040968", "a0.5, 0.5, 1.50662941, 12.8026352"})
    void curves_diabetes_areThoseOfCvGlmnet(String file, double l1Ratio, double lambdaMin, double lambda1se) {
        double[][] gold = TuningData.gold("diab_cvfix_" + file);
        PenaltyCurve curve = PenaltySearch.of(
                        ElasticNet.regressor().withScaling(GaussianScaling.GLMNET),
                        TuningData.modulo(10),
                        new MeanSquaredError())
                .withLambdas(lambdas(l1Ratio, gold))
                .curves(TuningData.file("diabetes", "target"))
                .curve();

        assertCurve(curve, 0, gold, PERCENT);
        assertThat(curve.lambdaMin().lambda()).isCloseTo(lambdaMin, withinPercentage(1e-6));
        assertThat(curve.lambda1se().lambda()).isCloseTo(lambda1se, withinPercentage(1e-6));
    }

    /**
     * With a lasso's share glmnet's own fits are not exact enough near separation, whatever its threshold: the curves of
     * exact ones, below, differ from its by up to 1.8e-5 and ours do not.
     */
    @ParameterizedTest
    @CsvSource({
        "a1, 1, 2.5e-3, 0.00158538392, 0.00531357696",
        "a0.5, 0.5, 3e-4, 0.00181442994, 0.00732488498",
        "a0, 0, 1e-4, 0.0383683244, 0.0507206669"
    })
    void curves_breastCancerDeviance_areThoseOfCvGlmnet(
            String file, double l1Ratio, double percent, double lambdaMin, double lambda1se) {
        double[][] gold = TuningData.gold("bc_cvfix_" + file + "_deviance");
        PenaltyCurve curve = breastCancer(l1Ratio, gold);

        assertCurve(curve, 0, gold, percent);
        assertThat(curve.lambdaMin().lambda()).isCloseTo(lambdaMin, withinPercentage(1e-6));
        assertThat(curve.lambda1se().lambda()).isCloseTo(lambda1se, withinPercentage(1e-6));
        // Where no probability is within 1e-5 of a certainty, the deviance is twice the log loss.
        for (int m = 0; m < 20; m++) {
            assertThat(2 * curve.points(1).get(m).summary().validation().require())
                    .isCloseTo(gold[m][1], withinPercentage(PERCENT));
        }
    }

    /**
     * exact.py beside the files, numpy 2.4.6. Both solve to derivatives of some 1e-14; the deviance of a wrong near
     * certainty magnifies what is left.
     */
    @ParameterizedTest
    @CsvSource({"a1, 1", "a0.5, 0.5"})
    void curves_breastCancerDeviance_areThoseOfExactFits(String file, double l1Ratio) {
        double[][] exact = TuningData.gold("bc_exact_" + file);

        assertCurve(breastCancer(l1Ratio, exact), 0, exact, 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"a1, 1", "a0.5, 0.5", "a0, 0"})
    void curves_breastCancerAucAndError_areThoseOfCvGlmnet(String file, double l1Ratio) {
        double[][] auc = TuningData.gold("bc_cvfix_" + file + "_auc");
        PenaltyCurve curve = breastCancer(l1Ratio, auc);

        assertCurve(curve, 2, auc, PERCENT);
        assertCurve(curve, 3, TuningData.gold("bc_cvfix_" + file + "_class"), PERCENT);
    }

    @Test
    void choice_breastCancerLassoByAucAndError_isThatOfCvGlmnet() {
        PenaltyCurve curve = breastCancer(1, TuningData.gold("bc_cvfix_a1_auc"));

        double[][] chosen = {{0.00158538392, 0.00366244249}, {0.00190960055, 0.00401952611}};
        for (int metric = 2; metric < 4; metric++) {
            assertThat(curve.choice(metric, ChoiceRule.BEST).penalty().lambda())
                    .isCloseTo(chosen[metric - 2][0], withinPercentage(1e-6));
            assertThat(curve.choice(metric, ChoiceRule.ONE_STANDARD_ERROR)
                            .penalty()
                            .lambda())
                    .isCloseTo(chosen[metric - 2][1], withinPercentage(1e-6));
        }
    }

    /** By all metrics, fitted once for each kind of penalty. */
    private static PenaltyCurve breastCancer(double l1Ratio, double[][] gold) {
        return BREAST_CANCER.computeIfAbsent(
                l1Ratio,
                ratio -> PenaltySearch.of(
                                ElasticNet.classifier(),
                                TuningData.modulo(10),
                                new ClippedDeviance(),
                                new LogLoss(),
                                new RocAuc(),
                                new Misclassification())
                        .withLambdas(lambdas(ratio, gold))
                        .with(ScoredRows.VALIDATION)
                        .curves(benign())
                        .curve());
    }

    /**
     * The files' target, 1 for benign. Where probabilities round to 1 the area counts ties, so it is not the same with
     * the classes exchanged.
     */
    private static Dataset benign() {
        Dataset data = TuningData.file("breast_cancer", "diagnosis");
        double[] one = Arrays.stream(data.target().values())
                .map(level -> data.classes().get((int) level).equals("benign") ? 1 : 0)
                .toArray();
        return Dataset.of(data.features(), new Column(new Field.Categorical("benign", List.of("0", "1")), one));
    }

    /** Means and standard errors, to a relative tolerance in percent. */
    private static void assertCurve(PenaltyCurve curve, int metric, double[][] gold, double percent) {
        List<PenaltyCurve.Point> points = curve.points(metric);
        for (int m = 0; m < gold.length; m++) {
            assertThat(points.get(m).summary().validation().require())
                    .as("mean at %s", gold[m][0])
                    .isCloseTo(gold[m][1], withinPercentage(percent));
            assertThat(points.get(m).standardError().require())
                    .as("standard error at %s", gold[m][0])
                    .isCloseTo(gold[m][2], withinPercentage(percent));
        }
    }

    private static LambdaSequence lambdas(double l1Ratio, double[][] gold) {
        return new LambdaSequence(
                l1Ratio, Arrays.stream(gold).map(row -> row[0]).toList());
    }

    /** glmnet's: minus twice the mean log-likelihood, probabilities moved into [1e-5, 1 - 1e-5]. */
    private record ClippedDeviance() implements ClassificationMetric {
        @Override
        public String name() {
            return "deviance";
        }

        @Override
        public Direction direction() {
            return Direction.LOWER_IS_BETTER;
        }

        @Override
        public Score score(ClassPredictions p) {
            double sum = 0;
            for (int i = 0; i < p.rows(); i++) {
                double likely = p.values()[i * p.outputs() + (int) p.target().values()[i]];
                sum -= 2 * Math.log(Math.min(Math.max(likely, 1e-5), 1 - 1e-5));
            }
            return Score.of(sum / p.rows());
        }
    }

    /** The share of rows predicted wrong. */
    private record Misclassification() implements ClassificationMetric {
        @Override
        public String name() {
            return "error";
        }

        @Override
        public Direction direction() {
            return Direction.LOWER_IS_BETTER;
        }

        @Override
        public Score score(ClassPredictions p) {
            return Score.of(1 - new Accuracy().score(p).require());
        }
    }
}
