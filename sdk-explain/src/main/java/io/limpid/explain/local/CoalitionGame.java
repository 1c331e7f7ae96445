package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.explain.Masker;
import io.limpid.explain.ModelOutput;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The Shapley game of a model and a background, before a row is chosen: raw columns are the players, whatever the
 * model's preprocessing makes of them. What depends on the background alone is worked out here, once for all rows.
 */
final class CoalitionGame {

    private final ModelOutput output;
    private final Table background;
    private final double[] weights;
    private final double baseValue;
    private final Optional<AffineBackground> affine;

    private CoalitionGame(ModelOutput output, Table background, double[] weights) {
        this.output = output;
        this.background = background;
        this.weights = weights;
        double[] numbers = new double[background.rows()];
        output.evaluate(background, numbers);
        double sum = 0;
        for (int b = 0; b < numbers.length; b++) {
            sum += weights[b] * numbers[b];
        }
        this.baseValue = requireFinite("base value", sum);
        this.affine = AffineBackground.of(output, background, weights);
    }

    static CoalitionGame of(ModelOutput output, Masker masker) {
        Objects.requireNonNull(output, "output");
        return new CoalitionGame(output, output.features().align(masker.background()), masker.weights());
    }

    /** The game of one row. */
    RowGame at(Table x, int row, Run run) {
        // Aligned to the background's levels, so that an unseen level of one is never taken for one of the other.
        Table one = background.schema().align(x.select(new int[] {x.requireRow(row)}));
        int[] players = varying(one);
        double[] prediction = new double[1];
        output.evaluate(one, prediction);
        requireFinite("prediction of row " + row, prediction[0]);
        CoalitionEvaluator evaluator =
                affine.flatMap(parts -> parts.at(one, players)).orElseGet(() -> byTables(one, players, run));
        return new RowGame(output, one, players, baseValue, prediction[0], background.rows(), evaluator);
    }

    /** The evaluation that serves every model. */
    CoalitionEvaluator byTables(Table one, int[] players, Run run) {
        return new TableEvaluator(output, one, background, weights, players, run.cancellation());
    }

    /** The columns whose value differs from the background's in some row; the others' values are exactly 0. */
    private int[] varying(Table one) {
        int[] players = new int[one.schema().size()];
        int count = 0;
        for (int j = 0; j < players.length; j++) {
            double value = one.column(j)[0];
            for (double other : background.column(j)) {
                if (value != other && !(Double.isNaN(value) && Double.isNaN(other))) {
                    players[count++] = j;
                    break;
                }
            }
        }
        return Arrays.copyOf(players, count);
    }

    private static double requireFinite(String what, double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + ": expected a finite number, got " + value);
        }
        return value;
    }
}
