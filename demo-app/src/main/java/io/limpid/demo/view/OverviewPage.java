package io.limpid.demo.view;

import io.limpid.core.data.ThresholdTarget;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.Task;
import io.limpid.demo.study.Description;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Exhibition;
import io.limpid.demo.study.TreeShape;
import io.limpid.regularize.validation.CrossValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The models side by side.
 *
 * @param frame what is around it
 * @param lead what this is, in two sentences
 * @param facts the data, the target and the split
 * @param metrics the metrics' names
 * @param note which way is better
 * @param models one line of scores per model
 * @param comparison how far the linear model is from the others, where there are both
 * @param folds how many parts the cross-validation had, as text; empty when there was none
 * @param validations one line of cross-validated scores per model that has them
 * @param links the models to choose for the importance
 * @param chosen the chosen model's title
 * @param importance its importance, where it was computed
 * @param training how its training went, where it was trained in rounds
 * @param tree its one tree as text, when it is a single decision tree
 */
public record OverviewPage(
        Frame frame,
        String lead,
        List<Fact> facts,
        List<String> metrics,
        String note,
        List<ModelLine> models,
        Optional<String> comparison,
        String folds,
        List<ValidationLine> validations,
        List<ModelLink> links,
        String chosen,
        Optional<Panel> importance,
        Optional<Panel> training,
        Optional<String> tree) {

    /**
     * One model's scores.
     *
     * @param id its id
     * @param title what it is
     * @param engine what trained it
     * @param scores one pair per metric
     */
    public record ModelLine(String id, String title, String engine, List<Pair> scores) {}

    /**
     * A score on both parts of the data.
     *
     * @param training on the training rows
     * @param test on the held-out rows
     */
    public record Pair(String training, String test) {}

    /**
     * One model's cross-validated scores.
     *
     * @param title what it is
     * @param scores one per metric
     */
    public record ValidationLine(String title, List<Validation> scores) {}

    /**
     * A cross-validated score.
     *
     * @param mean over the folds
     * @param deviation its standard deviation over the folds
     * @param interval its 95 % interval
     */
    public record Validation(String mean, String deviation, String interval) {}

    /** The page of an exhibition with one model chosen. */
    public static OverviewPage of(Frame frame, Exhibition exhibition, Exhibit chosen) {
        List<Exhibit> exhibits = exhibition.exhibits();
        Task task = chosen.task();
        return new OverviewPage(
                frame,
                lead(exhibition),
                facts(exhibition),
                Metrics.usual(task).stream().map(Metric::name).toList(),
                note(task),
                exhibits.stream().map(OverviewPage::line).toList(),
                Comparison.of(exhibition),
                exhibits.stream()
                        .flatMap(exhibit -> exhibit.crossValidation().stream())
                        .findFirst()
                        .map(cv -> Integer.toString(cv.folds().size()))
                        .orElse(""),
                exhibits.stream()
                        .filter(exhibit -> exhibit.crossValidation().isPresent())
                        .map(OverviewPage::validation)
                        .toList(),
                ModelLink.of(exhibition, chosen),
                chosen.title(),
                chosen.importance().map(Panel::of),
                training(chosen),
                TreeShape.of(Description.last(chosen.model())).flatMap(TreeShape::text));
    }

    private static String lead(Exhibition exhibition) {
        return "The models below estimate " + estimated(exhibition)
                + ", and every single estimate can be taken apart into what each column contributed."
                + " Find a " + exhibition.noun().one()
                + ", see why it got its prediction, change a value and watch both follow.";
    }

    private static Optional<Panel> training(Exhibit exhibit) {
        List<TrainingRound> history = exhibit.model().history();
        boolean told = history.stream()
                .anyMatch(r -> r.training().isPresent() || r.validation().isPresent());
        String round = switch (Description.of(exhibit.file()).kind()) {
            case "mlp" -> "epoch";
            case "forest" -> "tree";
            default -> "round";
        };
        return told ? Optional.of(Panel.of(history, round)) : Optional.empty();
    }

    private static String estimated(Exhibition exhibition) {
        return exhibition
                .exhibits()
                .get(0)
                .classifier()
                .map(model -> "how likely " + exhibition.target() + " is " + Positive.of(model))
                .orElse(exhibition.target());
    }

    private static String note(Task task) {
        return task == Task.CLASSIFICATION
                ? "Log loss: smaller is better. All others: larger is better, 1 at most."
                : "RMSE and MAE: smaller is better, in units of the target. R2: larger is better, 1 at most.";
    }

    private static List<Fact> facts(Exhibition exhibition) {
        TrainingRecord record = exhibition.exhibits().get(0).file().record();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                exhibition.noun().titles(), Numbers.count(exhibition.rows().rows())));
        facts.add(new Fact("Columns", Numbers.count(exhibition.rows().schema().size())));
        facts.add(new Fact(
                "Split",
                Numbers.count(record.trainingRows()) + " training, " + Numbers.count(record.heldOutRows()) + " test"));
        record.threshold()
                .ifPresent(threshold -> facts.add(new Fact(
                        exhibition.target(),
                        ThresholdTarget.HIGH + " above " + Numbers.count(Math.round(threshold)) + ", else "
                                + ThresholdTarget.LOW)));
        facts.add(new Fact("Data", record.data()));
        facts.add(new Fact("Seed", Long.toString(record.seed())));
        return facts;
    }

    private static ModelLine line(Exhibit exhibit) {
        TrainingRecord record = exhibit.file().record();
        List<Pair> pairs = Metrics.usual(exhibit.task()).stream()
                .map(metric -> new Pair(score(record.trainingScores(), metric), score(record.heldOutScores(), metric)))
                .toList();
        return new ModelLine(exhibit.id(), exhibit.title(), Engine.of(exhibit), pairs);
    }

    private static String score(SortedMap<String, Double> scores, Metric metric) {
        return Numbers.score(scores.getOrDefault(metric.name(), Double.NaN));
    }

    private static ValidationLine validation(Exhibit exhibit) {
        List<CrossValidation.Summary> summaries =
                exhibit.crossValidation().orElseThrow().summaries();
        List<Validation> scores = Metrics.usual(exhibit.task()).stream()
                .map(metric -> summaries.stream()
                        .filter(summary -> summary.metric().name().equals(metric.name()))
                        .findFirst()
                        .map(OverviewPage::validation)
                        .orElse(new Validation("–", "–", "–")))
                .toList();
        return new ValidationLine(exhibit.title(), scores);
    }

    private static Validation validation(CrossValidation.Summary summary) {
        return new Validation(
                Numbers.score(summary.validation()),
                Numbers.score(summary.standardDeviation()),
                Numbers.score(summary.lower()) + " to " + Numbers.score(summary.upper()));
    }
}
