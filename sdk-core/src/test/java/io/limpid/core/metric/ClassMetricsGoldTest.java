package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.metric.GoldPredictions.Line;
import io.limpid.core.metric.RocAuc.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every metric and curve of a classifier against scikit-learn 1.9.1 on held-out probabilities of four real tables;
 * {@code gold/metrics.py} makes the files and says how.
 */
final class ClassMetricsGoldTest {

    /** Both sides add up at most 600 numbers of size one in double precision; a lift is up to 3 of these. */
    private static final double TOLERANCE = 1e-13;

    /** The logarithms of up to 36 that both sides add up may themselves differ by 2 ulp. */
    private static final double LOG_LOSS = 1e-12;

    private static final Map<String, Metric> METRICS =
            metrics().stream().collect(Collectors.toMap(Metric::name, Function.identity()));

    private static final Map<String, ClassPredictions> PREDICTIONS = Stream.of(
                    "ames", "breast_cancer", "credit", "penguins")
            .flatMap(data -> weights().stream().map(weights -> List.of(data, weights)))
            .collect(Collectors.toMap(List::toString, of -> GoldPredictions.of(of.get(0), of.get(1))));

    private static ClassPredictions predictions(String data, String weights) {
        return PREDICTIONS.get(List.of(data, weights).toString());
    }

    private static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(List.of(
                new LogLoss(),
                new Accuracy(),
                new BalancedAccuracy(),
                new Specificity(),
                new MatthewsCorrelation(),
                new PrAuc(),
                new Brier(),
                new Lift(0.1),
                new Lift(0.25),
                new CalibrationError(),
                new CalibrationError(Binning.EQUAL_MASS, 10),
                new CalibrationError(Binning.EQUAL_WIDTH, 15),
                new TopKAccuracy(1),
                new TopKAccuracy(2)));
        for (Average average : Average.values()) {
            metrics.add(new Precision(average));
            metrics.add(new Recall(average));
            metrics.add(new F1(average));
            metrics.add(new FBeta(2, average));
            metrics.add(new FBeta(0.5, average));
        }
        for (CohenKappa.Disagreement disagreement : CohenKappa.Disagreement.values()) {
            metrics.add(new CohenKappa(disagreement));
        }
        for (Comparison comparison : Comparison.values()) {
            metrics.add(new RocAuc(comparison));
        }
        return metrics;
    }

    static List<Line> values() {
        return GoldPredictions.lines("metrics_values.csv");
    }

    @ParameterizedTest
    @MethodSource("values")
    void score_matchesScikitLearn(Line line) {
        ClassPredictions predictions = predictions(line.text("data"), line.text("weights"));
        Metric metric = METRICS.get(line.text("metric"));
        assertThat(metric.score(predictions).require())
                .isCloseTo(line.number("value"), within(metric instanceof LogLoss ? LOG_LOSS : TOLERANCE));
    }

    @Test
    void values_nameEveryMetric() {
        assertThat(values().stream().map(line -> line.text("metric")))
                .containsOnly(METRICS.keySet().toArray(new String[0]));
    }

    private static List<Line> curves(String weights) {
        return GoldPredictions.lines("metrics_curves.csv").stream()
                .filter(line -> line.text("weights").equals(weights))
                .toList();
    }

    private static void assertClose(double actual, Line line, String column) {
        assertThat(actual).as("%s of %s", column, line).isCloseTo(line.number(column), within(TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("weights")
    void rocCurve_matchesScikitLearn(String weights) {
        List<Line> gold = curves(weights);
        RocCurve curve = RocCurve.of(predictions("credit", weights));
        assertThat(curve.size()).isEqualTo(gold.size() + 1);
        assertThat(curve.threshold(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(curve.falsePositiveRate(0)).isZero();
        assertThat(curve.truePositiveRate(0)).isZero();
        for (int i = 0; i < gold.size(); i++) {
            assertThat(curve.threshold(i + 1)).isEqualTo(gold.get(i).number("threshold"));
            assertClose(curve.falsePositiveRate(i + 1), gold.get(i), "fpr");
            assertClose(curve.truePositiveRate(i + 1), gold.get(i), "tpr");
        }
    }

    @ParameterizedTest
    @MethodSource("weights")
    void precisionRecallCurve_matchesScikitLearn(String weights) {
        List<Line> gold = curves(weights);
        PrecisionRecallCurve curve = PrecisionRecallCurve.of(predictions("credit", weights));
        assertThat(curve.size()).isEqualTo(gold.size());
        for (int i = 0; i < gold.size(); i++) {
            assertThat(curve.threshold(i)).isEqualTo(gold.get(i).number("threshold"));
            assertClose(curve.precision(i), gold.get(i), "precision");
            assertClose(curve.recall(i), gold.get(i), "recall");
        }
    }

    @ParameterizedTest
    @MethodSource("weights")
    void gainCurve_matchesScikitLearn(String weights) {
        List<Line> gold = curves(weights);
        GainCurve curve = GainCurve.of(predictions("credit", weights));
        assertThat(curve.size()).isEqualTo(gold.size());
        for (int i = 0; i < gold.size(); i++) {
            assertThat(curve.threshold(i)).isEqualTo(gold.get(i).number("threshold"));
            assertClose(curve.fraction(i), gold.get(i), "called");
            assertClose(curve.gain(i), gold.get(i), "recall");
        }
    }

    /** Tolerance: weights add up to about 900, with 1e-16 of rounding each. */
    @ParameterizedTest
    @MethodSource("weights")
    void thresholdSweep_matchesScikitLearn(String weights) {
        List<Line> gold = curves(weights);
        ThresholdSweep sweep = ThresholdSweep.of(predictions("credit", weights));
        assertThat(sweep.size()).isEqualTo(gold.size());
        for (int i = 0; i < gold.size(); i++) {
            assertThat(sweep.threshold(i)).isEqualTo(gold.get(i).number("threshold"));
            ConfusionMatrix matrix = sweep.confusion(i);
            double[] cells = {matrix.weight(0, 0), matrix.weight(0, 1), matrix.weight(1, 0), matrix.weight(1, 1)};
            double[] expected = gold.get(i).numbers("tn", "fp", "fn", "tp");
            assertThat(cells).containsExactly(expected, within(1e-10));
        }
    }

    static List<String> weights() {
        return List.of("equal", "given");
    }

    static List<List<String>> binnings() {
        return GoldPredictions.lines("metrics_bins.csv").stream()
                .map(line -> List.of(line.text("data"), line.text("weights"), line.text("binning")))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("binnings")
    void calibrationCurve_matchesScikitLearnAndScipy(List<String> of) {
        List<Line> gold = GoldPredictions.lines("metrics_bins.csv").stream()
                .filter(line -> of.equals(List.of(line.text("data"), line.text("weights"), line.text("binning"))))
                .toList();
        List<CalibrationCurve.Bin> bins = CalibrationCurve.of(
                        predictions(of.get(0), of.get(1)), Binning.valueOf(of.get(2)), 10)
                .bins();
        assertThat(bins).hasSameSizeAs(gold);
        for (int b = 0; b < gold.size(); b++) {
            assertClose(bins.get(b).meanPredicted(), gold.get(b), "predicted");
            assertClose(bins.get(b).observedShare(), gold.get(b), "observed");
            assertThat(bins.get(b).weight()).isCloseTo(gold.get(b).number("weight"), within(1e-10));
            if (of.get(1).equals("equal")) {
                assertClose(bins.get(b).shareLow(), gold.get(b), "low");
                assertClose(bins.get(b).shareHigh(), gold.get(b), "high");
            }
        }
    }
}
