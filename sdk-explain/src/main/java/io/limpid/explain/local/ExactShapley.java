package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.explain.Attribution;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.Masker;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.local.RowGame.Solution;
import java.util.Objects;

/**
 * Computes Shapley values of raw columns by valuing every coalition.
 *
 * <pre>phi_i = sum over S without i of |S|! (p - |S| - 1)! / p! (v(S + i) - v(S)),   v(S) = sum_b w_b f(x_S, b)</pre>
 *
 * <p>Columns whose value equals the background's in every row get exactly 0 and don't count towards p. Base value and
 * values add up to the prediction. Values are on the scale of the {@link ModelOutput}. The same row gives the same bits
 * for any number of workers. Immutable and thread-safe. Cost: {@code 2^p} coalitions × background rows evaluations.
 *
 * @see <a href="https://doi.org/10.1515/9781400881970-018">Shapley (1953)</a>
 */
public final class ExactShapley implements LocalExplainer<Attribution> {

    /** A million coalitions: beyond it enumeration is a mistake rather than a wish. */
    static final int MOST_PLAYERS = 20;

    private static final String METHOD = "exact";

    private final CoalitionGame game;
    private final Run run;

    private ExactShapley(CoalitionGame game, Run run) {
        this.game = game;
        this.run = run;
    }

    /**
     * Exact values of this output against this background.
     *
     * @throws IllegalArgumentException when the background lacks a column the model reads
     */
    public static ExactShapley of(ModelOutput output, Masker masker) {
        return new ExactShapley(CoalitionGame.of(output, masker), Run.quiet());
    }

    /** The same, run this way. */
    public ExactShapley with(Run run) {
        return new ExactShapley(game, Objects.requireNonNull(run, "run"));
    }

    /**
     * Explains one row.
     *
     * @throws IllegalArgumentException also when more than 20 columns differ from the background
     */
    @Override
    public Attribution explain(Table x, int row) {
        RowGame rowGame = game.at(x, row, run);
        if (rowGame.players().length > MOST_PLAYERS) {
            throw new IllegalArgumentException("columns: expected at most " + MOST_PLAYERS
                    + " that differ from the background for exact Shapley values, got " + rowGame.players().length);
        }
        return rowGame.attribution(solve(METHOD, rowGame, run), 0);
    }

    /** Enumerates all coalitions of at most 20 players. */
    static Solution solve(String method, RowGame game, Run run) {
        int p = game.players().length;
        if (p == 0) {
            return Solution.exact(method, new double[0], 0);
        }
        // Sets without the last player, each with its complement: all coalitions but the two that are known.
        int pairs = (1 << (p - 1)) - 1;
        Coalitions coalitions = new Coalitions(p, pairs);
        for (int set = 1; set <= pairs; set++) {
            coalitions.add(new long[] {set});
        }
        double[] value = new double[pairs];
        double[] complement = new double[pairs];
        game.evaluator().evaluateAll(coalitions, value, complement, run);
        double[] v = new double[1 << p];
        v[0] = game.baseValue();
        v[v.length - 1] = game.prediction();
        for (int s = 0; s < pairs; s++) {
            v[s + 1] = value[s];
            v[v.length - 2 - s] = complement[s];
        }
        return Solution.exact(method, values(v, p), 2L * pairs);
    }

    /** The Shapley values of a game given by all its {@code 2^p} values, indexed by the set's bits. */
    static double[] values(double[] v, int p) {
        double[] weight = new double[p]; // |S|! (p - |S| - 1)! / p! = 1 / (p C(p - 1, |S|))
        double binomial = 1;
        for (int size = 0; size < p; size++) {
            weight[size] = 1 / (p * binomial);
            binomial = binomial * (p - 1 - size) / (size + 1);
        }
        double[] values = new double[p];
        for (int i = 0; i < p; i++) {
            int player = 1 << i;
            double sum = 0;
            for (int set = 0; set < v.length; set++) {
                if ((set & player) == 0) {
                    sum += weight[Integer.bitCount(set)] * (v[set | player] - v[set]);
                }
            }
            values[i] = sum;
        }
        return values;
    }
}
