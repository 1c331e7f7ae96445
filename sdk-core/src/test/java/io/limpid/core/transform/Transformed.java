package io.limpid.core.transform;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;

/** One numeric column x through a transformer, for tests with literal values. */
final class Transformed {

    private Transformed() {}

    static Dataset data(double[] values, double... weights) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return Dataset.of(
                table(values),
                new Column(new Field.Numeric("y"), new double[values.length]),
                weights.length == 0 ? ones : weights);
    }

    static Table table(double... values) {
        return Table.of(Schema.of(new Field.Numeric("x")), values);
    }

    /** The column after fitting to it. */
    static double[] training(Transformer transformer, double[] values, double... weights) {
        return transformer.fit(data(values, weights)).training().features().column(0);
    }

    /** Other values after fitting to these. */
    static double[] later(Transformer transformer, double[] train, double... values) {
        return transformer.fit(data(train)).fitted().transform(table(values)).column(0);
    }
}
