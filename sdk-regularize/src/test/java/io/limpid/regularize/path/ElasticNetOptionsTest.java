package io.limpid.regularize.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Penalty;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each option against glmnet 4.1-6 (gold/path_options.R), and its certificate against the definition. */
class ElasticNetOptionsTest {

    private static final Map<String, List<String[]>> GOLD = PathData.text("gold/path_options.csv")
            .lines()
            .skip(1)
            .map(line -> line.split(","))
            .collect(Collectors.groupingBy(
                    cells -> cells[0] + "," + cells[1] + "," + cells[2], TreeMap::new, Collectors.toList()));

    private static Dataset weighted(Dataset data, String option) {
        return option.equals("weights")
                ? data.withWeights(IntStream.range(0, data.rows())
                        .mapToDouble(i -> 1 + (i + 1) % 3)
                        .toArray())
                : data;
    }

    private static Dataset offset(Dataset data, String option, double size) {
        double[] values = IntStream.range(0, data.rows())
                .mapToDouble(i -> i % 2 == 0 ? size : -size)
                .toArray();
        return option.equals("offset")
                ? data.withFeatures(data.features().with(new Column(new Field.Numeric("o"), values)))
                : data;
    }

    private static double[] factors(int p) {
        double[] factors = new double[p];
        Arrays.fill(factors, 1);
        factors[0] = 0;
        factors[3] = 2;
        return factors;
    }

    @ParameterizedTest
    @CsvSource({
        "plain,1",
        "balanced,1",
        "weights,1",
        "offset,1",
        "factors,1",
        "limits,1",
        "no intercept,1",
        "as given,1",
        "plain,0.5",
        "balanced,0.5",
        "weights,0.5",
        "offset,0.5",
        "factors,0.5",
        "limits,0.5",
        "no intercept,0.5",
        "as given,0.5"
    })
    void fit_ofClasses_matchesGlmnet(String option, double l1Ratio) {
        Penalty penalty = new Penalty(0.05, l1Ratio);
        Dataset data = offset(weighted(PathData.breastCancer(), option), option, 0.5);
        ElasticNetClassification trainer = ElasticNet.classifier().withPenalty(penalty);
        NaiveGap gap =
                new NaiveGap(option.equals("balanced") ? ClassWeights.balanced().resample(data) : data, penalty);
        switch (option) {
            case "balanced" -> trainer = trainer.withClassWeights(ClassWeights.balanced());
            case "offset" -> {
                trainer = trainer.withOffset("o");
                gap.offset(30);
            }
            case "factors" -> {
                trainer = trainer.withPenaltyFactor("mean_radius", 0).withPenaltyFactor("mean_area", 2);
                gap.factors(factors(30));
            }
            case "limits" -> {
                for (String column : data.features().schema().names()) {
                    trainer = trainer.withLimits(column, CoefficientLimits.between(-2, 1));
                }
                gap.limits(-2, 1);
            }
            case "no intercept" -> {
                trainer = trainer.withIntercept(Intercept.NONE);
                gap.withoutIntercept();
            }
            case "as given" -> {
                trainer = trainer.withStandardization(Standardization.AS_GIVEN);
                gap.asGiven();
            }
            default -> {}
        }
        ElasticNetClassifier model = trainer.fit(data);
        double first = trainer.lambdas(data, l1Ratio, LambdaGrid.withDefaults(), Run.quiet())
                .lambdas()
                .get(0);
        assertMatches(option + ",0.05," + text(l1Ratio), model, model.evidence(), first);
        assertThat(gap.of(model)).isBetween(-1e-14, 1e-8);
    }

    @ParameterizedTest
    @CsvSource({
        "plain,1",
        "weights,1",
        "offset,1",
        "factors,1",
        "limits,1",
        "no intercept,1",
        "as given,1",
        "plain,0.5",
        "weights,0.5",
        "offset,0.5",
        "factors,0.5",
        "limits,0.5",
        "no intercept,0.5",
        "as given,0.5"
    })
    void fit_ofNumbersInGlmnetsScaling_matchesGlmnet(String option, double l1Ratio) {
        Penalty penalty = new Penalty(2, l1Ratio);
        Dataset data = offset(weighted(PathData.diabetes(), option), option, 50);
        ElasticNetRegression trainer =
                ElasticNet.regressor().withScaling(GaussianScaling.GLMNET).withPenalty(penalty);
        NaiveGap gap = new NaiveGap(data, penalty);
        switch (option) {
            case "offset" -> {
                trainer = trainer.withOffset("o");
                gap.offset(10);
            }
            case "factors" -> {
                trainer = trainer.withPenaltyFactor("age", 0).withPenaltyFactor("bp", 2);
                gap.factors(factors(10));
            }
            case "limits" -> {
                for (String column : data.features().schema().names()) {
                    trainer = trainer.withLimits(column, CoefficientLimits.between(0, 5));
                }
                gap.limits(0, 5);
            }
            case "no intercept" -> {
                trainer = trainer.withIntercept(Intercept.NONE);
                gap.withoutIntercept();
            }
            case "as given" -> {
                trainer = trainer.withStandardization(Standardization.AS_GIVEN);
                gap.asGiven();
            }
            default -> {}
        }
        ElasticNetRegressor model = trainer.fit(data);
        double first = trainer.lambdas(data, l1Ratio, LambdaGrid.withDefaults(), Run.quiet())
                .lambdas()
                .get(0);
        assertMatches(option + ",2," + text(l1Ratio), model, model.evidence(), first);
        assertThat(gap.glmnetScaling().of(model)).isBetween(-1e-14, 1e-8);
    }

    private static String text(double l1Ratio) {
        return l1Ratio == 1 ? "1" : "0.5";
    }

    /** Values to 1e-6 of themselves, the precision asked for; the gold is at thresh 1e-22. */
    private static void assertMatches(String name, LinearModel model, FitEvidence evidence, double first) {
        List<String[]> gold = GOLD.get(name);
        for (String[] line : gold) {
            double value = Double.parseDouble(line[4]);
            double ours = switch (line[3]) {
                case "deviance ratio" -> evidence.devianceRatio();
                case "largest lambda" -> first;
                case "(intercept)" -> model.intercept(0);
                default -> model.coefficient(0, model.features().require(line[3]));
            };
            double precision = line[3].equals("largest lambda") ? 1e-10 * value : 1e-6 * (1 + Math.abs(value));
            assertThat(ours).as(name + ", " + line[3]).isCloseTo(value, within(precision));
        }
        assertThat(evidence.certificate().status()).isEqualTo(Certificate.Status.CERTIFIED);
    }
}
