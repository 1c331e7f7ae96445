package io.limpid.demo.catalog;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model of the catalogue with its parameters chosen.
 *
 * @param kind the model
 * @param values what was chosen
 */
public record ModelChoice(Models.Kind kind, Parameters values) {

    /** Checks that neither is null. */
    public ModelChoice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(values, "values");
    }

    /**
     * A trainer for classes with these parameters and this seed.
     *
     * @throws UnknownEntryException when this kind has none; the message lists those that have
     */
    public Trainer<? extends Classifier> classifier(long seed) {
        return kind.classifier().orElseThrow(() -> missing(Task.CLASSIFICATION)).apply(values, seed);
    }

    /**
     * A trainer for numbers with these parameters and this seed.
     *
     * @throws UnknownEntryException when this kind has none; the message lists those that have
     */
    public Trainer<? extends Regressor> regressor(long seed) {
        return kind.regressor().orElseThrow(() -> missing(Task.REGRESSION)).apply(values, seed);
    }

    /** The share of the absolute part in its penalty; 0 for models whose penalty has none. */
    public double l1Ratio() {
        return kind.parameters().stream()
                .filter(parameter -> parameter.name().equals("l1Ratio"))
                .findFirst()
                .map(parameter -> values.given().getOrDefault("l1Ratio", parameter.forClasses()))
                .map(Double::parseDouble)
                .orElse(0.0);
    }

    /** Why these parameters are not for a target of so many classes, or of numbers; empty when they are. */
    public Optional<String> objection(Task task, int classes) {
        if (task == Task.CLASSIFICATION && values.given().containsKey("scaling")) {
            return Optional.of("parameter \"scaling\": expected none for classes, got \""
                    + values.given().get("scaling") + '"');
        }
        boolean ours = !"smile".equals(values.given().get("engine"));
        if (ours || task == Task.CLASSIFICATION && classes <= 2) {
            return Optional.empty();
        }
        String got = task == Task.CLASSIFICATION ? classes + " classes" : "a target of numbers";
        return Optional.of("parameter \"engine\": expected limpid for " + got + ", got \"smile\"");
    }

    private UnknownEntryException missing(Task task) {
        List<String> names = Models.names(task);
        return new UnknownEntryException("model for task " + task.text(), names, kind.name());
    }

    /**
     * Every parameter by name, chosen or not, and the model's name as {@code model}; without those that do nothing
     * beside the others: a decay that is another optimizer's, a share of no penalty, a scaling that is of numbers alone.
     */
    public SortedMap<String, String> options(Task task) {
        SortedMap<String, String> options = new TreeMap<>();
        kind.parameters().forEach(parameter -> options.put(parameter.name(), parameter.standard(task)));
        if ("smile".equals(values.given().get("engine"))) {
            options.put("optimizer", "sgd");
        }
        options.putAll(values.given());
        if (!"adamw".equals(options.get("optimizer"))) {
            options.remove("weightDecay");
        }
        if (!(values.atLeastZero("lambda", 0) > 0)) {
            options.remove("l1Ratio");
        }
        if (task == Task.CLASSIFICATION) {
            options.remove("scaling");
        }
        options.put("model", kind.name());
        return options;
    }

    /** The same of a model fitted to so many columns: a forest that was to look at more of them looked at all. */
    public SortedMap<String, String> options(Task task, int columns) {
        SortedMap<String, String> options = options(task);
        values.countIfGiven("mtry", 1)
                .ifPresent(mtry -> options.put("mtry", Integer.toString(Math.min(mtry, columns))));
        return options;
    }
}
