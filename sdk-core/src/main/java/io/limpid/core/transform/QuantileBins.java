package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.Quantiles;
import java.util.Arrays;
import java.util.Objects;

/**
 * Cuts each numeric column into bins, by default five of about as many training rows each, and puts the bin's category
 * or number in place of the value. With edges {@code e[1] < ... < e[m]} the bins are {@code x < e[1]}, {@code e[1] <= x
 * < e[2]}, ..., {@code x >= e[m]}, named {@code < 3.5}, {@code [3.5, 7)} and {@code >= 7}.
 *
 * <p>Quantile edges interpolate linearly between the sorted values, {@code q(p)} at place {@code p (N - 1)} counted
 * from 0; weights that are whole numbers count as repeated rows, others are first scaled to 1 on average. Edges that
 * are equal, or at the least or the greatest value, are left out, so that a column of few values has fewer bins; a
 * constant column or one without values has the one bin {@code any}. In names, edges are rounded to the fewest digits,
 * at least 6, that tell them apart; to cut, they are not. Missing values and rows of weight zero are left out, and
 * missing stays missing. Categorical columns pass unchanged. Cost: selection in a copy of each column, or a sort, to
 * learn; a binary search a cell to apply.
 *
 * <pre>{@code
 * Dataset quarters = QuantileBins.of(4).withOutput(BinOutput.ORDINALS).fit(train).training();
 * }</pre>
 */
public final class QuantileBins implements Transformer {

    /** So that one column's bins can be one-hot encoded. */
    static final int MOST_BINS = 1_000;

    private final int bins;
    private final BinEdges edges;
    private final BinOutput output;

    private QuantileBins(int bins, BinEdges edges, BinOutput output) {
        this.bins = bins;
        this.edges = edges;
        this.output = output;
    }

    /** Five bins at quantiles, as categories. */
    public static QuantileBins withDefaults() {
        return of(5);
    }

    /**
     * So many bins at quantiles, as categories.
     *
     * @throws IllegalArgumentException unless there are 2 to 1,000
     */
    public static QuantileBins of(int bins) {
        if (!(bins >= 2 && bins <= MOST_BINS)) {
            throw new IllegalArgumentException("bins: expected 2 to " + MOST_BINS + ", got " + bins);
        }
        return new QuantileBins(bins, BinEdges.QUANTILES, BinOutput.CATEGORIES);
    }

    /** Puts the edges there. */
    public QuantileBins withEdges(BinEdges rule) {
        return new QuantileBins(bins, Objects.requireNonNull(rule, "edges"), output);
    }

    /** Makes this of a bin. */
    public QuantileBins withOutput(BinOutput other) {
        return new QuantileBins(bins, edges, Objects.requireNonNull(other, "output"));
    }

    /**
     * Learns the edges of every numeric column.
     *
     * @throws IllegalArgumentException when values are so far apart that their distance is not finite; the message
     *     names the column
     */
    @Override
    public Fitting fit(Dataset train) {
        double[][] learned = new double[train.features().schema().size()][];
        for (int j = 0; j < learned.length; j++) {
            learned[j] = train.features().schema().field(j) instanceof Field.Numeric field
                    ? edges(field, train.features().column(j), train.weights())
                    : new double[0];
        }
        return Fitting.of(new FittedBins(train.features().schema(), learned, output), train);
    }

    private double[] edges(Field field, double[] values, double[] weights) {
        double[] range = MinMaxScaler.range(field, values, weights);
        Quantiles quantiles = Quantiles.of(values, weights);
        if (quantiles.isEmpty()) {
            return new double[0];
        }
        double width = (range[1] - range[0]) / bins;
        double[] inner = new double[bins - 1];
        int kept = 0;
        for (int k = 1; k < bins; k++) {
            double edge = edges == BinEdges.QUANTILES ? quantiles.at(k / (double) bins) : range[0] + k * width;
            if (edge > (kept == 0 ? range[0] : inner[kept - 1]) && edge < range[1]) {
                inner[kept++] = edge;
            }
        }
        return Arrays.copyOf(inner, kept);
    }
}
