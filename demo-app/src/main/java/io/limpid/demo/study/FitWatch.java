package io.limpid.demo.study;

import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Convergence;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the fits of a trainer whose iterations ended short of their tolerance. */
public final class FitWatch {

    private final AtomicInteger fits = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();

    /** The same trainer, its fits counted. */
    public <M extends Model> Trainer<M> watching(Trainer<M> trainer) {
        return (train, run) -> {
            M model = trainer.fit(train, run);
            fits.incrementAndGet();
            if (!warnings(model).isEmpty()) {
                unfinished.incrementAndGet();
            }
            return model;
        };
    }

    /** A sentence on the fits so far, when one of them did not reach its tolerance. */
    public List<String> warnings() {
        return unfinished.get() == 0
                ? List.of()
                : List.of("training stopped short of its tolerance in " + unfinished + " of " + fits
                        + " fits; classes that can be told apart without error need a penalty");
    }

    /** A sentence on one fit, when it did not reach its tolerance. */
    static List<String> warnings(Model model) {
        return Description.convergence(model)
                .filter(c -> c.status() == Convergence.Status.NOT_REACHED)
                .map(c -> String.format(
                        Locale.ROOT,
                        "training stopped after %d iterations at %.2g, short of its tolerance of %.2g; classes that can"
                                + " be told apart without error need a penalty",
                        c.iterations(),
                        c.measure(),
                        c.tolerance()))
                .stream()
                .toList();
    }
}
