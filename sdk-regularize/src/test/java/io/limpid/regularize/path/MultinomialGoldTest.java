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
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths of three classes against glmnet 4.1-6 and scikit-learn; gold/README.md has the commands. */
class MultinomialGoldTest {

    private static final Map<String, List<String[]>> OPTIONS = PathData.text("gold/multinomial_options.csv")
            .lines()
            .skip(1)
            .map(line -> line.split(","))
            .collect(Collectors.groupingBy(cells -> cells[0] + "," + cells[2], TreeMap::new, Collectors.toList()));

    private static Dataset data(String name) {
        return name.startsWith("iris") ? PathData.iris() : PathData.wine();
    }

    /**
     * Lambdas to 1e-10. Coefficients to 1e-6 on the standardised scale, the precision asked for; or, where glmnet's
     * coordinate descent has stopped before that, an objective that is not above the gold's by more than the rounding of
     * its sum.
     */
    @ParameterizedTest
    @CsvSource({"iris_a1, 1", "iris_a0.5, 0.5", "iris_a0, 0", "wine_a1, 1"})
    void path_ofThreeClasses_matchesGlmnet(String name, double l1Ratio) {
        double[][] gold = PathData.gold(name);
        Dataset data = data(name);
        PenaltyPath<ElasticNetClassifier> path = ElasticNet.classifier()
                .fitPath(data, l1Ratio, LambdaGrid.withDefaults(), Run.quiet())
                .fits();
        assertThat(path.lambdas().size()).isEqualTo(gold.length);
        for (int m = 0; m < gold.length; m++) {
            ElasticNetClassifier model = path.models().get(m);
            FitEvidence evidence = model.evidence();
            assertThat(path.lambdas().lambdas().get(m) / gold[m][0]).isCloseTo(1, within(1e-10));
            assertThat(evidence.devianceRatio()).isCloseTo(gold[m][1], within(1e-7));
            assertThat((double) evidence.nonzeros()).isEqualTo(gold[m][2]);
            assertThat(evidence.certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
            assertCoefficients(model, gold[m], data, evidence.penalty());
        }
    }

    private static void assertCoefficients(LinearModel model, double[] gold, Dataset data, Penalty penalty) {
        int p = model.features().size();
        double[][] ours = new double[3][p + 1];
        double[][] theirs = new double[3][];
        double off = 0;
        for (int k = 0; k < 3; k++) {
            theirs[k] = Arrays.copyOfRange(gold, 3 + k * (p + 1), 3 + (k + 1) * (p + 1));
            ours[k][0] = model.intercept(k);
            for (int j = 0; j < p; j++) {
                ours[k][j + 1] = model.coefficient(k, j);
                off = Math.max(off, Math.abs(ours[k][j + 1] - theirs[k][j + 1]) * deviation(data, j));
            }
        }
        if (off > 1e-6) {
            assertThat(objective(data, ours, penalty) - objective(data, theirs, penalty))
                    .as("off by %s at %s", off, penalty)
                    .isLessThanOrEqualTo(1e-16);
        } else {
            for (int k = 0; k < 3; k++) {
                assertThat(ours[k][0]).isCloseTo(theirs[k][0], within(1e-5 * (1 + Math.abs(theirs[k][0]))));
            }
        }
    }

    private static double deviation(Dataset data, int j) {
        return Moments.of("x", data.features().column(j), data.weights()).deviation();
    }

    /** Minus the log-likelihood of row {@code i}; the intercept stands before the coefficients. */
    private static double loss(Dataset data, int i, double[][] b) {
        double[] z = new double[3];
        for (int k = 0; k < 3; k++) {
            z[k] = b[k][0];
            for (int j = 1; j < b[k].length; j++) {
                z[k] += b[k][j] * data.features().column(j - 1)[i];
            }
        }
        double own = z[(int) data.target().values()[i]];
        return Math.log(Arrays.stream(z).map(v -> Math.exp(v - own)).sum());
    }

    private static double objective(Dataset data, double[][] b, Penalty penalty) {
        double sum = 0;
        for (int i = 0; i < data.rows(); i++) {
            sum += loss(data, i, b);
        }
        sum /= data.rows();
        for (int j = 1; j < b[0].length; j++) {
            for (double[] own : b) {
                double c = own[j] * deviation(data, j - 1);
                sum += penalty.lambda() * (penalty.l1Ratio() * Math.abs(c) + 0.5 * (1 - penalty.l1Ratio()) * c * c);
            }
        }
        return sum;
    }

    /**
     * Ten folds by row number and one path each, at the lambdas of glmnet's cross-validation. To 1e-9 of an independent
     * solution to rounding, whose optimality conditions hold to 1e-12; and to 4e-5 of glmnet, which is that far from it
     * at {@code thresh = 1e-14}. Probabilities are kept from 1e-5 to 1 - 1e-5, as glmnet does for this mean.
     */
    @Test
    void path_ofEachFoldOfIris_hasTheDevianceOfAnExactSolutionAndNearlyThatOfGlmnet() {
        double[][] gold = PathData.gold("iris_cvfix");
        double[][] exact = PathData.gold("iris_cvfix_exact");
        Dataset data = PathData.iris();
        LambdaSequence lambdas =
                new LambdaSequence(1, Arrays.stream(gold).map(line -> line[0]).toList());
        double[] deviance = new double[gold.length];
        for (int f = 0; f < 10; f++) {
            int fold = f;
            Dataset train = data.select(
                    IntStream.range(0, 150).filter(i -> i % 10 != fold).toArray());
            Dataset rest = data.select(
                    IntStream.range(0, 150).filter(i -> i % 10 == fold).toArray());
            PenaltyPath<ElasticNetClassifier> path = ElasticNet.classifier().path(train, lambdas, Run.quiet());
            for (int m = 0; m < gold.length; m++) {
                double[] p = path.models().get(m).predict(rest.features());
                for (int i = 0; i < rest.rows(); i++) {
                    double own = p[3 * i + (int) rest.target().values()[i]];
                    deviance[m] -= 2 * Math.log(Math.min(Math.max(own, 1e-5), 1 - 1e-5)) / 150;
                }
            }
        }
        for (int m = 0; m < gold.length; m++) {
            assertThat(deviance[m] / exact[m][1]).as("lambda %s", gold[m][0]).isCloseTo(1, within(1e-9));
            assertThat(deviance[m] / gold[m][1]).as("lambda %s", gold[m][0]).isCloseTo(1, within(4e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "plain,1", "weights,1", "factors,1", "limits,1", "no intercept,1", "as given,1", "balanced,1",
        "plain,0.5", "weights,0.5", "factors,0.5", "limits,0.5", "no intercept,0.5", "as given,0.5", "balanced,0.5",
        "plain,0", "weights,0", "factors,0", "limits,0", "no intercept,0", "as given,0", "balanced,0"
    })
    void fit_withAnOption_matchesGlmnet(String option, String l1Ratio) {
        Penalty penalty = new Penalty(0.01, Double.parseDouble(l1Ratio));
        Dataset data = data(option.equals("balanced") ? "wine" : "iris");
        if (option.equals("weights")) {
            data = data.withWeights(
                    IntStream.rangeClosed(1, 150).mapToDouble(i -> 1 + i % 3).toArray());
        }
        ElasticNetClassification trainer = ElasticNet.classifier().withPenalty(penalty);
        Dataset counted = option.equals("balanced") ? ClassWeights.balanced().resample(data) : data;
        NaiveGap parts = new NaiveGap(counted, penalty);
        NaiveMultinomialGap gap = new NaiveMultinomialGap(counted, parts);
        switch (option) {
            case "balanced" -> trainer = trainer.withClassWeights(ClassWeights.balanced());
            case "factors" -> {
                trainer = trainer.withPenaltyFactor("sepal_length", 0).withPenaltyFactor("petal_length", 2);
                parts.factors(0, 1, 2, 1);
            }
            case "limits" -> {
                for (String column : data.features().schema().names()) {
                    trainer = trainer.withLimits(column, CoefficientLimits.between(-1.5, 2));
                }
                parts.limits(-1.5, 2);
            }
            case "no intercept" -> {
                trainer = trainer.withIntercept(Intercept.NONE);
                gap.withoutIntercept();
            }
            case "as given" -> {
                trainer = trainer.withStandardization(Standardization.AS_GIVEN);
                parts.asGiven();
            }
            default -> {}
        }
        ElasticNetClassifier model = trainer.fit(data);
        double first = trainer.lambdas(data, penalty.l1Ratio(), LambdaGrid.withDefaults(), Run.quiet())
                .lambdas()
                .get(0);
        assertMatches(OPTIONS.get(option + "," + l1Ratio), model, first);
        assertThat(gap.of(model)).isBetween(-1e-14, 1e-8);
    }

    /**
     * Values to 1e-6 of themselves, the precision asked for; the gold is at thresh 1e-17. glmnet begins a ridge before it
     * has fitted the columns without penalty, which it does for other penalties, so that its first lambda is no reference
     * there.
     */
    private static void assertMatches(List<String[]> gold, ElasticNetClassifier model, double first) {
        for (String[] line : gold) {
            if (line[0].equals("factors") && line[2].equals("0") && line[4].equals("largest lambda")) {
                continue;
            }
            double value = Double.parseDouble(line[5]);
            int k = model.classes().indexOf(line[3]);
            double ours = switch (line[4]) {
                case "deviance ratio" -> model.evidence().devianceRatio();
                case "largest lambda" -> first;
                case "(intercept)" -> model.intercept(k);
                default -> model.coefficient(k, model.features().require(line[4]));
            };
            double precision = line[4].equals("largest lambda") ? 1e-10 * value : 1e-6 * (1 + Math.abs(value));
            assertThat(ours).as(String.join(" ", line)).isCloseTo(value, within(precision));
        }
        assertThat(model.evidence().certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
    }

    /**
     * On such data schemes that take the second derivatives within classes only cycle. Against scikit-learn's
     * LogisticRegression(C = 1, solver = "newton-cholesky"), which agrees with its lbfgs to 2e-7.
     */
    @Test
    void fit_whereClassByClassSchemesCycle_matchesScikitLearn() {
        double[][] gold = PathData.gold("hard_classes_C1");
        Dataset data = hard();
        ElasticNetClassifier model = ElasticNet.classifier()
                .withStandardization(Standardization.AS_GIVEN)
                .withPenalty(Penalty.ridge(Conversions.lambdaOfC(1, 20)))
                .fit(data);
        assertThat(model.evidence().certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
        for (int k = 0; k < 3; k++) {
            assertThat(model.intercept(k)).isCloseTo(gold[k][0], within(1e-7));
            for (int j = 0; j < 20; j++) {
                assertThat(model.coefficient(k, j)).isCloseTo(gold[k][1 + j], within(1e-7));
            }
        }
    }

    /** The same data all along the path, each certificate confirmed from the definition. */
    @ParameterizedTest
    @CsvSource({"1", "0.5", "0"})
    void path_whereClassByClassSchemesCycle_isCertified(double l1Ratio) {
        Dataset data = hard();
        LambdaSequence lambdas = ElasticNet.classifier()
                .lambdas(data, l1Ratio, LambdaGrid.withDefaults().withCount(40), Run.quiet());
        for (ElasticNetClassifier model :
                ElasticNet.classifier().path(data, lambdas, Run.quiet()).models()) {
            NaiveGap parts = new NaiveGap(data, model.evidence().penalty());
            assertThat(model.evidence().certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
            assertThat(new NaiveMultinomialGap(data, parts).of(model)).isBetween(-1e-14, 1e-8);
        }
    }

    private static Dataset hard() {
        double[][] lines = PathData.gold("hard_classes");
        double[] y = Arrays.stream(lines).mapToDouble(line -> line[0]).toArray();
        double[][] x = new double[20][];
        for (int j = 0; j < 20; j++) {
            int place = 1 + j;
            x[j] = Arrays.stream(lines).mapToDouble(line -> line[place]).toArray();
        }
        return PathData.classes(3, y, x);
    }
}
