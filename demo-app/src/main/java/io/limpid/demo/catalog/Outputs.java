package io.limpid.demo.catalog;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.OutputDescription.Space;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The numbers of a model that can be explained. */
public final class Outputs {

    private static final List<Output> ALL = List.of(
            ofClass(Space.PROBABILITY, ModelOutput::probability),
            ofClass(Space.LOG_ODDS, ModelOutput::logOdds),
            new Output(Space.PREDICTION, Task.REGRESSION, (model, none) -> ModelOutput.of((Regressor) model)));

    private Outputs() {}

    /**
     * One number of a model.
     *
     * @param space its scale, whose text is the name users type
     * @param task of which models
     * @param of that number of a model of that task, for one of its classes when it has any
     */
    public record Output(Space space, Task task, BiFunction<Model, Optional<String>, ModelOutput> of) {

        /** The name users type. */
        public String name() {
            return space.text();
        }
    }

    private static Output ofClass(Space space, BiFunction<Classifier, String, ModelOutput> of) {
        return new Output(
                space, Task.CLASSIFICATION, (model, category) -> of.apply((Classifier) model, category.orElseThrow()));
    }

    /** Every output. */
    public static List<Output> all() {
        return ALL;
    }

    /** The outputs of a task's models, the default one first. */
    public static List<Output> all(Task task) {
        return ALL.stream().filter(output -> output.task() == task).toList();
    }

    /**
     * The output of that name.
     *
     * @throws UnknownEntryException when there is none; the message lists the names there are
     */
    public static Output require(String name) {
        return require("output", ALL, name);
    }

    /**
     * The output of a task's models by its name.
     *
     * @throws UnknownEntryException when they have none of it; the message lists the names there are
     */
    public static Output require(Task task, String name) {
        return require("output for task " + task.text(), all(task), name);
    }

    private static Output require(String what, List<Output> outputs, String name) {
        return outputs.stream()
                .filter(output -> output.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownEntryException(
                        what, outputs.stream().map(Output::name).toList(), name));
    }
}
