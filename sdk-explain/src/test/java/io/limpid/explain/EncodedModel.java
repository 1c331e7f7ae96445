package io.limpid.explain;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.PipelineModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A classifier behind an encoding of raw columns, for tests: missing numbers become 0, levels 0/1 columns. */
public final class EncodedModel implements PipelineModel, Classifier {

    private final Encoding encoding;
    private final Classifier last;

    private EncodedModel(Encoding encoding, Classifier last) {
        this.encoding = encoding;
        this.last = last;
    }

    /** A model over {@code raw} whose last part is made for the encoded columns. */
    public static EncodedModel of(Schema raw, Function<Schema, Classifier> last) {
        Encoding encoding = new Encoding(raw);
        return new EncodedModel(encoding, last.apply(encoding.output()));
    }

    @Override
    public FittedTransformer preprocessing() {
        return encoding;
    }

    @Override
    public Classifier last() {
        return last;
    }

    @Override
    public Schema features() {
        return encoding.input();
    }

    @Override
    public List<String> classes() {
        return last.classes();
    }

    @Override
    public void predict(Table x, double[] out) {
        last.predict(encoding.transform(x), out);
    }

    private static final class Encoding implements FittedTransformer {
        private final Schema input;
        private final Schema output;
        private final List<Integer> sources = new ArrayList<>();

        Encoding(Schema input) {
            this.input = input;
            List<Field> fields = new ArrayList<>();
            for (int j = 0; j < input.size(); j++) {
                List<String> suffixes = input.field(j) instanceof Field.Categorical c ? c.levels() : List.of("value");
                for (String suffix : suffixes) {
                    fields.add(new Field.Numeric(input.field(j).name() + "=" + suffix));
                    sources.add(j);
                }
            }
            this.output = new Schema(fields);
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
            double[][] columns = new double[output.size()][];
            int level = 0;
            for (int k = 0; k < columns.length; k++) {
                int j = sources.get(k);
                level = k > 0 && sources.get(k - 1) == j ? level + 1 : 0;
                double wanted = level;
                columns[k] = input.field(j) instanceof Field.Numeric
                        ? Arrays.stream(aligned.column(j))
                                .map(v -> Double.isNaN(v) ? 0 : v)
                                .toArray()
                        : Arrays.stream(aligned.column(j))
                                .map(v -> v == wanted ? 1 : 0)
                                .toArray();
            }
            return Table.of(output, columns);
        }

        @Override
        public int[] sources(int outputColumn) {
            return new int[] {sources.get(outputColumn)};
        }
    }
}
