package io.limpid.demo.study;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.transform.FittedTransformer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear model's predictor in the units of the raw columns: {@code intercept + sum_j coefficient_j x_j}, where
 * {@code x_j} is an encoded column before standardising: a number as it stands in the table, or 0 or 1 for a category.
 *
 * <p>The preprocessing is affine in each encoded column, {@code z_j = a_j + b_j x_j}, so two rows tell {@code a_j} and
 * {@code b_j}: one of zeros and unseen categories, and one with {@code x_j} set. Missing cells are imputed first.
 *
 * @param intercept the constant
 * @param coefficients one per encoded column, in column order
 */
public record LinearTerms(double intercept, Map<String, Double> coefficients) {

    /**
     * What a numeric column is set to, a power of two so that the division is exact and so large that the difference of
     * two standardised values keeps all its digits whatever the column's mean.
     */
    private static final double FAR = 0x1p40;

    /** The terms of predictors over these columns themselves: {@code constants[k] + sum_j weights[k][j] x_j}. */
    static List<LinearTerms> of(Schema columns, double[] constants, double[][] weights) {
        List<LinearTerms> terms = new ArrayList<>();
        for (int k = 0; k < constants.length; k++) {
            Map<String, Double> coefficients = new LinkedHashMap<>();
            for (int j = 0; j < columns.size(); j++) {
                coefficients.put(columns.field(j).name(), weights[k][j]);
            }
            terms.add(new LinearTerms(constants[k], coefficients));
        }
        return terms;
    }

    /** The terms of {@code constants[k] + sum_j weights[k][j] z_j} over the columns that a preprocessing makes. */
    static List<LinearTerms> through(FittedTransformer preprocessing, double[] constants, double[][] weights) {
        Probe probe = Probe.of(preprocessing.input());
        Table encoded = preprocessing.transform(probe.rows());
        double[] intercepts = constants.clone();
        double[][] coefficients = new double[constants.length][encoded.schema().size()];
        for (int j = 0; j < encoded.schema().size(); j++) {
            double[] z = encoded.column(j);
            double slope = 0;
            for (int source : preprocessing.sources(j)) {
                slope += probe.slope(z, source);
            }
            for (int k = 0; k < constants.length; k++) {
                intercepts[k] += weights[k][j] * z[0];
                coefficients[k][j] = weights[k][j] * slope;
            }
        }
        return of(encoded.schema(), intercepts, coefficients);
    }

    /** Rows that set one raw value each; row 0 sets none. Those of raw column j begin at {@code first[j]}. */
    private record Probe(Table rows, int[] first) {

        static Probe of(Schema raw) {
            int[] first = new int[raw.size() + 1];
            List<Field> fields = new ArrayList<>();
            first[0] = 1;
            for (int j = 0; j < raw.size(); j++) {
                Field field = raw.field(j);
                first[j + 1] = first[j]
                        + (field instanceof Field.Categorical c ? c.levels().size() : 1);
                fields.add(field instanceof Field.Categorical c ? withUnseen(c) : field);
            }
            double[][] columns = new double[raw.size()][first[raw.size()]];
            for (int j = 0; j < raw.size(); j++) {
                if (raw.field(j) instanceof Field.Categorical c) {
                    Arrays.fill(columns[j], c.levels().size());
                    for (int level = 0; level < c.levels().size(); level++) {
                        columns[j][first[j] + level] = level;
                    }
                } else {
                    columns[j][first[j]] = FAR;
                }
            }
            return new Probe(Table.of(new Schema(fields), columns), first);
        }

        /** The same levels and one that training cannot have seen. */
        private static Field.Categorical withUnseen(Field.Categorical field) {
            StringBuilder unseen = new StringBuilder("unseen");
            while (field.levels().contains(unseen.toString())) {
                unseen.append('\'');
            }
            List<String> levels = new ArrayList<>(field.levels());
            levels.add(unseen.toString());
            return new Field.Categorical(field.name(), levels);
        }

        /** How much {@code z} changes per unit of the raw column's number, or with the one level that moves it. */
        double slope(double[] z, int source) {
            boolean numeric = rows.schema().field(source) instanceof Field.Numeric;
            for (int row = first[source]; row < first[source + 1]; row++) {
                if (z[row] != z[0]) {
                    return (z[row] - z[0]) / (numeric ? FAR : 1);
                }
            }
            return 0;
        }
    }
}
