package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fills missing cells: in numeric columns with the weighted median of the training values, in categorical ones with
 * the level of the greatest training weight, ties to the first level.
 *
 * <p>The weighted median is the smallest value up to which half of the weight lies, or the mean of it and the next
 * value when exactly half does, up to the rounding of the sums: with equal weights the usual median. Rows of weight
 * zero are not looked at. No column is ever dropped: a numeric column without a training value is filled with 0, a
 * categorical one with its first level, and a categorical column without levels keeps its missing cells. Unseen
 * categories pass unchanged. Cost: sorting every numeric column at fitting.
 */
public final class MissingValueImputer implements Transformer {

    private MissingValueImputer() {}

    /** Median and most frequent level. */
    public static MissingValueImputer withDefaults() {
        return new MissingValueImputer();
    }

    @Override
    public Fitting fit(Dataset train) {
        double[] fills = new double[train.features().schema().size()];
        for (int j = 0; j < fills.length; j++) {
            double[] values = train.features().column(j);
            fills[j] = train.features().schema().field(j) instanceof Field.Categorical c
                    ? mostFrequent(values, train.weights(), c.levels().size())
                    : median(values, train.weights());
        }
        return Fitting.of(new FittedImputer(train.features().schema(), fills), train);
    }

    private static double mostFrequent(double[] codes, double[] weights, int levels) {
        double[] totals = new double[levels];
        for (int i = 0; i < codes.length; i++) {
            if (!Double.isNaN(codes[i])) {
                totals[(int) codes[i]] += weights[i];
            }
        }
        double best = Double.NaN;
        for (int k = 0; k < levels; k++) {
            if (Double.isNaN(best) || totals[k] > totals[(int) best]) {
                best = k;
            }
        }
        return best;
    }

    private static double median(double[] values, double[] weights) {
        int[] rows = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]) && weights[i] > 0)
                .toArray();
        boolean equal = Arrays.stream(rows).allMatch(i -> weights[i] == weights[rows[0]]);
        double[] sorted =
                Arrays.stream(rows).mapToDouble(i -> values[i]).sorted().toArray();
        double[] weight = new double[sorted.length];
        if (equal) {
            Arrays.fill(weight, 1);
        } else {
            // Equal values keep their row order, so that the sums of weights do not depend on the sort.
            Integer[] order = Arrays.stream(rows).boxed().toArray(Integer[]::new);
            Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
            Arrays.setAll(weight, s -> weights[order[s]]);
        }
        return weightedMedian(sorted, weight);
    }

    private static double weightedMedian(double[] sorted, double[] weights) {
        double half = 0;
        for (double weight : weights) {
            half += 0.5 * weight;
        }
        // What the additions may have rounded off both sums: 0.1 + 0.7 is half of 0.1 + 0.7 + 0.8.
        double rounding = sorted.length * Math.ulp(half);
        double below = 0;
        for (int s = 0; s < sorted.length; s++) {
            below += weights[s];
            if (below > half + rounding || s == sorted.length - 1) {
                return sorted[s];
            }
            if (below >= half - rounding) {
                return 0.5 * sorted[s] + 0.5 * sorted[s + 1];
            }
        }
        return 0;
    }
}
