package io.limpid.models.tree;

import io.limpid.core.kernel.Shuffle;
import io.limpid.core.model.Tree;
import io.limpid.core.run.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The rounds of one gradient boosting. For one thread, which hands the trees of a round to the run's workers. */
final class Boosting {

    private final TreeTask task;
    private final BoostingLoss loss;
    private final double learningRate;
    private final double subsample;
    private final Run run;
    private final TreeGrower grower;

    /** The margins and what is left over, {@code [margin][row]}. */
    private final double[][] margins;

    private final double[][] residuals;

    Boosting(TreeTask task, BoostingLoss loss, TreeLimits limits, double learningRate, double subsample, Run run) {
        this.task = task;
        this.loss = loss;
        this.learningRate = learningRate;
        this.subsample = subsample;
        this.run = run;
        this.grower = new TreeGrower(task, limits, 0, run.cancellation());
        this.margins = new double[loss.margins()][task.rows()];
        this.residuals = new double[loss.margins()][task.rows()];
        for (int k = 0; k < margins.length; k++) {
            Arrays.fill(margins[k], loss.baseline(k));
        }
    }

    /** The trees of all rounds, those of a round in the order of their margins. */
    List<Tree> grow(int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeTask.RowCounts all = task.counts();
        List<Tree> trees = new ArrayList<>();
        double left = loss.residuals(margins, residuals);
        for (int round = 0; round < rounds; round++) {
            run.cancellation().check();
            TreeTask.RowCounts rows = sample(all, random.split());
            Tree[] grown = new Tree[margins.length];
            run.workers().forEach(grown.length, k -> grown[k] = tree(k, rows));
            trees.addAll(Arrays.asList(grown));
            left = loss.residuals(margins, residuals);
            run.progress().update(String.format(Locale.ROOT, "boosting, training loss %.6g", left), round + 1L, rounds);
        }
        return trees;
    }

    /** Grows the tree of one margin and adds it to that margin of every row, in the sample or not. */
    private Tree tree(int k, TreeTask.RowCounts rows) {
        double[] residual = residuals[k];
        Tree tree = grower.grow(residual, rows, new SplittableRandom(0), new TreeReader.Leaves() {
            @Override
            public double[] values(int[] leaf) {
                double[] values = new double[margins.length];
                values[k] = learningRate * loss.step(residual, leaf);
                return values;
            }

            @Override
            public double cover(int row) {
                return task.weights()[row];
            }
        });
        for (int i = 0; i < task.rows(); i++) {
            margins[k][i] += tree.value(tree.leaf(task.columns(), i), k);
        }
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
