package io.limpid.explain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.explain.Attribution;
import io.limpid.explain.Attribution.Exactness;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.Marginal;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.ShapleyContract;
import io.limpid.explain.local.Games.Products;
import org.junit.jupiter.api.Test;

class ShapTest extends ShapleyContract {

    @Override
    protected LocalExplainer<Attribution> explainer(ModelOutput output, Table background, Run run) {
        return Shap.auto(output, Marginal.of(background)).with(run);
    }

    private static Shap auto(Products game) {
        return Shap.auto(Games.output(game.p(), game), Games.absent(game.p()));
    }

    @Test
    void explain_12VaryingColumns_isExact() {
        Products game = Products.random(12, 40, 1, 6, 5);
        Attribution a = auto(game).explain(Games.present(12), 0);
        assertThat(a.method()).isEqualTo("exact");
        assertThat(a.exactness()).isEqualTo(Exactness.EXACT);
        assertThat(Games.values(a)).containsExactly(game.shapley(), within(1e-12));
    }

    @Test
    void explain_13VaryingColumns_isEstimatedAsKernelShapDoes() {
        Products game = Products.random(13, 40, 1, 6, 5);
        Attribution a = auto(game).withSeed(4).withBudget(300).explain(Games.present(13), 0);
        Attribution kernel = KernelShap.of(Games.output(13, game), Games.absent(13))
                .withSeed(4)
                .withCoalitions(300)
                .explain(Games.present(13), 0);
        assertThat(a.exactness()).isEqualTo(Exactness.ESTIMATED);
        assertThat(a).isEqualTo(kernel);
        assertThat(a.evaluations()).isEqualTo(302);
    }

    @Test
    void explain_13ColumnsAndABudgetForAll_isExact() {
        Products game = Products.random(13, 40, 1, 6, 5);
        Attribution a = auto(game).withBudget(8190).explain(Games.present(13), 0);
        assertThat(a.exactness()).isEqualTo(Exactness.EXACT);
        assertThat(Games.values(a)).containsExactly(game.shapley(), within(1e-12));
    }
}
