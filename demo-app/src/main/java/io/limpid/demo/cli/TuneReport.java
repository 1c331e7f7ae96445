package io.limpid.demo.cli;

import io.limpid.demo.study.CoefficientPath;
import io.limpid.regularize.tuning.CandidateResult;
import io.limpid.regularize.tuning.NestedCrossValidation;
import io.limpid.regularize.tuning.PenaltyCurve;
import io.limpid.regularize.tuning.Ranking;
import io.limpid.report.Block;
import io.limpid.report.ReportPage;
import io.limpid.report.Section;
import io.limpid.report.chart.GapBars;
import io.limpid.report.chart.Language;
import io.limpid.report.chart.PenaltyCurvePlot;
import io.limpid.report.chart.PenaltyPathPlot;
import java.util.ArrayList;
import java.util.List;

/** A search's result as a page. */
final class TuneReport {

    private static final String BETTER_BY_CHANCE = "The chosen one was chosen by this score, so the score is too good:"
            + " of many options worth the same, the one that chance favours wins.";

    private TuneReport() {}

    static String of(String title, Tuned tuned) {
        ReportPage page = ReportPage.of(title, Language.ENGLISH).with(search(tuned));
        return (tuned.nested().isPresent() ? page.with(nested(tuned.nested().get())) : page).html();
    }

    private static Section search(Tuned tuned) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph("Chosen: " + tuned.found().choice().name() + ", with a mean "
                + tuned.found().metric().name() + " of "
                + Results.text(tuned.found().choice().score())
                + " on the rows the folds did not learn from. " + BETTER_BY_CHANCE));
        tuned.curve().ifPresent(curve -> {
            blocks.add(drawing(curve));
            tuned.path().ifPresent(path -> {
                blocks.add(
                        new Block.Paragraph("The same lambdas, in a model fitted to all rows: the coefficients of the"
                                + " columns as they are encoded and standardised."));
                blocks.add(drawing(path, curve));
            });
        });
        if (tuned.found() instanceof Ranking ranking) {
            blocks.add(table("What was tried, the best first", TuneText.candidates(ranking)));
            for (CandidateResult result : ranking.results()) {
                if (result instanceof CandidateResult.Failed failed) {
                    blocks.add(new Block.Paragraph(failed.name() + " failed: " + failed.reason()));
                }
            }
        }
        return new Section("The search", blocks);
    }

    private static Block drawing(PenaltyCurve curve) {
        PenaltyCurvePlot plot = PenaltyCurvePlot.of(
                        curve.metrics().get(0),
                        curve.points().stream()
                                .map(point -> new PenaltyCurvePlot.Point(
                                        point.penalty().lambda(),
                                        point.summary().validation(),
                                        point.standardError(),
                                        point.nonzeros()))
                                .toList())
                .withMarks(curve.lambdaMin().lambda(), curve.lambda1se().lambda());
        return new Block.Drawing(plot, Block.Numbers.FOLDED);
    }

    private static Block drawing(CoefficientPath path, PenaltyCurve curve) {
        double[] lambdas =
                path.lambdas().stream().mapToDouble(Double::doubleValue).toArray();
        PenaltyPathPlot plot = PenaltyPathPlot.of(path.names(), lambdas, path.coefficients())
                .withMarks(curve.lambdaMin().lambda(), curve.lambda1se().lambda());
        return new Block.Drawing(plot, Block.Numbers.FOLDED);
    }

    private static Section nested(NestedCrossValidation nested) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph("Each of " + nested.honest().folds().size()
                + " outer folds searched anew in its training rows and was judged by rows that no part of the search"
                + " had seen. These are the scores to quote. The search's own "
                + nested.overall().metric().name() + " of " + Results.text(nested.selected()) + " "
                + TuneText.optimism(nested) + "."));
        blocks.add(table("Honest scores", TuneText.summaries(nested)));
        blocks.add(new Block.Drawing(GapBars.of(nested.honest()), Block.Numbers.FOLDED));
        List<List<String>> chosen = new ArrayList<>(List.of(List.of("outer fold", "chose", "score it chose by")));
        for (int fold = 0; fold < nested.chosen().size(); fold++) {
            chosen.add(List.of(
                    Integer.toString(fold),
                    nested.chosen().get(fold).choice().name(),
                    Results.text(nested.chosen().get(fold).choice().score())));
        }
        blocks.add(table("How much the choices differ", chosen));
        return new Section("What it is worth", blocks);
    }

    private static Block table(String caption, List<List<String>> rows) {
        return new Block.Table(caption, rows.get(0), rows.subList(1, rows.size()));
    }
}
