package io.limpid.regularize.diagnosis;

import io.limpid.core.kernel.DenseRanks;
import java.util.Arrays;

/**
 * Predicts each row's target from one column and the other rows alone: by the mean of the other rows of the same value;
 * where no other row has the value, by interpolating between the means of the next smaller and the next larger value,
 * or for a category by the mean of all other rows. No row's own target is in its prediction, so a column of which every
 * value is another predicts nothing unless its order does.
 */
final class OneColumnFit {

    private OneColumnFit() {}

    /** The prediction for each row of {@code column.order()}. Cost: linear. */
    static double[] predictions(SortedColumn column, double[] y, double[] weights) {
        int groups = column.groups();
        double[] mean = new double[groups];
        double[] weight = new double[groups];
        double center = center(column, y, weights);
        double total = 0;
        double all = 0;
        for (int g = 0; g < groups; g++) {
            for (int s = column.starts()[g]; s < column.starts()[g + 1]; s++) {
                int i = column.order()[s];
                weight[g] += weights[i];
                mean[g] += weights[i] * (y[i] - center);
            }
            total += weight[g];
            all += mean[g];
        }
        double[] predicted = new double[column.rows()];
        for (int g = 0; g < groups; g++) {
            int from = column.starts()[g];
            int to = column.starts()[g + 1];
            for (int s = from; s < to; s++) {
                int i = column.order()[s];
                double own = weights[i] * (y[i] - center);
                if (to - from > 1) {
                    predicted[s] = center + (mean[g] - own) / (weight[g] - weights[i]);
                } else if (column.isNumeric() && groups > 1) {
                    predicted[s] = center + between(column.distinct(), mean, weight, g);
                } else if (total > weights[i]) {
                    predicted[s] = center + (all - own) / (total - weights[i]);
                } else {
                    predicted[s] = center;
                }
            }
        }
        return predicted;
    }

    private static double center(SortedColumn column, double[] y, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i : column.order()) {
            sum += weights[i] * y[i];
            total += weights[i];
        }
        return total > 0 ? sum / total : 0;
    }

    /** From the means of the neighbours of a group, on the line between them. */
    private static double between(double[] x, double[] sums, double[] weights, int g) {
        int before = g > 0 ? g - 1 : g + 1;
        int after = g < x.length - 1 ? g + 1 : g - 1;
        double low = sums[before] / weights[before];
        double high = sums[after] / weights[after];
        double span = 0.5 * x[after] - 0.5 * x[before];
        return before == after || !(span > 0) ? low : low + (high - low) * ((0.5 * x[g] - 0.5 * x[before]) / span);
    }

    /**
     * {@code 1 - sum w (y - predicted)^2 / sum w (y - mean)^2}; 0 when the target is constant on these rows. The
     * smallest and the largest number, if they stand once, are left out: with neighbours on one side alone they would
     * say most where the function is steep.
     */
    static double rSquared(SortedColumn column, double[] predicted, double[] y, double[] weights) {
        double center = center(column, y, weights);
        double scale = 0;
        for (int i : column.order()) {
            scale = Math.max(scale, Math.abs(y[i] - center));
        }
        double residual = 0;
        double spread = 0;
        int from = isOpen(column, 0) ? 1 : 0;
        int to = isOpen(column, column.groups() - 1) ? predicted.length - 1 : predicted.length;
        for (int s = from; s < to; s++) {
            int i = column.order()[s];
            double miss = (y[i] - predicted[s]) / scale;
            double deviation = (y[i] - center) / scale;
            residual += weights[i] * (miss * miss);
            spread += weights[i] * (deviation * deviation);
        }
        return spread > 0 ? 1 - residual / spread : 0;
    }

    private static boolean isOpen(SortedColumn column, int group) {
        return column.isNumeric() && column.groups() > 2 && column.size(group) == 1;
    }

    /**
     * The weighted area under the ROC curve of scores for an indicator, ties counting half; 0.5 when all rows are of
     * one kind. Cost: n log n.
     */
    static double auc(SortedColumn column, double[] scores, double[] indicator, double[] weights) {
        DenseRanks ranks = DenseRanks.of(scores, s -> true);
        int[] order = column.order();
        double[] ones = ranks.sums(s -> weights[order[s]] * indicator[order[s]]);
        double[] zeros = ranks.sums(s -> weights[order[s]] * (1 - indicator[order[s]]));
        double positives = Arrays.stream(ones).sum();
        double negatives = Arrays.stream(zeros).sum();
        if (!(positives > 0 && negatives > 0)) {
            return 0.5;
        }
        double below = 0;
        double area = 0;
        for (int k = 0; k < ones.length; k++) {
            area += ones[k] / positives * (below + 0.5 * (zeros[k] / negatives));
            below += zeros[k] / negatives;
        }
        return area;
    }
}
