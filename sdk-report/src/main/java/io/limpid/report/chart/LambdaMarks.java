package io.limpid.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The two penalties that a cross-validation suggests.
 *
 * @param best the one with the best mean score
 * @param simpler the strongest one within one standard error of it
 */
record LambdaMarks(double best, double simpler) {

    /** These two, when both are among the lambdas. */
    static LambdaMarks of(double best, double simpler, double[] lambdas) {
        LambdaAxis.index("lambdaMin", best, lambdas);
        LambdaAxis.index("lambda1se", simpler, lambdas);
        if (!(simpler >= best)) {
            throw new IllegalArgumentException("lambda1se: expected at least lambdaMin, " + best + ", got " + simpler);
        }
        return new LambdaMarks(best, simpler);
    }

    /** What the lines mean. */
    List<Legend.Entry> legend(Language language) {
        return List.of(
                new Legend.Entry(
                        Phrase.LAMBDA_MIN.in(language, LambdaAxis.text(best)), Legend.Sample.LINE, Ink.FIRST_MARK),
                new Legend.Entry(
                        Phrase.LAMBDA_1SE.in(language, LambdaAxis.text(simpler)), Legend.Sample.LINE, Ink.SECOND_MARK));
    }

    /** Upright lines over the whole plot: solid for the best, dashed for the simpler. */
    void draw(Plot plot) {
        for (boolean first : new boolean[] {true, false}) {
            double x = plot.x(first ? best : simpler);
            // Where both are one, the dashed line stands beside the solid one.
            double aside = !first && best == simpler ? 3 : 0;
            plot.stroke(
                    first ? Ink.FIRST_MARK : Ink.SECOND_MARK,
                    Outline.segment(x - aside, plot.top(), x - aside, plot.bottom()));
        }
    }

    /** Both, each once. */
    List<Double> both() {
        List<Double> both = new ArrayList<>(List.of(simpler));
        if (best != simpler) {
            both.add(best);
        }
        return both;
    }
}
