package io.limpid.demo.view;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import java.util.Optional;

/**
 * What the pages show of a model's prediction of one row: the positive class's probability and the most probable class,
 * or the predicted number.
 *
 * @param number the probability or the predicted number
 * @param winner the most probable class; empty for a predicted number
 */
public record Answer(double number, Optional<String> winner) {

    /** The answer of a row of {@link Model#predict(io.limpid.core.data.Table)}'s result. */
    public static Answer of(Model model, double[] predicted, int row) {
        return model instanceof Classifier classifier
                ? new Answer(
                        Positive.probability(classifier, predicted, row),
                        Optional.of(Positive.winner(classifier, predicted, row)))
                : new Answer(predicted[row], Optional.empty());
    }

    /** What the number is called, for example {@code probability of high}, or {@code predicted price}. */
    public static String name(Model model, String target) {
        return model instanceof Classifier classifier
                ? "probability of " + Positive.of(classifier)
                : "predicted " + target;
    }

    /** Whether the number is a probability. */
    public boolean isProbability() {
        return winner.isPresent();
    }

    /** The number as people read it. */
    public String text() {
        return isProbability() ? Numbers.probability(number) : Numbers.rounded(number);
    }

    /** The number for a gauge from 0 to 1; empty where there is no such scale. */
    public String level() {
        return isProbability() ? Numbers.plain(number) : "";
    }
}
