package io.limpid.demo.catalog;

import io.limpid.core.model.Classifier;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.OutputDescription.Space;
import java.util.List;
import java.util.function.BiFunction;

/** The numbers of a classifier that can be explained. */
public final class Outputs {

    private static final List<Output> ALL = List.of(
            new Output(Space.PROBABILITY, ModelOutput::probability), new Output(Space.LOG_ODDS, ModelOutput::logOdds));

    private Outputs() {}

    /**
     * One number of a classifier.
     *
     * @param space its scale, whose text is the name users type
     * @param of that number of a classifier for one of its classes
     */
    public record Output(Space space, BiFunction<Classifier, String, ModelOutput> of) {

        /** The name users type. */
        public String name() {
            return space.text();
        }
    }

    /** Every output, the default one first. */
    public static List<Output> all() {
        return ALL;
    }

    /**
     * The output of that name.
     *
     * @throws UnknownEntryException when there is none; the message lists the names there are
     */
    public static Output require(String name) {
        return ALL.stream()
                .filter(output -> output.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownEntryException(
                        "output", ALL.stream().map(Output::name).toList(), name));
    }
}
