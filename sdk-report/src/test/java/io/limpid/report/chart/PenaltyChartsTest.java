package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Penalty paths, penalty curves and learning curves. */
class PenaltyChartsTest {

    private static String texts(Chart chart) {
        return String.join(" ", MarkupParser.texts(chart.svg(), "text"));
    }

    private static long count(Chart chart, String style) {
        return MarkupParser.attributes(chart.svg()).stream()
                .filter(a -> a.equals("class=" + style))
                .count();
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(j -> "column " + j).toList();
    }

    @Test
    void svg_pathOfManyColumns_namesTwelveAndDrawsOthersPale() {
        PenaltyPathPlot plot = Results.path(names(30), 20);

        assertThat(texts(plot)).contains("Named: the 12 largest of 30 columns. Pale: 7 others. 0 all along: 11.");
        // Line and leader of each of twelve names in six colours.
        assertThat(count(plot, "limpid-series-1")).isEqualTo(4);
    }

    @Test
    void svg_pathOfThousandsOfColumns_staysSmall() {
        PenaltyPathPlot plot = PenaltyPathPlot.of(names(5_000), new double[] {1, 0.5}, new double[5_000][2]);

        assertThat(texts(plot)).contains("0 all along: 5,000.");
        assertThat(Results.path(names(5_000), 50).svg().length()).isLessThan(200_000);
    }

    @Test
    void svg_pathDownToZeroOrOfOneLambda_hasNoNaN() {
        double[][] two = {{0, 0.5, 1}};

        assertThat(texts(PenaltyPathPlot.of(List.of("a"), new double[] {1, 0.5, 0}, two)))
                .contains("1 0.5 0");
        assertThat(PenaltyPathPlot.of(List.of("a"), new double[] {0}, new double[][] {{1}})
                        .svg())
                .contains("limpid-series-1");
        assertThat(PenaltyPathPlot.of(List.of(), new double[] {1e-300, 1e-310}, new double[0][])
                        .svg())
                .isNotEmpty();
    }

    @Test
    void apart_crowdedPlaces_areALineApartAndInside() {
        double[] y = PenaltyPathPlot.apart(new double[] {50, 50, 51, 99}, 7, 100);

        assertThat(y).containsExactly(50, 64, 78, 99);
        assertThat(PenaltyPathPlot.apart(new double[] {95, 96, 97}, 7, 100)).containsExactly(72, 86, 100);
    }

    @Test
    void table_path_tellsWhereColumnsEnter() {
        String table = Results.path(names(3), 4).withMarks(0.25, 0.5).table();

        assertThat(MarkupParser.texts(table, "th"))
                .startsWith("column", "enters at lambda", "at lambda 0.5", "at lambda 0.25", "at lambda 0.125");
        assertThat(MarkupParser.texts(table, "td").subList(0, 4)).containsExactly("0.5", "0.5", "1", "1.5");
    }

    @Test
    void of_path_shapesAndNumbersAreChecked() {
        double[] lambdas = {1, 0.5};

        assertThatThrownBy(() -> PenaltyPathPlot.of(List.of("a"), lambdas, new double[0][]))
                .hasMessage("coefficients: expected those of 1 columns, got 0");
        assertThatThrownBy(() -> PenaltyPathPlot.of(List.of("a"), lambdas, new double[][] {{1}}))
                .hasMessageContaining("coefficients of \"a\": expected one for each of 2 lambdas, got 1");
        assertThatThrownBy(() -> PenaltyPathPlot.of(List.of("a"), lambdas, new double[][] {{1, Double.NaN}}))
                .hasMessage("coefficient of \"a\": expected a number up to 1e300, got NaN");
        assertThatThrownBy(() -> PenaltyPathPlot.of(List.of(), new double[] {0.5, 1}, new double[0][]))
                .hasMessage("lambdas: expected each to be smaller than the one before, got 1.0 after 0.5");
        assertThatThrownBy(() -> Results.path(names(2), 4).withMarks(0.25, 0.3))
                .hasMessage("lambda1se: expected one of the 4 lambdas, got 0.3");
        assertThatThrownBy(() -> Results.path(names(2), 4).withMarks(0.5, 0.25))
                .hasMessage("lambda1se: expected at least lambdaMin, 0.5, got 0.25");
    }

