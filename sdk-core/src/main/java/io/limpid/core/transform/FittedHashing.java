package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The schema, and how many columns stand for each categorical one. */
final class FittedHashing implements TileTransformer {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Schema input;
    private final Schema output;
    private final int width;

    /** The input column of each output. */
    private final int[] sources;

    /** By column and level of training, {@code place << 1 | sign}; null for a numeric column. */
    private final int[][] places;

    FittedHashing(Schema input, int width) {
        this.input = input;
        this.width = width;
        long total = 0;
        for (Field field : input.fields()) {
            total += field instanceof Field.Categorical ? width : 1;
        }
        EncodedNames.requireFew("hashing", total);
        sources = new int[(int) total];
        places = new int[input.size()][];
        List<Field> fields = new ArrayList<>();
        for (int j = 0; j < input.size(); j++) {
            int first = fields.size();
            if (input.field(j) instanceof Field.Categorical c) {
                EncodedNames.requireShort(
                        c, c.name().length() + 1L + Integer.toString(width - 1).length());
                for (int k = 0; k < width; k++) {
                    fields.add(new Field.Numeric(c.name() + "#" + k, c.flags()));
                }
                places[j] = c.levels().stream()
                        .mapToInt(level -> place(c.name(), level))
                        .toArray();
            } else {
                fields.add(input.field(j));
            }
            Arrays.fill(sources, first, fields.size(), j);
        }
        this.output = new Schema(fields);
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
        double[][] out = columns(aligned);
        encode(aligned, out);
        return aligned.withColumns(output, out);
    }

    @Override
    public Optional<TileStep> tile(Table aligned) {
        double[][] out = columns(aligned);
        return Optional.of(new TileStep(aligned.withColumns(output, out), () -> {
            for (int k = 0; k < out.length; k++) {
                if (places[sources[k]] != null) {
                    Arrays.fill(out[k], 0);
                }
            }
            encode(aligned, out);
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

    private void encode(Table aligned, double[][] out) {
        for (int j = 0, first = 0; j < places.length; first += places[j] == null ? 1 : width, j++) {
            if (places[j] != null) {
                double[] codes = aligned.column(j);
                for (int i = 0; i < codes.length; i++) {
                    if (codes[i] >= 0) {
                        int place = codes[i] < places[j].length
                                ? places[j][(int) codes[i]]
                                : place(input.field(j).name(), aligned.text(i, j));
                        out[first + (place >> 1)][i] = (place & 1) == 1 ? 1 : -1;
                    }
                }
            }
        }
    }

    @Override
    public int[] sources(int outputColumn) {
        return new int[] {sources[outputColumn]};
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
            out.schema("columns", part.input).integer("width", part.width);
        }

        @Override
        public FittedHashing decode(ModelContent in) {
            return new FittedHashing(in.schema("columns"), (int) in.integer("width", 1, EncodedNames.MOST_COLUMNS));
        }
    }
}
