package io.limpid.report.chart;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.Binning;
import io.limpid.core.metric.CalibrationCurve;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.ConfusionMatrix;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.PrecisionRecallCurve;
import io.limpid.core.metric.RSquared;
import io.limpid.core.metric.RocCurve;
import io.limpid.core.metric.Score;
import io.limpid.regularize.validation.CrossValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Small judgements of models with literal numbers, which the charts of them draw. */
public final class Results {

    private Results() {}

    /** Probabilities of "yes" and whether it came true. */
    public static ClassPredictions predictions(double[] probabilities, int... truth) {
        double[] values = new double[2 * truth.length];
        double[] target = new double[truth.length];
        double[] weights = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
            values[2 * i] = 1 - probabilities[i];
            values[2 * i + 1] = probabilities[i];
            target[i] = truth[i];
            weights[i] = 1;
        }
        List<String> classes = List.of("no", "yes");
        Column column = new Column(new Field.Categorical("sold", classes), target);
        return new ClassPredictions(column, values, 2, classes, 1, 0.5, weights);
    }

    /** Eight rows, two of them ranked wrong. */
    public static ClassPredictions eight() {
        return predictions(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9}, 0, 0, 1, 0, 1, 1, 0, 1);
    }

    /** Many rows whose probabilities tell a little, without a random number. */
    static ClassPredictions many(int rows) {
        double[] probabilities = new double[rows];
        int[] truth = new int[rows];
        for (int i = 0; i < rows; i++) {
            probabilities[i] = (i * 7919L % rows) / (double) rows;
            truth[i] = (i * 104729L % 1000) / 1000.0 < probabilities[i] * 0.8 + 0.1 ? 1 : 0;
        }
        return predictions(probabilities, truth);
    }

    static RocPlot roc() {
        ClassPredictions half = eight().select(new int[] {0, 2, 3, 5, 7});
        ClassPredictions other = eight().select(new int[] {1, 2, 4, 6, 7});
        return RocPlot.of(RocCurve.of(eight()))
                .withFolds(List.of(RocCurve.of(half), RocCurve.of(other)))
                .withPositive("yes");
    }

    static PrecisionRecallPlot recall() {
        ClassPredictions half = eight().select(new int[] {0, 2, 3, 5, 7});
        ClassPredictions other = eight().select(new int[] {1, 2, 4, 6, 7});
        return PrecisionRecallPlot.of(PrecisionRecallCurve.of(eight()))
                .withFolds(List.of(PrecisionRecallCurve.of(half), PrecisionRecallCurve.of(other)))
                .withPositive("yes");
    }

    static CalibrationPlot calibration() {
        return CalibrationPlot.of(CalibrationCurve.of(many(200), Binning.EQUAL_WIDTH, 5))
                .withPositive("yes");
    }

    static ConfusionMatrixPlot confusion() {
        return ConfusionMatrixPlot.of(ConfusionMatrix.of(
                List.of("Adelie", "Chinstrap", "Gentoo"), new double[][] {{48, 3, 1}, {5, 20, 0}, {0, 0, 0}}));
    }

    /** A class for each, every one called right {@code 10} times and the next one {@code k + 1} times. */
    static ConfusionMatrixPlot confusion(int classes) {
        double[][] weights = new double[classes][classes];
        for (int k = 0; k < classes; k++) {
            weights[k][k] = 10;
            weights[k][(k + 1) % classes] += k + 1;
        }
        return ConfusionMatrixPlot.of(ConfusionMatrix.of(
                IntStream.range(0, classes).mapToObj(k -> "class " + k).toList(), weights));
    }

    /** Three metrics; accuracy falls from 0.95 on training rows to 0.75 and more on others. */
    public static CrossValidation folds(int count) {
        return new CrossValidation(
                List.of(new Accuracy(), new LogLoss(), new RSquared()),
                IntStream.range(0, count)
                        .mapToObj(k -> new CrossValidation.FoldScores(
                                90,
                                10,
                                List.of(Score.of(0.953125), Score.of(0.0625), Score.of(0.875)),
                                List.of(
                                        Score.of(0.75 + 0.03125 * (k % 4)),
                                        Score.of(0.5 + 0.125 * (k % 3)),
                                        Score.of(-0.25 + 0.125 * (k % 2)))))
                        .toList());
    }

    /** One metric whose second fold has no validation score. */
    public static CrossValidation undefined(String reason) {
        List<Score> good = List.of(Score.of(0.5));
        return new CrossValidation(
                List.of(new Accuracy()),
                List.of(
                        new CrossValidation.FoldScores(8, 2, good, good),
                        new CrossValidation.FoldScores(8, 2, good, List.of(Score.undefined(reason))),
                        new CrossValidation.FoldScores(8, 2, good, good)));
    }

    static LearningCurvePlot.Estimate estimate(double score, double half) {
        return new LearningCurvePlot.Estimate(Score.of(score), Score.of(score - half), Score.of(score + half));
    }

    static LearningCurvePlot learning(Metric metric) {
        List<LearningCurvePlot.Point> points = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            points.add(new LearningCurvePlot.Point(
                    100L * i, estimate(1 - i / 64.0, 1 / 128.0), estimate(0.75 + i / 32.0, 0.125 / i)));
        }
        return LearningCurvePlot.of(metric, points)
                .withExtrapolation(List.of(
                        new LearningCurvePlot.Extrapolation(400, estimate(0.875, 0.03125)),
                        new LearningCurvePlot.Extrapolation(800, estimate(0.90625, 0.0625))))
                .withIntervalsCalled("95 % intervals of the mean over 5 folds");
    }

    static double[] lambdas(int count) {
        return IntStream.range(0, count).mapToDouble(m -> Math.scalb(1.0, -m)).toArray();
    }

    /** Each column enters one lambda after the one before; every second one falls. */
    static PenaltyPathPlot path(List<String> names, int lambdas) {
        double[][] coefficients = new double[names.size()][lambdas];
        for (int j = 0; j < names.size(); j++) {
            for (int m = j + 1; m < lambdas; m++) {
                coefficients[j][m] = (j % 2 == 0 ? 0.5 : -0.25) * (m - j) / (1 + j);
            }
        }
        return PenaltyPathPlot.of(names, lambdas(lambdas), coefficients);
    }

    /** The best score in the middle; the fourth lambda has none. */
    static PenaltyCurvePlot penalty(Metric metric, int lambdas) {
        double[] values = lambdas(lambdas);
        List<PenaltyCurvePlot.Point> points = new ArrayList<>();
        for (int m = 0; m < lambdas; m++) {
            double away = (m - lambdas / 2) / (double) lambdas;
            points.add(new PenaltyCurvePlot.Point(
                    values[m],
                    m == 3 ? Score.undefined("fold 2: <one> class") : Score.of(0.5 + away * away),
                    Score.of(0.03125),
                    OptionalDouble.of(m)));
        }
        return PenaltyCurvePlot.of(metric, points);
    }
}
