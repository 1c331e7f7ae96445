package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.explain.Attribution;
import io.limpid.explain.FunctionModel;
import io.limpid.explain.Marginal;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.NetModel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Cooperative games as models of 0/1 columns: absent players are the background's zeros, the explained row is ones. */
final class Games {

    private Games() {}

    static ModelOutput output(int p, ToDoubleFunction<double[]> game) {
        return ModelOutput.of(FunctionModel.regressor(NetModel.columns(p), game));
    }

    static Marginal absent(int p) {
        return Marginal.of(rows(new double[1][p]));
    }

    static Table present(int p) {
        double[][] ones = new double[1][p];
        Arrays.fill(ones[0], 1);
        return rows(ones);
    }

    static Table rows(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return Table.of(NetModel.columns(columns.length), columns);
    }

    static double[] values(Attribution attribution) {
        return attribution.features().stream()
                .mapToDouble(Attribution.Feature::attribution)
                .toArray();
    }

    /** A sum of products over random sets of players: each set's worth is shared equally by its members. */
    record Products(int p, int[][] sets, double[] worth) implements ToDoubleFunction<double[]> {

        static Products random(int p, int terms, int least, int most, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int[][] sets = new int[terms][];
            double[] worth = new double[terms];
            for (int t = 0; t < terms; t++) {
                sets[t] = random.ints(0, p)
                        .distinct()
                        .limit(least + random.nextInt(most - least + 1))
                        .toArray();
                worth[t] = 2 * random.nextDouble() - 1;
            }
            return new Products(p, sets, worth);
        }

        @Override
        public double applyAsDouble(double[] present) {
            double sum = 0;
            for (int t = 0; t < sets.length; t++) {
                double product = worth[t];
                for (int player : sets[t]) {
                    product *= present[player];
                }
                sum += product;
            }
            return sum;
        }

        double[] shapley() {
            double[] values = new double[p];
            for (int t = 0; t < sets.length; t++) {
                for (int player : sets[t]) {
                    values[player] += worth[t] / sets[t].length;
                }
            }
            return values;
        }
    }
}
