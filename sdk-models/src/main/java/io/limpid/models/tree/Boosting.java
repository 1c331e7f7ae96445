package io.limpid.models.tree;

import io.limpid.core.kernel.Shuffle;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.Tree;
import io.limpid.core.run.Run;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** The rounds of one gradient boosting. For one thread, which hands the trees of a round to the run's workers. */
final class Boosting {

    /** When to stop: the rows to judge by, and after how many rounds without a lower loss. */
    record Stop(BoostingRows held, int patience) {}

    /** The trees of the rounds up to the best, those of a round in the order of their margins, and all rounds. */
    record Result(List<Tree> trees, List<TrainingRound> history) {}

    private final String column;
    private final TreeTask task;
    private final BoostingLoss loss;
    private final double learningRate;
    private final double subsample;
    private final Optional<Stop> stop;
    private final Run run;
    private final TreeGrower grower;
    private final BoostingRows rows;

    /** What is left over, {@code [margin][row]}. */
    private final double[][] residuals;

    /** On the target of that name. */
    Boosting(
            String column,
            TreeTask task,
            BoostingLoss loss,
            TreeLimits limits,
            double learningRate,
            double subsample,
            Optional<Stop> stop,
            Run run) {
        this.column = column;
        this.task = task;
        this.loss = loss;
        this.learningRate = learningRate;
        this.subsample = subsample;
        this.stop = stop;
        this.run = run;
        this.grower = new TreeGrower(task, limits, 0, run.cancellation());
        this.rows = new BoostingRows(task, loss);
        this.residuals = new double[loss.margins()][task.rows()];
    }

    /**
     * Grows the trees of so many rounds, or until it is stopped early.
     *
     * @throws IllegalArgumentException when a loss grows beyond double precision
     */
    Result grow(int rounds, SplittableRandom random) {
        TreeTask.RowCounts all = task.counts();
        List<Tree> trees = new ArrayList<>();
        List<TrainingRound> history = new ArrayList<>();
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds && !ends(round - best); round++) {
            run.cancellation().check();
            loss.residuals(rows.margins(), residuals);
            TreeTask.RowCounts sample = sample(all, random.split());
            Tree[] grown = new Tree[residuals.length];
            run.workers().forEach(grown.length, k -> grown[k] = tree(k, sample));
            trees.addAll(Arrays.asList(grown));
            TrainingRound scores = scores();
            history.add(scores);
            double judged = scores.validation().map(TrainingRound.Scores::loss).orElse(0.0);
            if (stop.isEmpty() || judged < lowest) {
                best = round + 1;
                lowest = judged;
            }
            run.progress().update(stage(scores), round + 1L, rounds);
        }
        return new Result(trees.subList(0, best * residuals.length), history);
    }

    /** Whether so many rounds since the best are enough. */
    private boolean ends(int waited) {
        return stop.isPresent() && waited >= stop.get().patience();
    }

    private TrainingRound scores() {
        TrainingRound.Scores training = finite("training", rows.scores());
        Optional<TrainingRound.Scores> held =
                stop.map(judge -> finite("validation", judge.held().scores()));
        return new TrainingRound(OptionalDouble.of(learningRate), Optional.of(training), held);
    }

    private TrainingRound.Scores finite(String side, TrainingRound.Scores scores) {
        if (!(scores.loss() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column " + Quoted.of(column) + ": expected values whose " + side
                    + " loss is within double precision, got a loss of " + scores.loss());
        }
        return scores;
    }

    private static String stage(TrainingRound round) {
        String training = String.format(
                Locale.ROOT,
                "boosting, training loss %.6g",
                round.training().orElseThrow().loss());
        return round.validation()
                .map(held -> training + String.format(Locale.ROOT, ", validation loss %.6g", held.loss()))
                .orElse(training);
    }

    /** Grows the tree of one margin and adds it to that margin of every row, in the sample or not. */
    private Tree tree(int k, TreeTask.RowCounts sample) {
        double[] residual = residuals[k];
        Tree grown = grower.grow(residual, sample, new SplittableRandom(0), new TreeReader.Leaves() {
            @Override
            public double[] values(int[] leaf) {
                return new double[] {learningRate * loss.step(residual, leaf)};
            }

            @Override
            public double cover(int row) {
                return task.weights()[row];
            }
        });
        Tree tree = residuals.length == 1 ? grown : grown.forMargin(k, residuals.length);
        rows.add(tree, k);
        stop.ifPresent(judge -> judge.held().add(tree, k));
        return tree;
    }

    private TreeTask.RowCounts sample(TreeTask.RowCounts all, SplittableRandom random) {
        if (subsample == 1) {
            return all;
        }
        int[] present = all.present();
        Shuffle.inPlace(present, random);
        int[] counts = new int[all.counts().length];
        int drawn = Math.max(1, (int) (subsample * present.length));
        for (int s = 0; s < drawn; s++) {
            counts[present[s]] = all.counts()[present[s]];
        }
        return new TreeTask.RowCounts(counts, all.perRow());
    }
}
