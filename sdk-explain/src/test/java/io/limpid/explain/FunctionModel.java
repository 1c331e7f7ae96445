package io.limpid.explain;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Models made of a function of one row's values, for tests. */
public final class FunctionModel {

    private FunctionModel() {}

    /** A regressor that gives the function's value. */
    public static Regressor regressor(Schema schema, ToDoubleFunction<double[]> function) {
        return new Regressor() {
            @Override
            public Schema features() {
                return schema;
            }

            @Override
            public void predict(Table x, double[] out) {
                fill(this, x, function, out);
            }
        };
    }

    /** A classifier of {@code no} and {@code yes}; the function is the probability of {@code yes}. */
    public static Classifier classifier(Schema schema, ToDoubleFunction<double[]> function) {
        return new Classifier() {
            @Override
            public Schema features() {
                return schema;
            }

            @Override
            public List<String> classes() {
                return List.of("no", "yes");
            }

            @Override
            public void predict(Table x, double[] out) {
                double[] yes = new double[x.rows()];
                fill(this, x, function, yes);
                for (int i = 0; i < yes.length; i++) {
                    out[2 * i] = 1 - yes[i];
                    out[2 * i + 1] = yes[i];
                }
            }
        };
    }

    private static void fill(Model model, Table x, ToDoubleFunction<double[]> function, double[] out) {
        Table aligned = model.features().align(x);
        double[] row = new double[aligned.schema().size()];
        for (int i = 0; i < aligned.rows(); i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = aligned.column(j)[i];
            }
            out[i] = function.applyAsDouble(row);
        }
    }
}
