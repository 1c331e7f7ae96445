package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The derivatives a model gives must be those of what it predicts. For the contracts of differentiable models. */
public final class DifferentiableChecks {

    /** Of a value or of one, the larger: between the rounding of a difference, 1e-16 / step, and curvature, step^2. */
    private static final double STEP = 1e-5;

    private DifferentiableChecks() {}

    /**
     * Compares every derivative in every row with {@code (f(x + h) - f(x - h)) / 2h}; away from kinks these differ by
     * {@code f''' h^2 / 6} and rounding. Also that inputs stay as they are, columns are matched by name, and wrong
     * outputs and shapes are refused.
     *
     * @param tolerance of a derivative, relative to the larger of it and one
     */
    public static void assertGradient(DifferentiableModel model, Table x, double tolerance) {
        double[][] before = columns(x);
        for (int k = 0; k < model.outputs(); k++) {
            double[][] gradient = new double[model.features().size()][x.rows()];
            model.gradient(x, k, gradient);
            for (int j = 0; j < gradient.length; j++) {
                String name = model.features().field(j).name();
                double[] slopes = slopes(model, x, k, name);
                for (int i = 0; i < x.rows(); i++) {
                    assertThat(gradient[j][i])
                            .as("derivative of output %d by \"%s\" in row %d", k, name, i)
                            .isCloseTo(slopes[i], within(tolerance * Math.max(1, Math.abs(slopes[i]))));
                }
            }
            assertSameInAnotherOrder(model, x, k, gradient);
        }
        assertThat(columns(x)).isDeepEqualTo(before);
        assertRefusals(model, x);
    }

    private static double[][] columns(Table x) {
        return IntStream.range(0, x.schema().size())
                .mapToObj(j -> x.column(j).clone())
                .toArray(double[][]::new);
    }

    private static double[] slopes(Model model, Table x, int k, String name) {
        double[] values = x.column(name).values();
        double[] up = new double[values.length];
        double[] down = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double step = STEP * Math.max(1, Math.abs(values[i]));
            up[i] = values[i] + step;
            down[i] = values[i] - step;
        }
        Field field = new Field.Numeric(name);
        double[] above = model.predict(ChangedTable.with(x, name, field, up));
        double[] below = model.predict(ChangedTable.with(x, name, field, down));
        double[] slopes = new double[values.length];
        for (int i = 0; i < slopes.length; i++) {
            int at = i * model.outputs() + k;
            slopes[i] = (above[at] - below[at]) / (up[i] - down[i]);
        }
        return slopes;
    }

    private static void assertSameInAnotherOrder(DifferentiableModel model, Table x, int k, double[][] expected) {
        Table turned = x;
        for (String name : x.schema().names()) { // Each to the end in turn, the last one first.
            turned = x.schema().names().indexOf(name) == x.schema().size() - 1
                    ? turned
                    : turned.without(name).with(x.column(name));
        }
        double[][] gradient = new double[expected.length][x.rows()];
        model.gradient(turned, k, gradient);
        assertThat(gradient).isDeepEqualTo(expected);
    }

    private static void assertRefusals(DifferentiableModel model, Table x) {
        int features = model.features().size();
        double[][] right = new double[features][x.rows()];
        double[][] tooMany = new double[features + 1][x.rows()];
        double[][] tooShort =
                Arrays.stream(right).map(column -> new double[x.rows() + 1]).toArray(double[][]::new);
        assertRefused(model, x, model.outputs(), right);
        assertRefused(model, x, -1, right);
        assertRefused(model, x, 0, tooMany);
        assertRefused(model, x, 0, tooShort);
        model.gradient(x.slice(0, 0), 0, new double[features][0]);
    }

    private static void assertRefused(DifferentiableModel model, Table x, int output, double[][] out) {
        assertThatThrownBy(() -> model.gradient(x, output, out)).isInstanceOf(IllegalArgumentException.class);
    }
}
