package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The learned part is the schema alone: which levels each column has. */
final class FittedOneHot implements FittedTransformer {

    private static final int MOST_COLUMNS = 1_000_000;

    private static final int SHOWN = 40;

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
                String text = aligned.text(i, j);
                throw new IllegalArgumentException("column \"" + input.field(j).name() + "\", row " + i
                        + ": expected one of the " + width + " categories seen in training, got \""
                        + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "\"");
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
