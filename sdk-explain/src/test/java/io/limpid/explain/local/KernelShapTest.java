package io.limpid.explain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.run.Cancellation;
import io.limpid.core.run.Run;
import io.limpid.explain.Attribution;
import io.limpid.explain.Attribution.Exactness;
import io.limpid.explain.FunctionModel;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.Marginal;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.NetModel;
import io.limpid.explain.ShapleyContract;
import io.limpid.explain.local.Games.Products;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KernelShapTest extends ShapleyContract {

    @Override
    protected LocalExplainer<Attribution> explainer(ModelOutput output, Table background, Run run) {
        return KernelShap.of(output, Marginal.of(background)).with(run);
    }

    private static Attribution explain(Products game, int coalitions, long seed) {
        return KernelShap.of(Games.output(game.p(), game), Games.absent(game.p()))
                .withCoalitions(coalitions)
                .withSeed(seed)
                .explain(Games.present(game.p()), 0);
    }

    @Test
    void explain_budgetHoldsAllCoalitions_isExact() {
        Products game = Products.random(11, 40, 1, 6, 5);
        Attribution a = KernelShap.of(Games.output(11, game), Games.absent(11)).explain(Games.present(11), 0);
        assertThat(a.exactness()).isEqualTo(Exactness.EXACT);
        assertThat(a.evaluations()).isEqualTo(2048);
        assertThat(Games.values(a)).containsExactly(game.shapley(), within(1e-12));
        assertThat(a.features()).allSatisfy(f -> assertThat(f.standardError()).isEqualTo(0.0));
    }

    /** arXiv 2508.12947: pairs make the regression exact for games of order 2, however few they are. */
    @Test
    void explain_quadraticGame_isExactFromFewPairs() {
        Products game = Products.random(12, 60, 1, 2, 6);
        Attribution a = explain(game, 48, 0);
        assertThat(a.exactness()).isEqualTo(Exactness.ESTIMATED);
        assertThat(Games.values(a)).containsExactly(game.shapley(), within(1e-12));
        assertThat(a.features()).allSatisfy(f -> assertThat(f.standardError()).isLessThan(1e-12));
    }

    @Test
    void explain_quadraticGameOf130Players_usesAllMaskWords() {
        Products game = Products.random(130, 400, 1, 2, 7);
        Attribution a =
                KernelShap.of(Games.output(130, game), Games.absent(130)).explain(Games.present(130), 0);
        assertThat(Games.values(a)).containsExactly(game.shapley(), within(1e-11));
    }

    @Test
    void explain_higherOrderGames_nominal95PercentIntervalsCover() {
        int inside = 0;
        int total = 0;
        double spread = 0;
        for (int p : new int[] {13, 20, 40, 73}) {
            for (int repeat = 0; repeat < 12; repeat++) {
                Products game = Products.random(p, 3 * p, 1, 7, 100 + repeat);
                Attribution a = explain(game, 2 * p + (repeat % 2 == 0 ? 2048 : 6 * p), repeat);
                double[] truth = game.shapley();
                for (int j = 0; j < p; j++) {
                    double error = Math.abs(a.value(j) - truth[j]);
                    double standardError = a.features().get(j).standardError();
                    inside += error <= 1.96 * standardError + 1e-12 ? 1 : 0;
                    spread += error / (standardError + 1e-12);
                    total++;
                }
            }
        }
        assertThat((double) inside / total).isBetween(0.93, 0.99);
        // Intervals of useless width would cover too: the mean of |error| / standard error is 0.8 for a normal one.
        assertThat(spread / total).isBetween(0.55, 0.9);
    }

    @Test
    void explain_manyPlayers_errorsShrinkWithTheBudget() {
        Products game = Products.random(40, 200, 1, 6, 8);
        assertThat(meanError(explain(game, 8192, 3))).isLessThan(0.6 * meanError(explain(game, 1024, 3)));
    }

    private static double meanError(Attribution a) {
        return a.features().stream()
                .mapToDouble(Attribution.Feature::standardError)
                .average()
                .orElseThrow();
    }

    @Test
    void explain_otherSeed_samplesOtherCoalitions() {
        Products game = Products.random(30, 200, 3, 6, 9);
        assertThat(explain(game, 500, 1).features())
                .isNotEqualTo(explain(game, 500, 2).features());
        assertThat(explain(game, 500, 1)).isEqualTo(explain(game, 500, 1));
        assertThat(explain(game, 500, 1).seed()).isEqualTo(1);
    }

    @Test
    void explain_60Players_noneIsShrunkToZero() {
        double[] truth = Games.values(KernelShap.of(
                        Games.output(60, s -> {
                            double sum = 0;
                            for (int j = 0; j < 60; j++) {
                                sum += (j + 1) * s[j];
                            }
                            return sum;
                        }),
                        Games.absent(60))
                .explain(Games.present(60), 0));
        for (int j = 0; j < 60; j++) {
            assertThat(truth[j]).isEqualTo(j + 1, within(1e-10));
        }
    }

    @Test
    void explain_budgetTooSmall_isRefusedWithTheLeast() {
        Products game = Products.random(30, 10, 1, 3, 1);
        assertThatThrownBy(() -> explain(game, 100, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "coalitions: expected at least 120 for 30 columns that differ from the background, got 100");
    }

    @Test
    void withCoalitions_zero_isRefused() {
        KernelShap shap = KernelShap.of(Games.output(2, s -> s[0]), Games.absent(2));
        assertThatThrownBy(() -> shap.withCoalitions(0)).hasMessage("coalitions: expected at least 1, got 0");
    }

    /** The default must be enough for any number of columns; a linear function is what a paired sample gets exactly. */
    @Test
    void explain_linearOf1100Columns_isExactUnderTheDefaultBudget() {
        double[][] rows = new double[2][1100];
        Arrays.setAll(rows[0], j -> j % 7 - 3);
        Table table = Games.rows(rows);
        Attribution values = KernelShap.of(
                        ModelOutput.of(FunctionModel.regressor(
                                table.schema(), x -> Arrays.stream(x).sum())),
                        Marginal.of(table.slice(1, 2)))
                .explain(table, 0);
        assertThat(Games.values(values)).containsExactly(rows[0], within(1e-9));
    }

    /** The same coalitions, once by deltas and once, the net hidden behind a plain classifier, by tables. */
    @Test
    void explain_netOf70Columns_isTheSameWhetherItsLayerIsSeenOrNot() {
        NetModel net = NetModel.random(NetModel.columns(70), 5, 3);
        Table rows = Games.rows(RandomRows.of(9, 70, 4));
        Classifier hidden =
                FunctionModel.classifier(net.features(), x -> net.predict(Games.rows(new double[][] {x.clone()}))[1]);
        Marginal background = Marginal.of(rows.slice(1, 9));
        Attribution seen = KernelShap.of(ModelOutput.probability(net), background)
                .withCoalitions(400)
                .explain(rows, 0);
        Attribution unseen = KernelShap.of(ModelOutput.probability(hidden), background)
                .withCoalitions(400)
                .explain(rows, 0);
        assertThat(Games.values(seen)).containsExactly(Games.values(unseen), within(1e-10));
        assertThat(seen.backgroundRows()).isEqualTo(8);
        assertThat(seen.evaluations()).isEqualTo(1 + 8 * 401);
        assertThat(seen.method()).isEqualTo("kernel");
    }

    @Test
    void explain_cancelledAfterTheLastCoalition_stops() {
        Products game = Products.random(30, 10, 1, 3, 1);
        AtomicBoolean valued = new AtomicBoolean();
        Run run = Run.quiet()
                .with((String stage, long done, long total) -> valued.set(done == total))
                .with((Cancellation) valued::get);
        KernelShap shap =
                KernelShap.of(Games.output(30, game), Games.absent(30)).with(run);
        assertThatThrownBy(() -> shap.explain(Games.present(30), 0)).isInstanceOf(CancellationException.class);
        assertThat(valued).isTrue();
    }

    @Test
    void explain_modelGivesNoNumberForACoalition_isRefused() {
        KernelShap shap =
                KernelShap.of(Games.output(30, s -> s[0] == 1 && s[1] == 0 ? Double.NaN : s[2]), Games.absent(30));
        assertThatThrownBy(() -> shap.explain(Games.present(30), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prediction of the explained row mixed with background rows:"
                        + " expected a finite number, got NaN");
    }

    @Test
    void withCoalitions_moreThanAMillion_isRefusedWithTheMost() {
        KernelShap shap = KernelShap.of(Games.output(200, s -> s[0]), Games.absent(200));
        assertThat(shap.withCoalitions(1_048_576)).isNotNull();
        assertThatThrownBy(() -> shap.withCoalitions(1_048_577))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("coalitions: expected at most 1048576, got 1048577");
        assertThatThrownBy(() -> shap.withCoalitions(Integer.MAX_VALUE)).hasMessageContaining("at most 1048576");
    }
}
