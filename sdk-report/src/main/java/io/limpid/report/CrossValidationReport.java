package io.limpid.report;

import io.limpid.core.metric.Binning;
import io.limpid.core.metric.CalibrationCurve;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.ConfusionMatrix;
import io.limpid.core.metric.PrecisionRecallCurve;
import io.limpid.core.metric.RocAuc;
import io.limpid.core.metric.RocCurve;
import io.limpid.core.metric.Score;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.FoldWeighting;
import io.limpid.regularize.validation.OutOfFold;
import io.limpid.report.chart.CalibrationPlot;
import io.limpid.report.chart.Chart;
import io.limpid.report.chart.ConfusionMatrixPlot;
import io.limpid.report.chart.FoldScatter;
import io.limpid.report.chart.GapBars;
import io.limpid.report.chart.Language;
import io.limpid.report.chart.MetricName;
import io.limpid.report.chart.PrecisionRecallPlot;
import io.limpid.report.chart.RocPlot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * A page about a cross-validation: training and validation scores side by side, every fold, and for classifiers the
 * curves of the predictions of rows not learnt from. It tells numbers and what they mean, and judges nothing.
 *
 * <p>ROC, precision-recall and calibration are drawn of two classes; a confusion matrix of any number, where the folds'
 * models decide alike. What cannot be drawn says why. Folds that failed are named. Equal results give equal bytes.
 * Immutable.
 *
 * <pre>{@code
 * Files.writeString(path, CrossValidationReport.of(result, Language.ENGLISH).withTitle("Houses").html());
 * }</pre>
 */
public final class CrossValidationReport {

    private static final int MOST_FOLDS = 200;
    private static final int MOST_FAILURES = 5;
    private static final int MOST_CURVES = 50;
    private static final int BINS = 10;

    private final CrossValidation result;
    private final Language language;
    private final String title;

    private CrossValidationReport(CrossValidation result, Language language, String title) {
        this.result = result;
        this.language = language;
        this.title = title;
    }

    /** A report of this result. */
    public static CrossValidationReport of(CrossValidation result, Language language) {
        return new CrossValidationReport(
                Objects.requireNonNull(result, "result"),
                Objects.requireNonNull(language, "language"),
                PagePhrase.CROSS_VALIDATION.in(language));
    }

    /** The same under another headline. */
    public CrossValidationReport withTitle(String headline) {
        return new CrossValidationReport(result, language, Objects.requireNonNull(headline, "title"));
    }

    /** The whole file, to be written as UTF-8. */
    public String html() {
        return page().html();
    }

    /** The page, to which more sections can be added. */
    public ReportPage page() {
        ReportPage page = ReportPage.of(title, language).with(overview()).with(folds());
        return classification() ? page.with(unseen()) : page;
    }

    private Section overview() {
        List<Block> blocks = new ArrayList<>();
        failures().ifPresent(blocks::add);
        blocks.add(new Block.Paragraph(PagePhrase.OVERVIEW_TEXT.in(language)));
        blocks.add(facts());
        blocks.add(new Block.Drawing(GapBars.of(result).withLanguage(language), Block.Numbers.SHOWN));
        blocks.add(new Block.Paragraph(PagePhrase.INTERVAL_TEXT.in(language)));
        return new Section(PagePhrase.OVERVIEW.in(language), blocks);
    }

    private Optional<Block> failures() {
        List<String> reasons = new ArrayList<>();
        for (int k = 0; k < result.folds().size(); k++) {
            String fold = count(k + 1L);
            result.folds()
                    .get(k)
                    .failure()
                    .ifPresent(why -> reasons.add(PagePhrase.FAILED_FOLD.in(language, fold, why)));
        }
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        List<String> told = new ArrayList<>(reasons.subList(0, Math.min(MOST_FAILURES, reasons.size())));
        if (reasons.size() > MOST_FAILURES) {
            told.add(PagePhrase.MORE.in(language, count(reasons.size() - MOST_FAILURES)));
        }
        String headline = PagePhrase.FAILED.in(
                language, count(reasons.size()), count(result.folds().size()));
        return Optional.of(new Block.Verdict(Block.Tone.BAD, headline, told));
    }

    private Block facts() {
        String weighting =
                (result.weighting() == FoldWeighting.EQUAL ? PagePhrase.EQUAL : PagePhrase.BY_WEIGHT).in(language);
        return new Block.Table(
                PagePhrase.FACTS.in(language),
                List.of(PagePhrase.FACT.in(language), PagePhrase.VALUE.in(language)),
                List.of(
                        List.of(
                                PagePhrase.FOLDS.in(language),
                                count(result.folds().size())),
                        List.of(PagePhrase.TRAINING_ROWS.in(language), range(CrossValidation.FoldScores::trainingRows)),
                        List.of(
                                PagePhrase.VALIDATION_ROWS.in(language),
                                range(CrossValidation.FoldScores::validationRows)),
                        List.of(PagePhrase.WEIGHTING.in(language), weighting)));
    }

    private String range(ToIntFunction<CrossValidation.FoldScores> rows) {
        int least = result.folds().stream().mapToInt(rows).min().orElseThrow();
        int most = result.folds().stream().mapToInt(rows).max().orElseThrow();
        return least == most ? count(least) : PagePhrase.RANGE.in(language, count(least), count(most));
    }

