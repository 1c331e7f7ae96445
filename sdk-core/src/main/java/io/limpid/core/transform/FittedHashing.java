package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The schema, and how many columns stand for each categorical one. */
final class FittedHashing extends ColumnEncoding {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Stands for the place of a level that no cell has held yet. */
    private static final int UNASKED = -1;

    private final int width;

    /** By column and level of training, {@code place << 1 | sign}; null for a numeric column. */
    private final int[][] places;

    FittedHashing(Schema input, int width) {
        super("hashing", input, widths(input, width), j -> names(input.field(j), width));
        this.width = width;
        places = new int[input.size()][];
        for (int j = 0; j < places.length; j++) {
            if (input.field(j) instanceof Field.Categorical c) {
                places[j] = c.levels().stream()
                        .mapToInt(level -> place(c.name(), level))
                        .toArray();
            }
        }
    }

    private static int[] widths(Schema input, int width) {
        return input.fields().stream()
                .mapToInt(field -> field instanceof Field.Categorical ? width : PASSES)
                .toArray();
    }

    private static List<String> names(Field field, int width) {
        EncodedNames.requireShort(field, longest(field, width));
        return IntStream.range(0, width).mapToObj(k -> field.name() + "#" + k).toList();
    }

    private static long longest(Field field, int width) {
        return field.name().length() + 1L + Integer.toString(width - 1).length();
    }

    /** Counts what it makes, each name as long as the longest. */
    private static void claim(Schema input, int width, NameClaim claim) {
        for (Field field : input.fields()) {
            boolean hashed = field instanceof Field.Categorical;
            claim.of(hashed ? width : 1, hashed ? width * longest(field, width) : 0);
        }
    }

    private int place(String column, String level) {
        long hash = hash(column, level);
        return (int) ((hash >>> 1) % width) << 1 | (int) (hash & 1);
    }

    /** FNV-1a with the finaliser of MurmurHash3, whose constants these are. */
    static long hash(String column, String level) {
        long hash = fnv(fnv(FNV_OFFSET, column) * FNV_PRIME, level); // The zero byte is a multiplication alone.
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    private static long fnv(long start, String text) {
        long hash = start;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xff) * FNV_PRIME;
        }
        return hash;
    }

    @Override
    Runnable encoding(Table aligned, double[][] out) {
        int[][] extended = places.clone();
        for (int j = 0; j < places.length; j++) {
            if (places[j] != null && levels(aligned, j) > places[j].length) {
                extended[j] = Arrays.copyOf(places[j], levels(aligned, j));
                Arrays.fill(extended[j], places[j].length, extended[j].length, UNASKED);
            }
        }
        return () -> {
            for (int j = 0; j < extended.length; j++) {
                if (extended[j] != null) {
                    encode(aligned, j, extended[j], out);
                }
            }
        };
    }

    private void encode(Table aligned, int j, int[] place, double[][] out) {
        double[] codes = aligned.column(j);
        int first = first(j);
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0) {
                int code = (int) codes[i];
                if (place[code] == UNASKED) {
                    place[code] = place(input().field(j).name(), level(aligned, j, code));
                }
                out[first + (place[code] >> 1)][i] = (place[code] & 1) == 1 ? 1 : -1;
            }
        }
    }

    /** Writes the schema and the number of columns. */
    static final class Codec implements ModelCodec<FittedHashing> {

        @Override
        public String kind() {
            return "hashing-encoder";
        }

        @Override
        public Class<FittedHashing> type() {
            return FittedHashing.class;
        }

        @Override
        public void encode(FittedHashing part, ModelContent.Builder out) {
            out.schema("columns", part.input()).integer("width", part.width);
            claim(part.input(), part.width, out::claimColumns);
        }

        @Override
        public FittedHashing decode(ModelContent in) {
            Schema columns = in.schema("columns");
            int width = (int) in.integer("width", 1, EncodedNames.MOST_COLUMNS);
            claim(columns, width, in::claimColumns);
            return new FittedHashing(columns, width);
        }
    }
}
