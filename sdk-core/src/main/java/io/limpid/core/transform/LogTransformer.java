package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.DistinctValues;
import java.util.Objects;

/**
 * Takes the natural logarithm of each numeric column, by default {@code log(1 + x)}; {@link LogRule} has the formulas.
 *
 * <p>A value for which the rule has none, a negative one under {@link LogRule#ONE_PLUS}, is an error that names its
 * column and row, in training and later; {@link LogRule#SIGNED} takes any. Missing stays missing, categorical columns
 * pass unchanged. {@link LogRule#OFFSET} learns from rows of positive weight; a column without values has offset 1.
 * Cost: one logarithm a cell.
 *
 * <pre>{@code
 * Table logs = LogTransformer.withDefaults().withRule(LogRule.SIGNED).fit(train).fitted().transform(test.features());
 * }</pre>
 */
public final class LogTransformer implements Transformer {

    private final LogRule rule;

    private LogTransformer(LogRule rule) {
        this.rule = rule;
    }

    /** {@code log(1 + x)}, negative values refused. */
    public static LogTransformer withDefaults() {
        return new LogTransformer(LogRule.ONE_PLUS);
    }

    /** Takes this logarithm. */
    public LogTransformer withRule(LogRule other) {
        return new LogTransformer(Objects.requireNonNull(other, "rule"));
    }

    /**
     * Learns the offset of every numeric column, if the rule has one.
     *
     * @throws io.limpid.core.data.RowException when a training value has no logarithm under the rule
     */
    @Override
    public Fitting fit(Dataset train) {
        double[] offsets = new double[train.features().schema().size()];
        for (int j = 0; j < offsets.length; j++) {
            if (rule == LogRule.OFFSET && train.features().schema().field(j) instanceof Field.Numeric) {
                offsets[j] = offset(train.features().column(j), train.weights());
            }
        }
        return Fitting.of(new FittedLog(train.features().schema(), rule, offsets), train);
    }

    private static double offset(double[] values, double[] weights) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            least = DistinctValues.counts(values[i], weights[i]) ? Math.min(least, values[i]) : least;
        }
        if (least == Double.POSITIVE_INFINITY) {
            return 1;
        }
        return least > 0 ? 0 : 1 - least;
    }
}
