package io.limpid.demo.study;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.Model;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.PenaltyPath;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the fits of a trainer whose iterations ended short of their tolerance. */
public final class FitWatch {

    private static final String SEPARABLE = "; classes that can be told apart without error need a penalty";

    private final AtomicInteger fits = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicBoolean ofClasses = new AtomicBoolean();

    /** The same trainer, its fits counted. */
    public <M extends Model> Trainer<M> watching(Trainer<M> trainer) {
        return (train, run) -> {
            M model = trainer.fit(train, run);
            count(model);
            return model;
        };
    }

    /** The same trainer with a penalty, its fits counted, those along a path too. */
    public <M extends Model> PenalizedTrainer<M> watching(PenalizedTrainer<M> trainer) {
        return new Penalized<>(this, trainer);
    }

    private record Penalized<M extends Model>(FitWatch watch, PenalizedTrainer<M> trainer)
            implements PenalizedTrainer<M> {

        @Override
        public M fit(Dataset train, Run run) {
            M model = trainer.fit(train, run);
            watch.count(model);
            return model;
        }

        @Override
        public PenalizedTrainer<M> withPenalty(Penalty penalty) {
            return new Penalized<>(watch, trainer.withPenalty(penalty));
        }

        @Override
        public LambdaSequence lambdas(Dataset train, double l1Ratio, LambdaGrid grid, Run run) {
            return trainer.lambdas(train, l1Ratio, grid, run);
        }

        @Override
        public PenaltyPath<M> path(Dataset train, LambdaSequence lambdas, Run run) {
            PenaltyPath<M> path = trainer.path(train, lambdas, run);
            path.models().forEach(watch::count);
            return path;
        }
    }

    private void count(Model model) {
        fits.incrementAndGet();
        if (!warnings(model).isEmpty()) {
            unfinished.incrementAndGet();
            ofClasses.compareAndSet(false, model instanceof Classifier);
        }
    }

    /** A sentence on the fits so far, when one of them did not reach its tolerance. */
    public List<String> warnings() {
        return unfinished.get() == 0
                ? List.of()
                : List.of("training stopped short of its tolerance in " + unfinished + " of " + fits + " fits"
                        + (ofClasses.get() ? SEPARABLE : ""));
    }

    /** A sentence on one fit, when it did not reach its tolerance. */
    static List<String> warnings(Model model) {
        return Description.convergence(model)
                .filter(c -> c.status() == Convergence.Status.NOT_REACHED)
                .map(c -> String.format(
                                Locale.ROOT,
                                "training stopped after %d iterations at %.2g, short of its tolerance of %.2g",
                                c.iterations(),
                                c.measure(),
                                c.tolerance())
                        + (model instanceof Classifier ? SEPARABLE : ""))
                .stream()
                .toList();
    }
}
