package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.explain.Attribution;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.Masker;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.local.RowGame.Solution;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Computes Shapley values of raw columns by the best method at hand: exactly, as {@link ExactShapley} does, when at
 * most 12 columns differ from the background, otherwise as {@link KernelShap} does. The result says which. Immutable
 * and thread-safe; the same seed gives the same bits for any number of workers.
 */
public final class Shap implements LocalExplainer<Attribution> {

    /** 4,096 coalitions, about what a sample would cost. */
    private static final int MOST_ENUMERATED = 12;

    private final CoalitionGame game;
    private final OptionalInt budget;
    private final long seed;
    private final Run run;

    private Shap(CoalitionGame game, OptionalInt budget, long seed, Run run) {
        this.game = game;
        this.budget = budget;
        this.seed = seed;
        this.run = run;
    }

    /**
     * Shapley values of this output against this background; seed 0 and {@code 2 p + 2048} coalitions where sampled.
     *
     * @throws IllegalArgumentException when the background lacks a column the model reads
     */
    public static Shap auto(ModelOutput output, Masker masker) {
        return new Shap(CoalitionGame.of(output, masker), OptionalInt.empty(), 0, Run.quiet());
    }

    /** The same with another seed where sampled. */
    public Shap withSeed(long seed) {
        return new Shap(game, budget, seed, run);
    }

    /** The same with another number of coalitions where sampled; see {@link KernelShap#withCoalitions}. */
    public Shap withBudget(int coalitions) {
        return new Shap(game, OptionalInt.of(KernelShap.requireBudget(coalitions)), seed, run);
    }

    /** The same, run this way. */
    public Shap with(Run run) {
        return new Shap(game, budget, seed, Objects.requireNonNull(run, "run"));
    }

    @Override
    public Attribution explain(Table x, int row) {
        RowGame rowGame = game.at(x, row, run);
        Solution solution = rowGame.players().length <= MOST_ENUMERATED
                ? ExactShapley.solve("exact", rowGame, run)
                : KernelShap.solve(rowGame, budget, seed, run);
        return rowGame.attribution(solution, seed);
    }
}
