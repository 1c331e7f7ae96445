package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.Arrays;
import java.util.List;

/** The mean target of each level of each categorical column, and of all rows. */
final class FittedTarget extends LevelEncoding {

    private final List<String> measures;
    private final double[] means;
    private final double[][][] values;

    /**
     * These means.
     *
     * @param measures what each output of a column is, such as {@code mean Price}
     * @param means by measure, over all rows
     * @param values by column, measure and level, the missing value's last; null for a numeric column
     */
    FittedTarget(Schema input, List<String> measures, double[] means, double[][][] values) {
        super("target encoding", input, names(input, measures), values);
        this.measures = measures;
        this.means = means;
        this.values = values;
    }

    private static List<List<String>> names(Schema input, List<String> measures) {
        int longest = measures.stream().mapToInt(String::length).max().orElse(0);
        long outputs = 0;
        for (Field field : input.fields()) { // Before any name is made: a hostile file could ask for gigabytes.
            if (field instanceof Field.Categorical) {
                EncodedNames.requireShort(field, field.name().length() + 2L + longest);
                outputs += measures.size();
            }
        }
        EncodedNames.requireFew("target encoding", outputs);
        return input.fields().stream()
                .map(field -> field instanceof Field.Categorical
                        ? measures.stream()
                                .map(measure -> field.name() + ": " + measure)
                                .toList()
                        : List.<String>of())
                .toList();
    }

    /** Counts what it makes. */
    private static void claim(Schema input, List<String> measures, NameClaim claim) {
        long suffixes =
                measures.stream().mapToLong(measure -> 2L + measure.length()).sum();
        long columns = 0;
        long characters = 0;
        for (Field field : input.fields()) {
            boolean encoded = field instanceof Field.Categorical;
            columns += encoded ? measures.size() : 1;
            characters += encoded ? (long) measures.size() * field.name().length() + suffixes : 0;
        }
        claim.of(columns, characters);
    }

    /** The training rows with these values in the place of the means over all rows. */
    Table crossFitted(Table x, double[][][] crossed) {
        Table aligned = input().align(x);
        double[][] columns = new double[output().size()][];
        for (int j = 0, k = 0; j < crossed.length; j++) {
            if (crossed[j] == null) {
                columns[k++] = aligned.column(j);
            } else {
                for (double[] column : crossed[j]) {
                    columns[k++] = column;
                }
            }
        }
        return aligned.withColumns(output(), columns);
    }

    @Override
    double unseen(int column, int output, String level) {
        return means[output];
    }

    @Override
    String expected(int column) {
        return "any level";
    }

    /** Writes the schema, the measures, and for each column its means level by level. */
    static final class Codec implements ModelCodec<FittedTarget> {

        @Override
        public String kind() {
            return "target-encoder";
        }

        @Override
        public Class<FittedTarget> type() {
            return FittedTarget.class;
        }

        @Override
        public void encode(FittedTarget part, ModelContent.Builder out) {
            out.schema("columns", part.input()).texts("measures", part.measures).numbers("means", part.means);
            claim(part.input(), part.measures, out::claimColumns);
            for (int j = 0; j < part.values.length; j++) {
                if (part.values[j] != null) {
                    int levels = part.values[j][0].length;
                    double[] flat = new double[part.means.length * levels];
                    for (int k = 0; k < part.means.length; k++) {
                        System.arraycopy(part.values[j][k], 0, flat, k * levels, levels);
                    }
                    out.numbers("values " + j, flat);
                }
            }
        }

        @Override
        public FittedTarget decode(ModelContent in) {
            Schema columns = in.schema("columns");
            List<String> measures = in.texts("measures");
            if (measures.isEmpty()) {
                throw new ModelFormatException(kind() + ", \"measures\": expected at least one, got none");
            }
            EncodedNames.requireFew("target encoding", measures.size());
            claim(columns, measures, in::claimColumns);
            double[] means = in.numbers("means", measures.size());
            double[][][] values = new double[columns.size()][][];
            for (int j = 0; j < values.length; j++) {
                if (columns.field(j) instanceof Field.Categorical c) {
                    int levels = c.levels().size() + 1;
                    double[] flat = in.numbers("values " + j, means.length * levels);
                    values[j] = new double[means.length][];
                    for (int k = 0; k < means.length; k++) {
                        values[j][k] = Arrays.copyOfRange(flat, k * levels, (k + 1) * levels);
                    }
                }
            }
            return new FittedTarget(columns, measures, means, values);
        }
    }
}
