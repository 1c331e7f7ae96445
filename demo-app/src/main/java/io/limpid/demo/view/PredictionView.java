package io.limpid.demo.view;

import io.limpid.core.data.DataWarning;
import java.util.List;

/**
 * A prediction, and what it was before the values were changed.
 *
 * @param output which number is shown, for example {@code probability of high}
 * @param now its value
 * @param was its value for the row as it stands in the data
 * @param change the difference, with its sign
 * @param direction {@code up}, {@code down} or {@code same}
 * @param level the value for a gauge; empty for a number, which has none
 * @param before the former value for a gauge
 * @param prediction the most probable class; empty for a number
 * @param changes how many values were changed, in words; empty when none was
 * @param warnings what the pipeline had to cope with
 */
public record PredictionView(
        String output,
        String now,
        String was,
        String change,
        String direction,
        String level,
        String before,
        String prediction,
        String changes,
        List<String> warnings) {

    /** Compares a prediction with the one for the unchanged row. */
    public static PredictionView of(String output, Answer now, Answer was, int changed, List<DataWarning> warnings) {
        // Of the rounded probabilities, so that what is shown adds up.
        double change = now.isProbability()
                ? (Math.rint(1000 * now.number()) - Math.rint(1000 * was.number())) / 1000
                : now.number() - was.number();
        String changes =
                changed == 0 ? "" : changed == 1 ? "1 value changed" : Numbers.count(changed) + " values changed";
        return new PredictionView(
                output,
                now.text(),
                was.text(),
                now.isProbability() ? Numbers.change(change) : Numbers.roundedChange(change),
                change > 0 ? "up" : change < 0 ? "down" : "same",
                now.level(),
                was.level(),
                now.winner().orElse(""),
                changes,
                warnings.stream().map(PredictionView::sentence).toList());
    }

    private static String sentence(DataWarning warning) {
        return switch (warning.kind()) {
            case MISSING_VALUES -> warning.column() + " has no value: the pipeline fills in the usual one.";
            case UNSEEN_CATEGORY -> warning.column() + " has a category that was not seen in training.";
        };
    }
}
