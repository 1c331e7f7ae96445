package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.explain.Attribution;
import io.limpid.explain.Attribution.Exactness;
import io.limpid.explain.ModelOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * The Shapley game of one row.
 *
 * @param output the explained number
 * @param row the explained row, in the model's column order
 * @param players the columns that play
 * @param baseValue the value of the empty coalition, as the model itself predicts it
 * @param prediction the value of all players together, as the model itself predicts it
 * @param backgroundRows how many rows an evaluated coalition costs
 * @param evaluator the value of every other coalition
 */
record RowGame(
        ModelOutput output,
        Table row,
        int[] players,
        double baseValue,
        double prediction,
        int backgroundRows,
        CoalitionEvaluator evaluator) {

    /** What a solver found: a value and a standard error per player. */
    record Solution(String method, Exactness exactness, double[] values, double[] errors, long coalitions) {

        static Solution exact(String method, double[] values, long coalitions) {
            return new Solution(method, Exactness.EXACT, values, new double[values.length], coalitions);
        }
    }

    /** What the players have to share. */
    double gain() {
        return prediction - baseValue;
    }

    Attribution attribution(Solution solution, long seed) {
        double[] values = new double[row.schema().size()];
        double[] errors = new double[values.length];
        for (int player = 0; player < players.length; player++) {
            values[players[player]] = solution.values()[player];
            errors[players[player]] = solution.errors()[player];
        }
        settle(values);
        List<Attribution.Feature> features = new ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            String name = row.schema().field(j).name();
            features.add(new Attribution.Feature(name, row.text(0, j), values[j], errors[j]));
        }
        long evaluations = 1 + (1 + solution.coalitions()) * backgroundRows;
        return new Attribution(
                solution.method(),
                solution.exactness(),
                output.description(),
                baseValue,
                prediction,
                features,
                evaluations,
                seed,
                backgroundRows);
    }

    /** Gives what rounding left over to the largest value, where it is least seen. */
    private void settle(double[] values) {
        int largest = 0;
        double sum = 0;
        for (int j = 0; j < values.length; j++) {
            largest = Math.abs(values[j]) > Math.abs(values[largest]) ? j : largest;
            sum += values[j];
        }
        if (players.length > 0) {
            values[largest] += gain() - sum;
        }
    }
}
