package io.limpid.demo.view;

import io.limpid.core.model.Classifier;
import java.util.List;

/** The class whose probability the pages speak of: the positive one, which is the last. */
final class Positive {

    private Positive() {}

    /** Its name. */
    static String of(Classifier model) {
        List<String> classes = model.classes();
        return classes.get(classes.size() - 1);
    }

    /** Its probability in a row of {@link Classifier#predict(io.limpid.core.data.Table)}'s result. */
    static double probability(Classifier model, double[] predicted, int row) {
        int classes = model.outputs();
        return predicted[row * classes + classes - 1];
    }

    /** The most probable class of a row; the earliest of equals. */
    static String winner(Classifier model, double[] predicted, int row) {
        int classes = model.outputs();
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (predicted[row * classes + k] > predicted[row * classes + best]) {
                best = k;
            }
        }
        return model.classes().get(best);
    }
}
