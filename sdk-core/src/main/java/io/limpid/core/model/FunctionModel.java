package io.limpid.core.model;

import io.limpid.core.data.Alignment;
import io.limpid.core.data.DataWarning;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.text.Quoted;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A model that hands every table on to a function and checks its answers. */
abstract class FunctionModel implements Model {

    /** What sums of probabilities in single precision may be off by. */
    private static final double ROUNDING = 1e-6;

    private final Schema features;
    private final Function<Table, double[]> function;

    FunctionModel(Schema features, Function<Table, double[]> function) {
        this.features = Objects.requireNonNull(features, "features");
        this.function = Objects.requireNonNull(function, "function");
    }

    @Override
    public Schema features() {
        return features;
    }

    @Override
    public void predict(Table x, double[] out) {
        int outputs = outputs();
        if (out.length != (long) x.rows() * outputs) {
            throw new IllegalArgumentException(
                    "out: expected " + (long) x.rows() * outputs + " elements, got " + out.length);
        }
        if (x.rows() == 0) {
            features.align(x);
            return;
        }
        // A stranger's function may keep its table, whose arrays the caller may fill anew; a copy costs less than it
        // does.
        Table own = Alignment.of(features, x).copy();
        double[] answers = Objects.requireNonNull(answers(own), "the function's answers");
        if (answers.length != out.length) {
            throw new IllegalArgumentException(
                    "the function's answers: expected " + out.length + " numbers, got " + answers.length);
        }
        for (int i = 0; i < x.rows(); i++) {
            requireRow(answers, i, outputs);
        }
        System.arraycopy(answers, 0, out, 0, out.length);
    }

    /** An index out of bounds is mostly that of a code which the function did not expect. */
    private double[] answers(Table x) {
        try {
            return function.apply(x);
        } catch (IndexOutOfBoundsException e) {
            List<DataWarning> unexpected = DataWarning.of(features, x);
            if (unexpected.isEmpty()) {
                throw e;
            }
            throw new IllegalArgumentException(
                    "the function: expected answers, got " + Quoted.escaped(e.toString()) + "; "
                            + unexpected.get(0).message(),
                    e);
        }
    }

    abstract void requireRow(double[] answers, int i, int outputs);

    static final class Numbers extends FunctionModel implements Regressor {

        Numbers(Schema features, Function<Table, double[]> function) {
            super(features, function);
        }

        @Override
        void requireRow(double[] answers, int i, int outputs) {
            if (!(Math.abs(answers[i]) < Double.POSITIVE_INFINITY)) {
                throw RowException.of(i, "expected a finite number from the function, got " + answers[i]);
            }
        }
    }

    static final class Classes extends FunctionModel implements Classifier {

        private final List<String> classes;

        Classes(Schema features, List<String> classes, Function<Table, double[]> function) {
            super(features, function);
            this.classes = List.copyOf(classes);
            if (this.classes.size() < 2 || this.classes.stream().distinct().count() < this.classes.size()) {
                throw new IllegalArgumentException("classes: expected at least 2, all different, got " + classes);
            }
        }

        @Override
        public List<String> classes() {
            return classes;
        }

        @Override
        void requireRow(double[] answers, int i, int outputs) {
            double sum = 0;
            for (int k = 0; k < outputs; k++) {
                double p = answers[i * outputs + k];
                if (!(p >= 0 && p <= 1)) {
                    throw RowException.of(i, "expected probabilities from 0 to 1 from the function, got " + p);
                }
                sum += p;
            }
            if (!(Math.abs(sum - 1) <= ROUNDING)) {
                throw RowException.of(i, "expected probabilities that sum to 1 from the function, got " + sum);
            }
        }
    }
}
