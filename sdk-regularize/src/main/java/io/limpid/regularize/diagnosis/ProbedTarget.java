package io.limpid.regularize.diagnosis;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.Weights;
import java.util.stream.IntStream;

/**
 * The target as probes see it: one list of numbers to be predicted, the target itself or the indicator of the last of
 * two classes; of more classes an indicator each.
 *
 * @param column the target
 * @param weights of the rows, brought to about one where they are so large or small that sums and products would suffer
 * @param classes the codes of the classes that some row of positive weight has, ascending; empty for a numeric target
 * @param sorted the target's own rows in order
 */
record ProbedTarget(Column column, double[] weights, int[] classes, SortedColumn sorted) {

    static ProbedTarget of(Dataset data) {
        SortedColumn sorted = SortedColumn.of(data.target(), data.weights());
        int[] classes = data.target().field() instanceof Field.Numeric
                ? new int[0]
                : IntStream.range(0, sorted.groups())
                        .map(g -> (int) sorted.distinct()[g])
                        .toArray();
        return new ProbedTarget(data.target(), moderate(data.weights()), classes, sorted);
    }

    private static double[] moderate(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum > 1e-100 && sum < 1e100 ? weights : Weights.forProducts(weights);
    }

    boolean isNumeric() {
        return column.field() instanceof Field.Numeric;
    }

    /** Whether there is anything to predict. */
    boolean varies() {
        return sorted.groups() > 1;
    }

    /** How many lists of numbers to predict there are. */
    int outputs() {
        return classes.length > 2 ? classes.length : 1;
    }

    /** The numbers to predict, one for each row. */
    double[] output(int k) {
        if (isNumeric()) {
            return column.values();
        }
        int code = classes.length > 2 ? classes[k] : classes[classes.length - 1];
        double[] indicator = new double[column.size()];
        for (int i = 0; i < indicator.length; i++) {
            indicator[i] = column.values()[i] == code ? 1 : 0;
        }
        return indicator;
    }
}
