package io.limpid.demo.catalog;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelContent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The models on offer and their parameters. */
public final class Models {

    private static final List<Kind> ALL = List.of(
            LinearKinds.logistic(),
            LinearKinds.linear(),
            ElasticNetKind.elasticNet(),
            NetKind.mlp(),
            TreeKinds.tree(),
            TreeKinds.forest(),
            TreeKinds.boosting());

    private Models() {}

    /** The units in which a kind reads numeric columns. */
    public enum Units {
        /** Less the mean, divided by the standard deviation. */
        STANDARDISED,
        /** The columns' own, so that a tree's questions can be read. */
        RAW
    }

    /**
     * One kind of model.
     *
     * @param name the name users type
     * @param title what it is, in a few words
     * @param parameters what can be chosen about it
     * @param units what it is given of numeric columns
     * @param classifier makes its trainer for classes from chosen values and a seed; empty when it has none
     * @param regressor makes its trainer for numbers from chosen values and a seed; empty when it has none
     * @param report how one of its models came to be fitted; empty for a model of another kind
     * @param stored the same of a model's content in a file, which is not built for it
     */
    public record Kind(
            String name,
            String title,
            List<Parameter> parameters,
            Units units,
            Optional<BiFunction<Parameters, Long, Trainer<? extends Classifier>>> classifier,
            Optional<BiFunction<Parameters, Long, Trainer<? extends Regressor>>> regressor,
            Function<Model, Optional<FitReport>> report,
            Function<ModelContent, Optional<FitReport>> stored) {

        /** Copies the list. */
        public Kind {
            parameters = List.copyOf(parameters);
        }

        /** Whether it has a trainer for this task. */
        public boolean does(Task task) {
            return task == Task.CLASSIFICATION ? classifier.isPresent() : regressor.isPresent();
        }
    }

    /** Every kind. */
    public static List<Kind> all() {
        return ALL;
    }

    /** The names of the kinds that do a task. */
    public static List<String> names(Task task) {
        return ALL.stream().filter(kind -> kind.does(task)).map(Kind::name).toList();
    }

    /**
     * The kind of that name.
     *
     * @throws UnknownEntryException when there is none; the message lists the names there are
     */
    public static Kind require(String name) {
        return ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownEntryException(
                        "model", ALL.stream().map(Kind::name).toList(), name));
    }

    /** The kind a fitted model is of: the one so named when it knows the model, else the first that does. */
    public static Optional<Kind> find(Model model, String name) {
        return ALL.stream()
                .filter(kind -> kind.report().apply(model).isPresent())
                .min(Comparator.comparing(kind -> !kind.name().equals(name)));
    }

    /** The kind that a file's model is of, by its content: as {@link #find}. */
    public static Optional<Kind> findStored(ModelContent model, String name) {
        return ALL.stream()
                .filter(kind -> kind.stored().apply(model).isPresent())
                .min(Comparator.comparing(kind -> !kind.name().equals(name)));
    }

    /**
     * A model of that name with these parameter values, the others as they stand in the catalogue.
     *
     * @throws UnknownEntryException when there is no such model or parameter; the message lists those there are
     * @throws IllegalArgumentException when a value cannot be used; the message names the parameter
     */
    public static ModelChoice choose(String name, Map<String, String> values) {
        Kind kind = require(name);
        Parameters chosen = new Parameters(kind.parameters(), values);
        // Reads every value, so that a bad one is refused here.
        kind.classifier().ifPresent(maker -> maker.apply(chosen, 0L));
        kind.regressor().ifPresent(maker -> maker.apply(chosen, 0L));
        return new ModelChoice(kind, chosen);
    }
}
