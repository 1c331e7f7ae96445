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
import java.util.Optional;

/** The learned part is the schema, which says the levels of each column, and which of these are rare. */
final class FittedOneHot implements TileTransformer {

    private final Schema input;
    private final Schema output;
    private final UnseenCategory unseen;

    /** The input column of each output column. */
    private final int[] sources;

    /** Of each input column, its first output. */
    private final int[] first;

    /** By column and level, whether it shares a column with the other rare ones; null for a numeric column. */
    private final boolean[][] rare;

    /** By column and level, the place among the column's outputs; null for a numeric column. */
    private final int[][] places;

    /** No rare levels. */
    FittedOneHot(Schema input, UnseenCategory unseen) {
        this(input, unseen, noneRare(input));
    }

    FittedOneHot(Schema input, UnseenCategory unseen, boolean[][] rare) {
        this.input = input;
        this.unseen = unseen;
        this.rare = rare;
        long width = 0;
        for (int j = 0; j < rare.length; j++) {
            width += rare[j] == null ? 1 : width(rare[j]);
        }
        EncodedNames.requireFew("one-hot encoding", width);
        List<Field> fields = new ArrayList<>();
        sources = new int[(int) width];
        first = new int[rare.length];
        places = new int[rare.length][];
        for (int j = 0; j < rare.length; j++) {
            first[j] = fields.size();
            if (input.field(j) instanceof Field.Categorical c) {
                places[j] = places(rare[j]);
                kept(c, rare[j]).forEach(level -> fields.add(new Field.Numeric(c.name() + "=" + level, c.flags())));
            } else {
                EncodedNames.requireShort(input.field(j), input.field(j).name().length());
                fields.add(input.field(j));
            }
            Arrays.fill(sources, first[j], fields.size(), j);
        }
        this.output = new Schema(fields);
    }

    private static boolean[][] noneRare(Schema input) {
        return input.fields().stream()
                .map(field -> field instanceof Field.Categorical c
                        ? new boolean[c.levels().size()]
                        : null)
                .toArray(boolean[][]::new);
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** The columns that these levels become. */
    private static int width(boolean[] rare) {
        return rare.length - Math.max(0, count(rare) - 1);
    }

    private static int[] places(boolean[] rare) {
        int[] places = new int[rare.length];
        int last = width(rare) - 1;
        int next = 0;
        for (int k = 0; k < rare.length; k++) {
            places[k] = rare[k] ? last : next++;
        }
        return places;
    }

    /** The levels that have a column of their own, and what the rare ones are called. */
    private static List<String> kept(Field.Categorical field, boolean[] rare) {
        List<String> kept = new ArrayList<>();
        int longest = 0;
        for (int k = 0; k < rare.length; k++) {
            if (!rare[k]) {
                kept.add(field.levels().get(k));
                longest = Math.max(longest, field.levels().get(k).length());
            }
        }
        if (kept.size() < rare.length) {
            String other = "(other)";
            for (int number = 2; kept.contains(other); number++) {
                other = "(other " + number + ")";
            }
            kept.add(other);
            longest = Math.max(longest, other.length());
        }
        // Before any name is made: a hostile file could ask for gigabytes of them.
        EncodedNames.requireShort(field, field.name().length() + (kept.isEmpty() ? 0L : 1L + longest));
        return kept;
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
        double[][] encoded = columns(aligned);
        encode(aligned, encoded);
        return aligned.withColumns(output, encoded);
    }

    @Override
    public Optional<TileStep> tile(Table aligned) {
        double[][] encoded = columns(aligned);
        return Optional.of(new TileStep(aligned.withColumns(output, encoded), () -> {
            for (int k = 0; k < encoded.length; k++) {
                if (places[sources[k]] != null) {
                    Arrays.fill(encoded[k], 0);
                }
            }
            encode(aligned, encoded);
        }));
    }

    /** The aligned columns that pass, and zeros for the others. */
    private double[][] columns(Table aligned) {
        double[][] columns = new double[sources.length][];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = places[sources[k]] == null ? aligned.column(sources[k]) : new double[aligned.rows()];
        }
        return columns;
    }

    private void encode(Table aligned, double[][] encoded) {
        for (int j = 0; j < places.length; j++) {
            if (places[j] != null) {
                encode(aligned, j, encoded);
            }
        }
    }

    private void encode(Table aligned, int j, double[][] encoded) {
        double[] codes = aligned.column(j);
        int[] place = places[j];
        int start = first[j];
        boolean bucket = unseen == UnseenCategory.OTHER && count(rare[j]) > 0;
        int other = start + width(rare[j]) - 1;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < place.length) {
                encoded[start + place[(int) codes[i]]][i] = 1;
            } else if (bucket && codes[i] >= 0) {
                encoded[other][i] = 1;
            } else if (unseen == UnseenCategory.ERROR && codes[i] >= 0) {
                throw RowException.of(
                        input.field(j).name(),
                        i,
                        "expected one of the " + place.length + " categories seen in training, got "
                                + Quoted.of(aligned.text(i, j)));
            }
        }
    }

    @Override
    public int[] sources(int outputColumn) {
        return new int[] {sources[outputColumn]};
    }

    /** Writes the schema, the treatment of unseen categories, and the rare levels if any. */
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
            List<Double> marks = new ArrayList<>();
            long rare = 0;
            for (boolean[] levels : part.rare) {
                for (int k = 0; levels != null && k < levels.length; k++) {
                    marks.add(levels[k] ? 1.0 : 0.0);
                    rare += levels[k] ? 1 : 0;
                }
            }
            if (rare > 0) { // Absent from files written before there were rare levels.
                out.integer("rare levels", rare)
                        .numbers(
                                "rare",
                                marks.stream().mapToDouble(Double::doubleValue).toArray());
            }
        }

        @Override
        public FittedOneHot decode(ModelContent in) {
            Schema columns = in.schema("columns");
            boolean[][] rare = in.has("rare levels") ? rare(columns, in) : noneRare(columns);
            try {
                return new FittedOneHot(columns, in.choice("unseen", UnseenCategory.class), rare);
            } catch (IllegalArgumentException e) {
                throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
            }
        }

        private boolean[][] rare(Schema columns, ModelContent in) {
            boolean[][] rare = noneRare(columns);
            int levels = 0;
            for (boolean[] of : rare) {
                levels += of == null ? 0 : of.length;
            }
            long expected = in.integer("rare levels", 1, levels);
            double[] marks = in.numbers("rare", levels);
            int next = 0;
            for (boolean[] of : rare) {
                for (int k = 0; of != null && k < of.length; k++, next++) {
                    of[k] = marks[next] == 1;
                    expected -= of[k] ? 1 : 0;
                    if (!(of[k] || marks[next] == 0)) {
                        throw new ModelFormatException(
                                kind() + ", \"rare\": expected zeros and ones, got " + marks[next]);
                    }
                }
            }
            if (expected != 0) {
                throw new ModelFormatException(kind() + ", \"rare\": expected as many ones as there are rare levels");
            }
            return rare;
        }
    }
}