    @Test
    void svg_curve_marksBothLambdasAndTellsGaps() {
        PenaltyCurvePlot plot = Results.penalty(new LogLoss(), 8).withMarks(0.0625, 0.25);

        assertThat(texts(plot))
                .contains("best: lambda 0.0625", "within one standard error: lambda 0.25")
                .contains("The best mean: 0.500, at lambda 0.0625.")
                .contains("Values of lambda without a score: 1; the first: fold 2: <one> class.")
                .contains("coefficients that are not 0");
    }

    @Test
    void svg_curveWithoutAnyScore_saysSo() {
        PenaltyCurvePlot plot = PenaltyCurvePlot.of(
                new Accuracy(),
                List.of(new PenaltyCurvePlot.Point(
                        1, Score.undefined("nothing"), Score.undefined("nothing"), OptionalDouble.empty())));

        assertThat(texts(plot))
                .contains("without a score: 1; the first: nothing.")
                .doesNotContain("Bars:");
    }

    @Test
    void withMarks_lambdaWithoutAScore_isRefused() {
        assertThatThrownBy(() -> Results.penalty(new LogLoss(), 8).withMarks(0.125, 0.125))
                .hasMessage("marks: expected lambdas with a score, got 0.125");
    }

    @Test
    void ticks_manyMagnitudes_areApartAndRound() {
        List<String> wide = LambdaAxis.of(new double[] {1e3, 1e-9}, 0, 400).ticks(11.5).stream()
                .map(Axis.Tick::text)
                .toList();
        List<String> narrow = LambdaAxis.of(new double[] {0.6, 0.15}, 0, 400).ticks(11.5).stream()
                .map(Axis.Tick::text)
                .toList();

        assertThat(wide).containsExactly("1000", "10", "0.1", "0.001", "1e−5", "1e−7", "1e−9");
        assertThat(narrow).containsExactly("0.5", "0.2");
    }

    @Test
    void svg_learningCurve_tellsItsEndsAndWhatIsExpected() {
        LearningCurvePlot plot = Results.learning(new Accuracy());

        assertThat(MarkupParser.texts(plot.svg(), "desc").get(0))
                .isEqualTo("Training: 0.984 at 100 rows, 0.938 at 400. Validation: 0.781 at 100 rows, 0.875 at 400."
                        + " Expected: 0.906 at 800 rows.");
        assertThat(texts(plot)).contains("Bands: 95 % intervals of the mean over 5 folds.", "not measured");
    }

    @Test
    void svg_learningCurveOfOnePointOrWithAGap_hasNoNaN() {
        LearningCurvePlot.Estimate known = Results.estimate(0.5, 0.125);
        Score none = Score.undefined("fold 1 failed");
        List<LearningCurvePlot.Point> points = new ArrayList<>();
        points.add(new LearningCurvePlot.Point(10, known, known));

        assertThat(texts(LearningCurvePlot.of(new Accuracy(), points))).contains("10");

        points.add(new LearningCurvePlot.Point(20, known, new LearningCurvePlot.Estimate(none, none, none)));
        assertThat(texts(LearningCurvePlot.of(new Accuracy(), points)))
                .contains("Without a value at 20 rows: fold 1 failed.");
    }

    @Test
    void of_learningCurve_rowsMustRise() {
        LearningCurvePlot.Estimate known = Results.estimate(0.5, 0.125);
        LearningCurvePlot.Point ten = new LearningCurvePlot.Point(10, known, known);

        assertThatThrownBy(() -> LearningCurvePlot.of(new Accuracy(), List.of(ten, ten)))
                .hasMessage("rows: expected each to be more than before, got 10 after 10");
        assertThatThrownBy(() -> LearningCurvePlot.of(new Accuracy(), List.of()))
                .hasMessage("points: expected at least one, got none");
        assertThatThrownBy(() -> new LearningCurvePlot.Point(0, known, known))
                .hasMessage("rows: expected at least 1, got 0");
    }
}
