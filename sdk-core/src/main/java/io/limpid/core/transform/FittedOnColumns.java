package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A fitted transformer of some columns, the others passing. */
final class FittedOnColumns implements TileTransformer {

    private final Schema input;
    private final Schema output;
    private final int[] chosen;
    private final FittedTransformer inner;

    /** Of each output column, the inner output it is, or {@code -1 - j} for input column {@code j} that passes. */
    private final int[] origin;

    private final int[][] sources;

    /**
     * The inner transformer's outputs among the columns that pass.
     *
     * @param chosen the columns that the inner transformer sees, ascending
     * @throws IllegalArgumentException when it reads other columns, or makes one of the name of one that passes
     */
    FittedOnColumns(Schema input, int[] chosen, FittedTransformer inner) {
        this.input = input;
        this.chosen = chosen;
        this.inner = inner;
        int[] read = FittedChain.positions(inner.input(), part(input, chosen));
        List<List<Integer>> madeOf = new ArrayList<>();
        for (int j = 0; j <= input.size(); j++) {
            madeOf.add(new ArrayList<>());
        }
        int[][] from = new int[inner.output().size()][];
        for (int k = 0; k < from.length; k++) {
            from[k] = Arrays.stream(inner.sources(k))
                    .map(source -> chosen[read[source]])
                    .sorted()
                    .toArray();
            madeOf.get(from[k].length == 0 ? input.size() : from[k][0]).add(k);
        }
        for (int j = 0; j < input.size(); j++) {
            if (Arrays.binarySearch(chosen, j) < 0) {
                madeOf.get(j).add(-1 - j);
            }
        }
        this.origin = madeOf.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        this.sources = IntStream.of(origin)
                .mapToObj(k -> k >= 0 ? from[k] : new int[] {-1 - k})
                .toArray(int[][]::new);
        this.output = joined(input, inner.output());
    }

    private static Schema part(Schema schema, int[] chosen) {
        return new Schema(IntStream.of(chosen).mapToObj(schema::field).toList());
    }

    /** Some columns of a table, shared with it. */
    static Table part(Table x, int[] chosen) {
        double[][] columns = IntStream.of(chosen).mapToObj(x::column).toArray(double[][]::new);
        return x.withColumns(part(x.schema(), chosen), columns);
    }

    private Schema joined(Schema passing, Schema made) {
        Field[] fields = new Field[origin.length];
        Arrays.setAll(fields, k -> origin[k] >= 0 ? made.field(origin[k]) : passing.field(-1 - origin[k]));
        return Schema.of(fields);
    }

    /** The columns of an aligned table that pass, and what the inner transformer made of the others. */
    Table joined(Table aligned, Table made) {
        double[][] columns = new double[origin.length][];
        Arrays.setAll(columns, k -> origin[k] >= 0 ? made.column(origin[k]) : aligned.column(-1 - origin[k]));
        return aligned.withColumns(joined(aligned.schema(), made.schema()), columns);
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
        return joined(aligned, inner.transform(part(aligned, chosen)));
    }

    @Override
    public Optional<TileStep> tile(Table aligned) {
        return TileStep.of(inner, part(aligned, chosen))
                .map(step -> new TileStep(joined(aligned, step.table()), step.work()));
    }

    @Override
    public int[] sources(int outputColumn) {
        return sources[outputColumn].clone();
    }

    /** Writes the schema, the names of the chosen columns and the transformer of these. */
    static final class Codec implements ModelCodec<FittedOnColumns> {

        @Override
        public String kind() {
            return "on-columns";
        }

        @Override
        public Class<FittedOnColumns> type() {
            return FittedOnColumns.class;
        }

        @Override
        public void encode(FittedOnColumns part, ModelContent.Builder out) {
            out.schema("columns", part.input)
                    .texts("chosen", part(part.input, part.chosen).names())
                    .part("inner", part.inner)
                    .claimColumns(part.output.size(), 0);
        }

        @Override
        public FittedOnColumns decode(ModelContent in) {
            Schema columns = in.schema("columns");
            int[] chosen = ChosenNames.positions(kind(), columns, in.texts("chosen"));
            FittedTransformer inner = in.part("inner", FittedTransformer.class);
            in.claimColumns(inner.output().size() + (long) columns.size() - chosen.length, 0); // Their names it has.
            return new FittedOnColumns(columns, chosen, inner);
        }
    }
}
