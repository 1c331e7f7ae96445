package io.limpid.explain;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.ElementaryLoops;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.explain.OutputDescription.Space;
import java.util.Objects;
import java.util.Optional;

/**
 * The one number per row that is explained: a regressor's prediction, a class's probability, or its log-odds. It takes
 * the class dimension out of every explainer. Immutable and thread-safe.
 */
public final class ModelOutput {

    /** Probabilities are at least this before their log-odds are taken, as with shap's logit link. */
    private static final double CLIP = 1e-15;

    private final Model model;
    private final int output;
    private final OutputDescription description;

    private ModelOutput(Model model, int output, OutputDescription description) {
        this.model = model;
        this.output = output;
        this.description = description;
    }

    /** A regressor's prediction. */
    public static ModelOutput of(Regressor model) {
        Objects.requireNonNull(model, "model");
        return new ModelOutput(model, 0, new OutputDescription(Space.PREDICTION, Optional.empty()));
    }

    /**
     * The probability of a class.
     *
     * @throws IllegalArgumentException when the model has no such class; the message lists those it has
     */
    public static ModelOutput probability(Classifier model, String category) {
        return of(model, category, Space.PROBABILITY);
    }

    /** The positive class's probability: what is explained unless told otherwise. */
    public static ModelOutput probability(Classifier model) {
        return probability(model, model.classes().get(model.classes().size() - 1));
    }

    /**
     * The log-odds {@code log(p / rest)} of a class, {@code rest} the sum of the other classes' probabilities, each of
     * the two at least 1e-15. Near 1 that keeps the digits that {@code 1 - p} has lost; of two classes one's log-odds
     * are minus the other's. Where rows are averaged, their log-odds are, not their probabilities.
     *
     * @throws IllegalArgumentException when the model has no such class; the message lists those it has
     */
    public static ModelOutput logOdds(Classifier model, String category) {
        return of(model, category, Space.LOG_ODDS);
    }

    private static ModelOutput of(Classifier model, String category, Space space) {
        int output = model.classes().indexOf(Objects.requireNonNull(category, "category"));
        if (output < 0) {
            throw new IllegalArgumentException(
                    "class: expected one of " + model.classes() + ", got \"" + category + "\"");
        }
        return new ModelOutput(model, output, new OutputDescription(space, Optional.of(category)));
    }

    /** The model. */
    public Model model() {
        return model;
    }

    /** The columns the model reads: those an explanation speaks of. */
    public Schema features() {
        return model.features();
    }

    /** Which number it is, on which scale. */
    public OutputDescription description() {
        return description;
    }

    /**
     * The number of every row of {@code x}.
     *
     * @param out receives one number per row
     * @throws IllegalArgumentException when a column is missing or of the wrong type, or {@code out} is not
     *     {@code x.rows()} long
     */
    public void evaluate(Table x, double[] out) {
        if (out.length != x.rows()) {
            throw new IllegalArgumentException("out: expected " + x.rows() + " elements, got " + out.length);
        }
        numbers(model.predict(x), x.rows(), out);
    }

    /**
     * The number of every row from all of the model's outputs.
     *
     * @param outputs output {@code k} of row {@code i} at {@code i * model().outputs() + k}; not modified
     * @param rows how many rows of {@code outputs} are meant
     * @param out receives one number per row
     */
    public void numbers(double[] outputs, int rows, double[] out) {
        int width = model.outputs();
        if (width == 1) {
            System.arraycopy(outputs, 0, out, 0, rows);
        } else {
            for (int i = 0; i < rows; i++) {
                out[i] = outputs[i * width + output];
            }
        }
        if (description.space() == Space.LOG_ODDS) {
            for (int i = 0; i < rows; i++) {
                double rest = 0;
                for (int k = 0; k < width; k++) {
                    rest += k == output ? 0 : outputs[i * width + k];
                }
                out[i] = Math.max(out[i], CLIP) / Math.max(rest, CLIP);
            }
            ElementaryLoops.log(out, out, rows);
        }
    }
}
