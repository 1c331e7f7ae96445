package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Fitted transformers one after another, as one. */
final class FittedChain implements TileTransformer {

    private final Schema input;
    private final Schema output;
    private final List<FittedTransformer> steps;
    private final int[][] sources;
    private final ExtraColumns extra;

    /** A chain that ignores extra columns. */
    FittedChain(Schema input, List<FittedTransformer> steps) {
        this(input, steps, ExtraColumns.IGNORED);
    }

    /**
     * A chain that reads {@code input}; with no steps it hands the columns on as they are.
     *
     * @throws IllegalArgumentException when a step reads a column that the step before it does not make
     */
    FittedChain(Schema input, List<FittedTransformer> steps, ExtraColumns extra) {
        this.input = input;
        this.extra = extra;
        this.steps = List.copyOf(steps);
        Schema made = input;
        int[][] traced = new int[input.size()][];
        for (int j = 0; j < traced.length; j++) {
            traced[j] = new int[] {j};
        }
        for (FittedTransformer step : steps) {
            traced = traced(step, made, traced);
            made = step.output();
        }
        this.output = made;
        this.sources = traced;
    }

    /** The chain's input columns behind each output column of a step, given those behind the columns it reads. */
    private static int[][] traced(FittedTransformer step, Schema before, int[][] traced) {
        int[] read = positions(step.input(), before);
        int[][] after = new int[step.output().size()][];
        for (int j = 0; j < after.length; j++) {
            TreeSet<Integer> columns = new TreeSet<>();
            for (int source : step.sources(j)) {
                for (int column : traced[read[source]]) {
                    columns.add(column);
                }
            }
            after[j] = columns.stream().mapToInt(Integer::intValue).toArray();
        }
        return after;
    }

    /**
     * Where the columns of one schema stand in another that makes them.
     *
     * @throws IllegalArgumentException when one is not there or of the other type
     */
    static int[] positions(Schema read, Schema made) {
        Map<String, Integer> index = new HashMap<>();
        for (int j = 0; j < made.size(); j++) {
            index.put(made.field(j).name(), j);
        }
        int[] positions = new int[read.size()];
        for (int j = 0; j < positions.length; j++) {
            Integer position = index.get(read.field(j).name());
            if (position == null
                    || made.field(position).getClass() != read.field(j).getClass()) {
                throw new IllegalArgumentException(
                        "column " + Quoted.of(read.field(j).name())
                                + ": expected one of that name and type from the step before, got none");
            }
            positions[j] = position;
        }
        return positions;
    }

    List<FittedTransformer> steps() {
        return steps;
    }

    @Override
    public Schema input() {
        return input;
    }

    @Override
    public Schema output() {
        return output;
    }

    /**
     * Returns when a table has no column that training had not, or such are ignored.
     *
     * @throws IllegalArgumentException when extra columns are refused and there are any; the message lists them
     */
    void checkExtraColumns(Table x) {
        if (extra == ExtraColumns.REFUSED && !x.schema().equals(input)) {
            Set<String> known = new HashSet<>(input.names());
            List<String> others = x.schema().names().stream()
                    .filter(name -> !known.contains(name))
                    .toList();
            if (!others.isEmpty()) {
                throw new IllegalArgumentException(
                        "columns: expected only those of training, got also " + Quoted.list(others));
            }
        }
    }

    @Override
    public Optional<TileStep> tile(Table aligned) {
        List<TileStep> work = new ArrayList<>();
        Table table = aligned;
        for (FittedTransformer step : steps) {
            Optional<TileStep> next = TileStep.of(step, table);
            if (next.isEmpty()) {
                return next;
            }
            work.add(next.get());
            table = next.get().table();
        }
        return Optional.of(new TileStep(table, () -> {
            for (int s = 0; s < work.size(); s++) {
                work.get(s).work().run();
            }
        }));
    }

    @Override
    public Table transform(Table x) {
        checkExtraColumns(x);
        Table table = input.align(x);
        for (FittedTransformer step : steps) {
            table = step.transform(table);
        }
        return table;
    }

    @Override
    public int[] sources(int outputColumn) {
        return sources[outputColumn].clone();
    }

    /** Writes the schema, the steps in their order, and what becomes of extra columns unless they are ignored. */
    static final class Codec implements ModelCodec<FittedChain> {

        private static final int MOST_STEPS = 1_000;

        @Override
        public String kind() {
            return "chain";
        }

        @Override
        public Class<FittedChain> type() {
            return FittedChain.class;
        }

        @Override
        public void encode(FittedChain part, ModelContent.Builder out) {
            out.schema("input", part.input).integer("steps", part.steps.size());
            for (int s = 0; s < part.steps.size(); s++) {
                out.part("step " + s, part.steps.get(s));
            }
            if (part.extra != ExtraColumns.IGNORED) { // Absent from files written before there was a choice.
                out.choice("extra columns", part.extra);
            }
        }

        @Override
        public FittedChain decode(ModelContent in) {
            long count = in.integer("steps", 0, MOST_STEPS);
            List<FittedTransformer> steps = new ArrayList<>();
            for (int s = 0; s < count; s++) {
                steps.add(in.part("step " + s, FittedTransformer.class));
            }
            ExtraColumns extra =
                    in.has("extra columns") ? in.choice("extra columns", ExtraColumns.class) : ExtraColumns.IGNORED;
            try {
                return new FittedChain(in.schema("input"), steps, extra);
            } catch (IllegalArgumentException e) {
                throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
            }
        }
    }
}
