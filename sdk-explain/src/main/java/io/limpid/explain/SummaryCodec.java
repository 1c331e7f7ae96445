package io.limpid.explain;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;

/** A background summary in a model file: its schema, one array per column, and the weights. */
final class SummaryCodec implements ModelCodec<Summary> {

    private static final int MOST_CENTRES = 1_000_000;

    @Override
    public String kind() {
        return "background-summary";
    }

    @Override
    public Class<Summary> type() {
        return Summary.class;
    }

    @Override
    public void encode(Summary part, ModelContent.Builder out) {
        Table centres = part.background();
        out.schema("schema", centres.schema())
                .integer("centres", centres.rows())
                .numbers("weights", part.weights());
        for (int j = 0; j < centres.schema().size(); j++) {
            out.numbersOrMissing("column " + j, centres.column(j));
        }
    }

    @Override
    public Summary decode(ModelContent in) {
        Schema schema = in.schema("schema");
        int count = (int) in.integer("centres", 1, MOST_CENTRES);
        double[] weights = in.numbers("weights", count);
        double sum = 0;
        for (double weight : weights) {
            if (!(weight > 0)) {
                throw new ModelFormatException(kind() + ", \"weights\": expected positive numbers, got " + weight);
            }
            sum += weight;
        }
        // Shares of whole rows add up to 1 but for one rounding each.
        if (!(Math.abs(sum - 1) <= 1e-9)) {
            throw new ModelFormatException(kind() + ", \"weights\": expected a sum of 1, got " + sum);
        }
        double[][] columns = new double[schema.size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = in.numbersOrMissing("column " + j, count);
        }
        try {
            return new Summary(Table.of(schema, columns), weights);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }
}
