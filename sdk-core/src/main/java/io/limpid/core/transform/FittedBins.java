package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The edges of each column, ascending; none for a categorical one. */
final class FittedBins implements TileTransformer {

    /** Digits of an edge in a name: at least so many, and as many as tell any two doubles apart. */
    private static final int FEWEST_DIGITS = 6;

    private static final int MOST_DIGITS = 17;

    /** Of all columns together: bounds the memory of the names that a file could ask for. */
    private static final long MOST_EDGES = 1_000_000;

    /** Two edges of at most 24 characters (a sign, a point, 17 digits, and 5 zeros or an exponent) in brackets. */
    private static final long LONGEST_NAME = 2 * 24 + 4;

    /** From here on a number is written with an exponent. */
    private static final double LARGE = 1e15;

    private static final double SMALL = 1e-5;

    private final Schema input;
    private final Schema output;
    private final double[][] edges;
    private final BinOutput bins;

    FittedBins(Schema input, double[][] edges, BinOutput bins) {
        this.input = input;
        this.edges = edges;
        this.bins = bins;
        long total = Arrays.stream(edges).mapToLong(e -> e.length).sum();
        if (total > MOST_EDGES) {
            throw new IllegalArgumentException(
                    "bins: expected at most " + MOST_EDGES + " edges in all columns, got " + total);
        }
        List<Field> fields = new ArrayList<>();
        for (int j = 0; j < input.size(); j++) {
            Field field = input.field(j);
            boolean named = bins == BinOutput.CATEGORIES && field instanceof Field.Numeric;
            fields.add(named ? new Field.Categorical(field.name(), names(edges[j]), field.flags()) : field);
        }
        this.output = new Schema(fields);
    }

    /** Counts what it makes: a level for each edge and one more. */
    private static void claim(double[][] edges, BinOutput bins, NameClaim claim) {
        long levels = 0;
        for (double[] of : edges) {
            levels += of.length + 1L;
        }
        claim.of(edges.length, bins == BinOutput.CATEGORIES ? LONGEST_NAME * levels : 0);
    }

    private static List<String> names(double[] edges) {
        if (edges.length == 0) {
            return List.of("any");
        }
        String[] texts = texts(edges);
        List<String> names = new ArrayList<>();
        names.add("< " + texts[0]);
        for (int k = 1; k < texts.length; k++) {
            names.add("[" + texts[k - 1] + ", " + texts[k] + ")");
        }
        names.add(">= " + texts[texts.length - 1]);
        return names;
    }

    private static String[] texts(double[] edges) {
        for (int digits = FEWEST_DIGITS; ; digits++) {
            MathContext context = new MathContext(digits);
            String[] texts =
                    Arrays.stream(edges).mapToObj(edge -> text(edge, context)).toArray(String[]::new);
            if (digits == MOST_DIGITS || Arrays.stream(texts).distinct().count() == texts.length) {
                return texts;
            }
        }
    }

    private static String text(double edge, MathContext context) {
        BigDecimal rounded = new BigDecimal(edge).round(context).stripTrailingZeros();
        double size = Math.abs(edge);
        return size == 0 || size >= SMALL && size < LARGE ? rounded.toPlainString() : rounded.toString();
    }

    @Override
    public Schema input() {
        return input;
    }

    @Override
    public Schema output() {
        return output;
    }

    @Override
    public Table transform(Table x) {
        Table aligned = input.align(x);
        double[][] columns = places(aligned);
        bin(aligned, columns);
        return aligned.withColumns(output(aligned.schema()), columns);
    }

    @Override
    public Optional<TileStep> tile(Table aligned) {
        double[][] columns = places(aligned);
        Table made = aligned.withColumns(output(aligned.schema()), columns);
        return Optional.of(new TileStep(made, () -> bin(aligned, columns)));
    }

    /** The aligned columns that pass, and new ones of missing values for the others. */
    private double[][] places(Table aligned) {
        double[][] columns = new double[edges.length][];
        for (int j = 0; j < edges.length; j++) {
            columns[j] = aligned.column(j);
            if (input.field(j) instanceof Field.Numeric) {
                columns[j] = new double[aligned.rows()];
                Arrays.fill(columns[j], Double.NaN);
            }
        }
        return columns;
    }

    private Schema output(Schema aligned) {
        Field[] fields = new Field[edges.length];
        Arrays.setAll(fields, j -> input.field(j) instanceof Field.Numeric ? output.field(j) : aligned.field(j));
        return Schema.of(fields);
    }

    private void bin(Table aligned, double[][] columns) {
        for (int j = 0; j < edges.length; j++) {
            if (input.field(j) instanceof Field.Numeric) {
                bin(aligned.column(j), edges[j], columns[j]);
            }
        }
    }

    private static void bin(double[] values, double[] edges, double[] codes) {
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Double.isNaN(values[i]) ? values[i] : bin(values[i], edges);
        }
    }

    /** The number of edges up to a value. */
    private static int bin(double value, double[] edges) {
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public int[] sources(int outputColumn) {
        return new int[] {outputColumn};
    }

    /** Writes the schema, how many edges each column has, all edges in a row, and what a bin becomes. */
    static final class Codec implements ModelCodec<FittedBins> {

        @Override
        public String kind() {
            return "bins";
        }

        @Override
        public Class<FittedBins> type() {
            return FittedBins.class;
        }

        @Override
        public void encode(FittedBins part, ModelContent.Builder out) {
            out.schema("columns", part.input)
                    .numbers(
                            "counts",
                            Arrays.stream(part.edges).mapToDouble(e -> e.length).toArray())
                    .numbers(
                            "edges",
                            Arrays.stream(part.edges)
                                    .flatMapToDouble(Arrays::stream)
                                    .toArray())
                    .choice("output", part.bins);
            claim(part.edges, part.bins, out::claimColumns);
        }

        @Override
        public FittedBins decode(ModelContent in) {
            Schema columns = in.schema("columns");
            double[] counts = in.numbers("counts", columns.size());
            int total = 0;
            for (int j = 0; j < counts.length; j++) {
                int most = columns.field(j) instanceof Field.Numeric ? QuantileBins.MOST_BINS - 1 : 0;
                if (!(counts[j] >= 0 && counts[j] <= most && counts[j] == Math.rint(counts[j]))) {
                    throw NumericMapping.bad(
                            kind(), columns.field(j), "expected 0 to " + most + " edges, got " + counts[j]);
                }
                total += (int) counts[j];
            }
            double[] all = in.numbers("edges", total);
            double[][] edges = new double[counts.length][];
            int from = 0;
            for (int j = 0; j < edges.length; j++) {
                edges[j] = Arrays.copyOfRange(all, from, from + (int) counts[j]);
                from += edges[j].length;
                for (int k = 1; k < edges[j].length; k++) {
                    if (!(edges[j][k] > edges[j][k - 1])) {
                        throw NumericMapping.bad(
                                kind(),
                                columns.field(j),
                                "expected ascending edges, got " + edges[j][k - 1] + " before " + edges[j][k]);
                    }
                }
            }
            BinOutput output = in.choice("output", BinOutput.class);
            claim(edges, output, in::claimColumns);
            return new FittedBins(columns, edges, output);
        }
    }
}
