package io.limpid.demo.study;

import io.limpid.core.metric.Metric;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Trainer;
import io.limpid.core.split.Splitter;
import io.limpid.core.transform.PipelineModel;
import io.limpid.demo.catalog.ModelChoice;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.ParameterGrid;
import io.limpid.demo.catalog.Task;
import io.limpid.regularize.tuning.Choice;
import io.limpid.regularize.tuning.ChoiceRule;
import io.limpid.regularize.tuning.GridSearch;
import io.limpid.regularize.tuning.PenaltySearch;
import io.limpid.regularize.tuning.Search;
import io.limpid.regularize.tuning.SearchSpace;
import io.limpid.regularize.tuning.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Searches for parameters of a model by cross-validation, its preprocessing refitted in every fold.
 *
 * @param training what is trained; of the parameters that are searched for, its model has any good value
 * @param given the parameters that stay
 * @param splitter the folds
 * @param metrics the first chooses
 * @param rule which of those tried is chosen
 */
public record Tuning(
        Training training, Map<String, String> given, Splitter splitter, List<Metric> metrics, ChoiceRule rule) {

    /** Copies the collections. */
    public Tuning {
        given = Map.copyOf(given);
        metrics = List.copyOf(metrics);
    }

    /**
     * A search along lambdas, one path of models for each fold.
     *
     * @param watch counts the fits that stop short
     * @throws IllegalArgumentException when the model has no penalty
     */
    public PenaltySearch<? extends PipelineModel> alongLambdas(Task task, LambdaGrid grid, FitWatch watch) {
        return search(penalized(task), grid, watch);
    }

    /** The trainer whose penalty is searched for. */
    public PenalizedTrainer<? extends PipelineModel> penalized(Task task) {
        return training.penalized(task)
                .orElseThrow(() -> new IllegalArgumentException("model \""
                        + training.model().kind().name() + "\": expected one with a penalty, got one without"));
    }

    private <M extends PipelineModel> PenaltySearch<M> search(
            PenalizedTrainer<M> trainer, LambdaGrid grid, FitWatch watch) {
        return PenaltySearch.of(watch.watching(trainer), splitter, metrics.toArray(Metric[]::new))
                .withL1Ratios(training.model().l1Ratio())
                .with(grid)
                .with(rule);
    }

    /**
     * A search over every combination of parameter values.
     *
     * @param watch counts the fits that stop short
     */
    public Search<PipelineModel> overGrid(Task task, ParameterGrid grid, FitWatch watch) {
        SearchSpace<Trainer<? extends PipelineModel>> space =
                grid.space().map(choice -> watch.watching(training.with(choice).trainer(task)));
        return GridSearch.<PipelineModel>of(space, splitter, metrics.toArray(Metric[]::new))
                .with(rule);
    }

    /** The training of the model that a search chose. */
    public Training chosen(Choice choice) {
        Models.Kind kind = training.model().kind();
        Map<String, String> values = new LinkedHashMap<>(given);
        for (Setting setting : choice.settings()) {
            boolean known = kind.parameters().stream()
                    .anyMatch(parameter -> parameter.name().equals(setting.axis()));
            if (known) {
                values.putIfAbsent(setting.axis(), setting.value());
            }
        }
        ModelChoice model = Models.choose(kind.name(), values);
        return training.with(model);
    }
}
