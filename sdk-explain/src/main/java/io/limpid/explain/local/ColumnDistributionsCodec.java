package io.limpid.explain.local;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.ArrayList;
import java.util.List;

/** Column distributions in a model file: the schema, and for each column the arrays that describe it. */
final class ColumnDistributionsCodec implements ModelCodec<ColumnDistributions> {

    private static final int MOST_CUTS = 3;

    @Override
    public String kind() {
        return "column-distributions";
    }

    @Override
    public Class<ColumnDistributions> type() {
        return ColumnDistributions.class;
    }

    @Override
    public void encode(ColumnDistributions part, ModelContent.Builder out) {
        out.schema("schema", part.schema());
        for (int j = 0; j < part.schema().size(); j++) {
            if (part.column(j) instanceof NumericBins bins) {
                out.integer("cut count " + j, bins.cuts().length)
                        .numbers("cuts " + j, bins.cuts())
                        .numbers("frequencies " + j, bins.frequencies())
                        .numbers("low " + j, bins.low())
                        .numbers("high " + j, bins.high())
                        .numbers("mean " + j, bins.mean())
                        .numbers("deviation " + j, bins.deviation());
            } else if (part.column(j) instanceof LevelFrequencies levels) {
                out.numbers("frequencies " + j, levels.frequencies());
            }
        }
    }

    @Override
    public ColumnDistributions decode(ModelContent in) {
        Schema schema = in.schema("schema");
        List<ColumnDistribution> columns = new ArrayList<>();
        for (int j = 0; j < schema.size(); j++) {
            columns.add(
                    schema.field(j) instanceof Field.Categorical c
                            ? new LevelFrequencies(frequencies(in, j, c.levels().size() + 1))
                            : bins(in, j));
        }
        return new ColumnDistributions(schema, columns);
    }

    private NumericBins bins(ModelContent in, int j) {
        int count = (int) in.integer("cut count " + j, 0, MOST_CUTS);
        double[] cuts = in.numbers("cuts " + j, count);
        double[] low = in.numbers("low " + j, count + 1);
        double[] high = in.numbers("high " + j, count + 1);
        double[] mean = in.numbers("mean " + j, count + 1);
        double[] deviation = in.numbers("deviation " + j, count + 1);
        for (int k = 0; k < count - 1; k++) {
            require(cuts[k] < cuts[k + 1], "cuts " + j, "ascending numbers");
        }
        for (int k = 0; k <= count; k++) {
            require(low[k] <= mean[k] && mean[k] <= high[k], "mean " + j, "a mean between the bin's bounds");
            boolean good = deviation[k] >= 0 && deviation[k] <= high[k] - low[k];
            require(good, "deviation " + j, "a deviation from 0 to the bin's width");
        }
        return new NumericBins(cuts, frequencies(in, j, count + 2), low, high, mean, deviation);
    }

    private double[] frequencies(ModelContent in, int j, int length) {
        double[] frequencies = in.numbers("frequencies " + j, length);
        double sum = 0;
        for (double f : frequencies) {
            require(f >= 0, "frequencies " + j, "numbers of at least 0");
            sum += f;
        }
        // Shares of whole rows add up to 1 but for one rounding each.
        require(Math.abs(sum - 1) <= 1e-9, "frequencies " + j, "a sum of 1");
        return frequencies;
    }

    private void require(boolean good, String key, String expected) {
        if (!good) {
            throw new ModelFormatException(kind() + ", \"" + key + "\": expected " + expected + ", got others");
        }
    }
}
