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
import java.util.List;

/** The learned part is the schema, which says the levels of each column, and which of these are rare. */
final class FittedOneHot extends ColumnEncoding {

    private final UnseenCategory unseen;

    /** By column and level, whether it shares a column with the other rare ones; null for a numeric column. */
    private final boolean[][] rare;

    /** By column and level, the place among the column's outputs; null for a numeric column. */
    private final int[][] places;

    /** No rare levels. */
    FittedOneHot(Schema input, UnseenCategory unseen) {
        this(input, unseen, noneRare(input));
    }

    FittedOneHot(Schema input, UnseenCategory unseen, boolean[][] rare) {
        super("one-hot encoding", input, widths(input, rare), j -> names((Field.Categorical) input.field(j), rare[j]));
        this.unseen = unseen;
        this.rare = rare;
        places = new int[rare.length][];
        for (int j = 0; j < rare.length; j++) {
            places[j] = rare[j] == null ? null : places(rare[j]);
        }
    }

    private static int[] widths(Schema input, boolean[][] rare) {
        int[] widths = new int[rare.length];
        for (int j = 0; j < widths.length; j++) {
            widths[j] = rare[j] == null ? PASSES : width(rare[j]);
            if (rare[j] == null) {
                EncodedNames.requireShort(input.field(j), input.field(j).name().length());
            }
        }
        return widths;
    }

    private static List<String> names(Field.Categorical field, boolean[] rare) {
        return kept(field, rare).stream()
                .map(level -> field.name() + "=" + level)
                .toList();
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
    Runnable encoding(Table aligned, double[][] out) {
        return () -> {
            for (int j = 0; j < places.length; j++) {
                if (places[j] != null) {
                    encode(aligned, j, out);
                }
            }
        };
    }

    private void encode(Table aligned, int j, double[][] encoded) {
        double[] codes = aligned.column(j);
        int[] place = places[j];
        int start = first(j);
        boolean bucket = unseen == UnseenCategory.OTHER && count(rare[j]) > 0;
        int other = start + width(j) - 1;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < place.length) {
                encoded[start + place[(int) codes[i]]][i] = 1;
            } else if (bucket && codes[i] >= 0) {
                encoded[other][i] = 1;
            } else if (unseen == UnseenCategory.ERROR && codes[i] >= 0) {
                throw RowException.of(
                        input().field(j).name(),
                        i,
                        "expected one of the " + place.length + " categories seen in training, got "
                                + Quoted.of(aligned.text(i, j)));
            }
        }
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
            out.schema("columns", part.input()).choice("unseen", part.unseen);
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
