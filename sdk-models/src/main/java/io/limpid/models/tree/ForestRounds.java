package io.limpid.models.tree;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.Weights;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.TrainingRound.Scores;
import io.limpid.core.model.Tree;
import io.limpid.core.run.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a forest comes to with each tree: the scores of all rows by all trees so far, and of each row by those trees
 * that did not draw it. Trees are given as they are grown, from any thread, and counted in their own order: progress
 * and history are the same whichever is ready first. Thread-safe.
 */
final class ForestRounds {

    private final TreeTask task;
    private final double[] weights;
    private final int classes;
    private final int trees;
    private final Progress progress;
    private final Side all;
    private final Side outOfBag;
    private final Map<Integer, Grown> waiting = new HashMap<>();
    private final List<TrainingRound> history = new ArrayList<>();

    /**
     * Of a forest to be grown.
     *
     * @param classes 0 for numbers
     * @param trees how many there will be
     * @param progress hears of each tree
     */
    ForestRounds(TreeTask task, int classes, int trees, Progress progress) {
        this.task = task;
        this.weights = Weights.forProducts(task.weights());
        this.classes = classes;
        this.trees = trees;
        this.progress = progress;
        this.all = new Side();
        this.outOfBag = new Side();
    }

    /**
     * Takes a tree, and counts it when all before it are.
     *
     * @param counts how often each row was drawn for it
     */
    void add(int t, Tree tree, int[] counts) {
        int[] leaves = new int[counts.length];
        for (int i = 0; i < leaves.length; i++) {
            int leaf = tree.leaf(task.columns(), i);
            leaves[i] = counts[i] > 0 ? leaf : ~leaf;
        }
        synchronized (this) {
            waiting.put(t, new Grown(tree, leaves));
            while (waiting.containsKey(history.size())) {
                count(waiting.remove(history.size()));
            }
        }
    }

    private void count(Grown next) {
        for (int i = 0; i < next.leaves.length; i++) {
            int leaf = next.leaves[i];
            if (leaf < 0) {
                outOfBag.add(i, next.tree, ~leaf);
            }
            all.add(i, next.tree, leaf < 0 ? ~leaf : leaf);
        }
        TrainingRound round = new TrainingRound(OptionalDouble.empty(), all.scores(), outOfBag.scores());
        history.add(round);
        String stage = "growing the forest" + told("training loss", round.training())
                + told("out-of-bag loss", round.validation());
        progress.update(stage, history.size(), trees);
    }

    private static String told(String name, Optional<Scores> scores) {
        return scores.map(s -> String.format(Locale.ROOT, ", %s %.6g", name, s.loss()))
                .orElse("");
    }

    /** One round for each tree that was counted. */
    synchronized List<TrainingRound> history() {
        return List.copyOf(history);
    }

    /** A tree, and the leaf of each row: the complement where the tree did not draw the row. */
    private record Grown(Tree tree, int[] leaves) {}

    /** What the trees that count for a row add up to. */
    private final class Side {

        private final double[][] sums = new double[Math.max(1, classes)][task.rows()];
        private final int[] votes = new int[task.rows()];
        private final double[] predicted = new double[sums.length];

        Side() {
            double[] baseline = RandomForest.baseline(classes, trees);
            for (int k = 0; k < sums.length; k++) {
                Arrays.fill(sums[k], baseline[k]);
            }
        }

        void add(int i, Tree tree, int leaf) {
            for (int k = 0; k < sums.length; k++) {
                sums[k][i] += tree.value(leaf, k);
            }
            votes[i]++;
        }

        /** Weighted means over the rows with votes; none without such rows, or beyond double precision. */
        Optional<Scores> scores() {
            double[] total = new double[3];
            double[] score = new double[2];
            for (int i = 0; i < votes.length; i++) {
                if (votes[i] > 0) {
                    predict(i);
                    if (classes == 0) {
                        number(task.target()[i], score);
                    } else {
                        classes((int) task.target()[i], score);
                    }
                    total[0] += weights[i] * score[0];
                    total[1] += weights[i] * score[1];
                    total[2] += weights[i];
                }
            }
            double loss = total[0] / total[2];
            return loss < Double.POSITIVE_INFINITY
                    ? Optional.of(new Scores(loss, OptionalDouble.of(total[1] / total[2])))
                    : Optional.empty();
        }

        /**
         * As the forest of the trees that vote does. Leaves and baseline are shares of all trees, and of the one more
         * that gives every class the same; so once all vote, these are the model's own numbers to the bit.
         */
        private void predict(int i) {
            int more = classes == 0 ? 0 : 1;
            double share = (trees + more) / (double) (votes[i] + more);
            for (int k = 0; k < predicted.length; k++) {
                predicted[k] = sums[k][i] * share;
            }
        }

        /** The squared and the absolute error. */
        private void number(double target, double[] score) {
            double error = target - predicted[0];
            score[0] = error * error;
            score[1] = Math.abs(error);
        }

        /** The log loss, and whether the class is the predicted one. */
        private void classes(int target, double[] score) {
            score[0] = -Elementary.log(Math.min(predicted[target], 1));
            score[1] = target == LikeliestClass.of(predicted, 0, classes) ? 1 : 0;
        }
    }
}
