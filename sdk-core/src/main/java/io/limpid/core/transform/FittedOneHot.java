package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The learned part is the schema alone: which levels each column has. */
final class FittedOneHot implements FittedTransformer {

    /** As many as a schema in a model file may have, so that what is fitted can be saved. */
    private static final int MOST_COLUMNS = 10_000;

    /** As long as a name in a model file may be; with the number of columns it bounds the memory of all names. */
    private static final int LONGEST_NAME = 1_000;

    private final Schema input;
    private final Schema output;
    private final UnseenCategory unseen;

    /** The input column of each output column. */
    private final int[] sources;

    FittedOneHot(Schema input, UnseenCategory unseen) {
        this.input = input;
        this.unseen = unseen;
        long width = input.fields().stream().mapToLong(FittedOneHot::width).sum();
        if (width > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "one-hot encoding: expected at most " + MOST_COLUMNS + " columns, got " + width);
        }
        input.fields().forEach(FittedOneHot::requireShortNames);
        List<Field> fields = new ArrayList<>();
        sources = new int[(int) width];
        for (int j = 0; j < input.size(); j++) {
            int first = fields.size();
            if (input.field(j) instanceof Field.Categorical c) {
                c.levels().forEach(level -> fields.add(new Field.Numeric(c.name() + "=" + level)));
            } else {
                fields.add(input.field(j));
            }
            Arrays.fill(sources, first, fields.size(), j);
        }
        this.output = new Schema(fields);
    }

    /** Before any name is made: a hostile file could ask for gigabytes of them. */
    private static void requireShortNames(Field field) {
        int longest = field.name().length();
        if (field instanceof Field.Categorical c) {
            for (String level : c.levels()) {
                longest = Math.max(longest, c.name().length() + 1 + level.length());
            }
        }
        if (longest > LONGEST_NAME) {
            throw new IllegalArgumentException("column " + Quoted.of(field.name())
                    + ": expected names of at most " + LONGEST_NAME + " characters with their categories, got "
                    + longest
                    + "; does it hold free text?");
        }
    }

    private static long width(Field field) {
        return field instanceof Field.Categorical c ? c.levels().size() : 1;
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
        double[][] encoded = new double[sources.length][];
        int first = 0;
        for (int j = 0; j < input.size(); j++) {
            int width = (int) width(input.field(j));
            if (input.field(j) instanceof Field.Numeric) {
                encoded[first] = aligned.column(j);
            } else {
                for (int k = 0; k < width; k++) {
                    encoded[first + k] = new double[aligned.rows()];
                }
                encode(aligned, j, width, encoded, first);
            }
            first += width;
        }
        return aligned.withColumns(output, encoded);
    }

    private void encode(Table aligned, int j, int width, double[][] encoded, int first) {
        double[] codes = aligned.column(j);
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < width) {
                encoded[first + (int) codes[i]][i] = 1;
            } else if (unseen == UnseenCategory.ERROR && !Double.isNaN(codes[i])) {
                throw RowException.of(
                        input.field(j).name(),
                        i,
                        "expected one of the " + width + " categories seen in training, got "
                                + Quoted.of(aligned.text(i, j)));
            }
        }
    }

    @Override
    public int[] sources(int outputColumn) {
        return new int[] {sources[outputColumn]};
    }

    /** Writes the schema and the treatment of unseen categories. */
    static final class Codec implements ModelCodec<FittedOneHot> {

        @Override
        public String kind() {
            return "one-hot-encoder";
        }

        @Override
        public Class<FittedOneHot> type() {
            return FittedOneHot.class;
        }

        @Override
        public void encode(FittedOneHot part, ModelContent.Builder out) {
            out.schema("columns", part.input).choice("unseen", part.unseen);
        }

        @Override
        public FittedOneHot decode(ModelContent in) {
            try {
                return new FittedOneHot(in.schema("columns"), in.choice("unseen", UnseenCategory.class));
            } catch (IllegalArgumentException e) {
                throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
            }
        }
    }
}
