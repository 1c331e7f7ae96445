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
        requireFew(width(input, degree, terms));
        this.products = products(numeric(input), degree, terms);
        List<Field> fields = new ArrayList<>(input.fields());
        for (int[] factors : products) {
            fields.add(field(factors));
        }
        this.output = new Schema(fields);
    }

    private static int[] numeric(Schema input) {
        return IntStream.range(0, input.size())
                .filter(j -> input.field(j) instanceof Field.Numeric)
                .toArray();
    }

    /** The number of outputs. */
    private static long width(Schema input, int degree, PolynomialTerms terms) {
        return input.size() + count(numeric(input).length, degree, terms);
    }

    private static void requireFew(long width) {
        if (width > MOST_COLUMNS) {
            throw new IllegalArgumentException("polynomial features: expected at most " + MOST_COLUMNS
                    + " columns with the products, got " + width + "; use fewer columns or a lower degree");
        }
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
        int length = nameLength(input, factors);
        if (length > LONGEST_NAME) {
            throw new IllegalArgumentException("column " + Quoted.of(name(factors)) + ": expected a name of at most "
                    + LONGEST_NAME + " characters, got " + length);
        }
        Set<Field.Flag> flags = EnumSet.noneOf(Field.Flag.class);
        for (int factor : factors) {
            flags.addAll(input.field(factor).flags());
        }
        return new Field.Numeric(name(factors), flags);
    }

    private String name(int[] factors) {
        StringBuilder name = new StringBuilder();
        for (int from = 0; from < factors.length; ) {
            int to = next(factors, from);
            name.append(from == 0 ? "" : "*")
                    .append(input.field(factors[from]).name())
                    .append(to - from == 1 ? "" : "^" + (to - from));
            from = to;
        }
        return name.toString();
    }

    /** The length of a product's name, without making it. */
    private static int nameLength(Schema input, int[] factors) {
        int length = -1;
        for (int from = 0; from < factors.length; ) {
            int to = next(factors, from);
            length += 1 + input.field(factors[from]).name().length() + (to - from == 1 ? 0 : 2);
            from = to;
        }
        return length;
    }

    /** Where the factor after this one and its like stands. */
    private static int next(int[] factors, int from) {
        int to = from;
        while (to < factors.length && factors[to] == factors[from]) {
            to++;
        }
        return to;
    }

    /** Counts what it makes: each claim before the memory that it allows. */
    private static void claim(Schema input, int degree, PolynomialTerms terms, NameClaim claim) {
        long width = width(input, degree, terms);
        requireFew(width);
        claim.of(width, 0);
        long characters = 0;
        for (int[] factors : products(numeric(input), degree, terms)) {
            characters += nameLength(input, factors);
        }
        claim.of(0, characters);
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
            claim(part.input, part.degree, part.terms, out::claimColumns);
        }

        @Override
        public FittedPolynomial decode(ModelContent in) {
            Schema columns = in.schema("columns");
            int degree = (int) in.integer("degree", 2, 3);
            PolynomialTerms terms = in.choice("terms", PolynomialTerms.class);
            claim(columns, degree, terms, in::claimColumns);
            return new FittedPolynomial(columns, degree, terms);
        }
    }
}