    private Section folds() {
        List<Block> blocks = new ArrayList<>();
        for (int m = 0; m < result.metrics().size(); m++) {
            blocks.add(drawing(FoldScatter.of(result, m).withLanguage(language)));
        }
        blocks.add(foldTable());
        return new Section(PagePhrase.FOLD_BY_FOLD.in(language), blocks);
    }

    private static Block drawing(Chart chart) {
        return new Block.Drawing(chart, Block.Numbers.FOLDED);
    }

    private Block foldTable() {
        List<String> headings = new ArrayList<>(List.of(
                PagePhrase.FOLD.in(language),
                PagePhrase.TRAINING_ROWS.in(language),
                PagePhrase.VALIDATION_ROWS.in(language)));
        result.metrics().forEach(metric -> {
            String name = MetricName.of(metric, language);
            headings.add(PagePhrase.TRAINING.in(language, name));
            headings.add(PagePhrase.VALIDATION.in(language, name));
        });
        List<List<String>> rows = new ArrayList<>();
        int shown = Math.min(MOST_FOLDS, result.folds().size());
        for (int k = 0; k < shown; k++) {
            CrossValidation.FoldScores fold = result.folds().get(k);
            List<String> row =
                    new ArrayList<>(List.of(count(k + 1L), count(fold.trainingRows()), count(fold.validationRows())));
            for (int m = 0; m < result.metrics().size(); m++) {
                row.add(cell(fold.training().get(m)));
                row.add(cell(fold.validation().get(m)));
            }
            rows.add(row);
        }
        String some = shown < result.folds().size()
                ? PagePhrase.SHOWN.in(
                        language, count(shown), count(result.folds().size()))
                : "";
        return new Block.Table(language.sentences(List.of(PagePhrase.FOLD_TABLE.in(language), some)), headings, rows);
    }

    private String cell(Score score) {
        if (score instanceof Score.Undefined none) {
            return PagePhrase.NO_VALUE.in(language, none.reason());
        }
        BigDecimal rounded = new BigDecimal(score.require()).round(new MathContext(4));
        double size = Math.abs(score.require());
        return size == 0
                ? "0"
                : size >= 1e-4 && size < 1e9
                        ? rounded.stripTrailingZeros().toPlainString()
                        : String.format(Locale.ROOT, "%.3e", rounded);
    }

    private boolean classification() {
        return result.outOfFold().stream()
                .noneMatch(
                        set -> set instanceof OutOfFold.Kept kept && !(kept.predictions() instanceof ClassPredictions));
    }

    private Section unseen() {
        List<Block> blocks = new ArrayList<>();
        OutOfFold first = result.outOfFold().get(0);
        if (first instanceof OutOfFold.Absent absent) {
            blocks.add(paragraph(PagePhrase.NO_PREDICTIONS, absent.reason()));
        } else if (first.require().predictions() instanceof ClassPredictions predictions) {
            blocks.add(paragraph(PagePhrase.UNSEEN_TEXT, count(predictions.rows())));
            int repeats = result.outOfFold().size();
            if (repeats > 1) {
                blocks.add(paragraph(PagePhrase.FIRST_REPEAT, count(repeats)));
            }
            if (predictions.outputs() == 2) {
                curves(blocks, predictions, first.require().folds());
            }
            blocks.add(
                    first.require().thresholds() == OutOfFold.Thresholds.SHARED
                            ? drawing(ConfusionMatrixPlot.of(ConfusionMatrix.of(predictions))
                                    .withLanguage(language))
                            : paragraph(PagePhrase.NO_DECISIONS));
        }
        return new Section(PagePhrase.UNSEEN.in(language), blocks);
    }

    private Block paragraph(PagePhrase phrase, Object... parts) {
        return new Block.Paragraph(phrase.in(language, parts));
    }

    private void curves(List<Block> blocks, ClassPredictions predictions, int[] folds) {
        String positive = predictions.classes().get(predictions.positive());
        if (new RocAuc().score(predictions) instanceof Score.Undefined none) {
            blocks.add(paragraph(PagePhrase.NO_CURVES, none.reason()));
        } else {
            RocPlot roc = RocPlot.of(RocCurve.of(predictions)).withPositive(positive);
            PrecisionRecallPlot recall =
                    PrecisionRecallPlot.of(PrecisionRecallCurve.of(predictions)).withPositive(positive);
            boolean few = Arrays.stream(folds).distinct().count() <= MOST_CURVES;
            List<ClassPredictions> parts = few ? parts(predictions, folds) : List.of();
            // A band over some of the folds would be narrower than it ought to be.
            if (parts.size() > 1
                    && parts.stream()
                            .allMatch(part -> new RocAuc().score(part).value().isPresent())) {
                roc = roc.withFolds(parts.stream().map(RocCurve::of).toList());
                recall = recall.withFolds(
                        parts.stream().map(PrecisionRecallCurve::of).toList());
            }
            blocks.add(drawing(roc.withLanguage(language)));
            blocks.add(drawing(recall.withLanguage(language)));
        }
        CalibrationCurve calibration = CalibrationCurve.of(predictions, Binning.EQUAL_MASS, BINS);
        blocks.add(
                drawing(CalibrationPlot.of(calibration).withPositive(positive).withLanguage(language)));
    }

    private static List<ClassPredictions> parts(ClassPredictions predictions, int[] folds) {
        return Arrays.stream(folds)
                .distinct()
                .sorted()
                .mapToObj(fold -> predictions.select(IntStream.range(0, folds.length)
                        .filter(i -> folds[i] == fold)
                        .toArray()))
                .toList();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
