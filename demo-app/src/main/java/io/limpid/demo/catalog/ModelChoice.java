package io.limpid.demo.catalog;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Trainer;
import java.util.Objects;
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

    /** A trainer with these parameters and this seed. */
    public Trainer<? extends Classifier> trainer(long seed) {
        return kind.trainer().apply(values, seed);
    }

    /** Every parameter by name, chosen or not, and the model's name as {@code model}. */
    public SortedMap<String, String> options() {
        SortedMap<String, String> options = new TreeMap<>();
        kind.parameters().forEach(parameter -> options.put(parameter.name(), parameter.standard()));
        if ("smile".equals(values.given().get("engine"))) {
            options.put("optimizer", "sgd");
        }
        options.putAll(values.given());
        options.put("model", kind.name());
        return options;
    }
}
