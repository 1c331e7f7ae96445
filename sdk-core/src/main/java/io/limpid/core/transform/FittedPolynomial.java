package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The learned part is the schema alone: which columns are numeric, and their names. */
final class FittedPolynomial implements TileTransformer {

    /** As many as a schema in a model file may have, so that what is fitted can be saved. */
    private static final int MOST_COLUMNS = 10_000;

    /** As long as a name in a model file may be. */
    private static final int LONGEST_NAME = 1_000;

    private final Schema input;
    private final Schema output;
    private final int degree;
    private final PolynomialTerms terms;

    /** For each added column its factors, ascending; a power has one of them several times. */
    private final int[][] products;

    /** Checks before it makes a name or a product: a hostile file could ask for gigabytes of them. */
    FittedPolynomial(Schema input, int degree, PolynomialTerms terms) {
        this.input = input;
        this.degree = degree;
        this.terms = terms;
        int[] numeric = IntStream.range(0, input.size())
                .filter(j -> input.field(j) instanceof Field.Numeric)
                .toArray();
        long width = input.size() + count(numeric.length, degree, terms);
        if (width > MOST_COLUMNS) {
            throw new IllegalArgumentException("polynomial features: expected at most " + MOST_COLUMNS
                    + " columns with the products, got " + width + "; use fewer columns or a lower degree");
        }
        this.products = products(numeric, degree, terms);
        List<Field> fields = new ArrayList<>(input.fields());
        for (int[] factors : products) {
            fields.add(field(factors));
        }
        this.output = new Schema(fields);
    }

    /** The number of products of {@code n} columns. */
    private static long count(long n, int degree, PolynomialTerms terms) {
        boolean all = terms == PolynomialTerms.ALL;
        long pairs = n * (all ? n + 1 : n - 1) / 2;
        long triples = all ? pairs * (n + 2) / 3 : pairs * (n - 2) / 3;
        return degree == 2 ? pairs : pairs + triples;
    }

    private static int[][] products(int[] numeric, int degree, PolynomialTerms terms) {
        int apart = terms == PolynomialTerms.ALL ? 0 : 1;
        List<int[]> products = new ArrayList<>();
        for (int a = 0; a < numeric.length; a++) {
            for (int b = a + apart; b < numeric.length; b++) {
                products.add(new int[] {numeric[a], numeric[b]});
            }
        }
        for (int a = 0; degree == 3 && a < numeric.length; a++) {
            for (int b = a + apart; b < numeric.length; b++) {
                for (int c = b + apart; c < numeric.length; c++) {
                    products.add(new int[] {numeric[a], numeric[b], numeric[c]});
                }
            }
        }
        return products.toArray(int[][]::new);
    }

    private Field field(int[] factors) {
        StringBuilder name = new StringBuilder();
        Set<Field.Flag> flags = EnumSet.noneOf(Field.Flag.class);
        for (int from = 0; from < factors.length; ) {
            int to = from;
            while (to < factors.length && factors[to] == factors[from]) {
                to++;
            }
            Field factor = input.field(factors[from]);
            name.append(from == 0 ? "" : "*").append(factor.name()).append(to - from == 1 ? "" : "^" + (to - from));
            flags.addAll(factor.flags());
            from = to;
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("column " + Quoted.of(name.toString()) + ": expected a name of at most "
                    + LONGEST_NAME + " characters, got " + name.length());
        }
        return new Field.Numeric(name.toString(), flags);
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
        multiply(columns);
        return aligned.withColumns(output(aligned.schema()), columns);
    }

    @Override
    public Optional<TileStep> tile(Table aligned) {
        double[][] columns = places(aligned);
        Table made = aligned.withColumns(output(aligned.schema()), columns);
        return Optional.of(new TileStep(made, () -> multiply(columns)));
    }

    private Schema output(Schema aligned) {
        List<Field> fields = new ArrayList<>(aligned.fields());
        fields.addAll(output.fields().subList(input.size(), output.size()));
        return new Schema(fields);
    }

    /** The aligned columns, and new ones for the products. */
    private double[][] places(Table aligned) {
        double[][] columns = new double[output.size()][];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = k < input.size() ? aligned.column(k) : new double[aligned.rows()];
        }
        return columns;
    }

    private void multiply(double[][] columns) {
        for (int k = 0; k < products.length; k++) {
            int[] factors = products[k];
            double[] product = columns[input.size() + k];
            multiply(columns[factors[0]], columns[factors[1]], product);
            if (factors.length == 3) {
                multiply(product, columns[factors[2]], product);
            }
        }
    }

    private static void multiply(double[] a, double[] b, double[] product) {
        for (int i = 0; i < product.length; i++) {
            product[i] = a[i] * b[i];
        }
    }

    @Override
    public int[] sources(int outputColumn) {
        return outputColumn < input.size()
                ? new int[] {outputColumn}
                : IntStream.of(products[outputColumn - input.size()]).distinct().toArray();
    }

    /** Writes the schema, the degree and which terms. */
    static final class Codec implements ModelCodec<FittedPolynomial> {

        @Override
        public String kind() {
            return "polynomial-features";
        }

        @Override
        public Class<FittedPolynomial> type() {
            return FittedPolynomial.class;
        }

        @Override
        public void encode(FittedPolynomial part, ModelContent.Builder out) {
            out.schema("columns", part.input).integer("degree", part.degree).choice("terms", part.terms);
        }

        @Override
        public FittedPolynomial decode(ModelContent in) {
            return new FittedPolynomial(
                    in.schema("columns"), (int) in.integer("degree", 2, 3), in.choice("terms", PolynomialTerms.class));
        }
    }
}
