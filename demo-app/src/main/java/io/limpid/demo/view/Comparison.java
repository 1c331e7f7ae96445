package io.limpid.demo.view;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Exhibition;
import java.util.List;
import java.util.Optional;

/** Says in one sentence how far the linear model is from the others on the held-out rows. */
final class Comparison {

    private static final String ACCURACY = new Accuracy().name();

    private Comparison() {}

    /** The sentence, where there is a linear model and another one, both scored on held-out rows. */
    static Optional<String> of(Exhibition exhibition) {
        List<Exhibit> scored =
                exhibition.exhibits().stream().filter(Comparison::isScored).toList();
        Optional<Exhibit> linear = scored.stream().filter(Engine::linear).findFirst();
        double[] others = scored.stream()
                .filter(exhibit -> !Engine.linear(exhibit))
                .mapToDouble(Comparison::accuracy)
                .sorted()
                .toArray();
        if (linear.isEmpty() || others.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                sentence(accuracy(linear.get()), others, linear.get().file().record()));
    }

    private static String sentence(double linear, double[] others, TrainingRecord record) {
        double worst = others[0];
        double best = others[others.length - 1];
        String range = others.length == 1
                ? "the other model " + Numbers.percent(best)
                : "the " + others.length + " others " + Numbers.percent(worst) + " to " + Numbers.percent(best);
        long rows = Math.round((best - linear) * record.heldOutRows());
        String distance = rows == 0
                ? "the best of them gets no more rows right"
                : "the best of them gets " + Numbers.count(Math.abs(rows)) + (rows > 0 ? " more" : " fewer")
                        + (Math.abs(rows) == 1 ? " row right" : " rows right");
        return "Of the " + Numbers.count(record.heldOutRows()) + " held-out rows, plain logistic regression gets "
                + Numbers.percent(linear) + " right and " + range + ": " + distance + ".";
    }

    private static boolean isScored(Exhibit exhibit) {
        TrainingRecord record = exhibit.file().record();
        return record.heldOutRows() > 0 && record.heldOutScores().containsKey(ACCURACY);
    }

    private static double accuracy(Exhibit exhibit) {
        return exhibit.file().record().heldOutScores().get(ACCURACY);
    }
}
