package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.List;
import java.util.TreeSet;

/** Fitted transformers one after another, as one. */
final class FittedChain implements FittedTransformer {

    private final Schema input;
    private final Schema output;
    private final List<FittedTransformer> steps;
    private final int[][] sources;

    /** A chain that reads {@code input}; with no steps it hands the columns on as they are. */
    FittedChain(Schema input, List<FittedTransformer> steps) {
        this.input = input;
        this.steps = List.copyOf(steps);
        this.output = steps.isEmpty() ? input : steps.get(steps.size() - 1).output();
        this.sources = new int[output.size()][];
        for (int j = 0; j < sources.length; j++) {
            sources[j] = trace(j);
        }
    }

    private int[] trace(int outputColumn) {
        TreeSet<Integer> columns = new TreeSet<>();
        columns.add(outputColumn);
        for (int s = steps.size() - 1; s >= 0; s--) {
            TreeSet<Integer> before = new TreeSet<>();
            for (int column : columns) {
                for (int source : steps.get(s).sources(column)) {
                    before.add(source);
                }
            }
            columns = before;
        }
        return columns.stream().mapToInt(Integer::intValue).toArray();
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

    @Override
    public Table transform(Table x) {
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
}
