package io.limpid.demo.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.run.Run;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.catalog.Outputs;
import io.limpid.demo.study.Explaining;
import io.limpid.demo.study.ModelFiles;
import io.limpid.explain.Attribution;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapley values of trained models beside the definition, evaluated through nothing but the public predict. */
class TwelveColumnShapleyTest {

    private static final int COLUMNS = 12;

    private static final ModelFile LOGISTIC = fit("logistic", Map.of());
    private static final ModelFile NET = fit("mlp", Map.of("hidden", "6", "epochs", "10"));

    private static ModelFile fit(String model, Map<String, String> parameters) {
        return AmesModels.training(model, parameters)
                .run(AmesModels.TWELVE_COLUMNS, Run.quiet())
                .file();
    }

    /**
     * All 4,096 coalitions by the formula {@code phi_j = sum_S |S|! (p - |S| - 1)! / p! (v(S + j) - v(S))}. Tolerance:
     * the requirement's own, 1e-10.
     */
    @ParameterizedTest
    @CsvSource({
        "logistic, probability, 0",
        "logistic, log-odds, 1500",
        "mlp, probability, 7",
        "mlp, probability, 2929",
        "mlp, log-odds, 800"
    })
    void exact_twelveRawColumns_equalsEnumerationThroughPredict(String model, String output, int row) {
        ModelFile file = model.equals("mlp") ? NET : LOGISTIC;
        Table rows = AmesModels.TWELVE_COLUMNS.table().without("Sale_Price");
        Table background =
                rows.select(IntStream.range(0, 15).map(i -> 190 * i + 3).toArray());

        Attribution values = (Attribution) Explaining.of(file)
                .with(ExplanationMethods.require("exact"))
                .with(Outputs.require(output))
                .withBackground(background)
                .explain(rows, row);

        DoubleUnaryOperator scale = output.equals("log-odds") ? p -> StrictMath.log(p / (1 - p)) : p -> p;
        double[] game = coalitionValues(ModelFiles.classifier(file), rows, row, background, scale);
        assertThat(values.baseValue()).isCloseTo(game[0], within(1e-10));
        assertThat(values.prediction()).isCloseTo(game[game.length - 1], within(1e-10));
        for (int j = 0; j < COLUMNS; j++) {
            assertThat(values.value(j)).as(values.features().get(j).name()).isCloseTo(shapley(game, j), within(1e-10));
        }
        assertThat(Math.abs(values.value(0)))
                .as("Neighborhood matters, so this can fail")
                .isGreaterThan(1e-4);
    }

    /**
     * The mean over background rows, for every coalition as a bit set, of the row with the others' columns filled in.
     */
    private static double[] coalitionValues(
            Classifier model, Table rows, int row, Table background, DoubleUnaryOperator scale) {
        int n = background.rows();
        int coalitions = 1 << COLUMNS;
        double[][] columns = new double[COLUMNS][coalitions * n];
        for (int j = 0; j < COLUMNS; j++) {
            for (int s = 0; s < coalitions; s++) {
                for (int b = 0; b < n; b++) {
                    columns[j][s * n + b] =
                            (s >> j & 1) == 1 ? rows.column(j)[row] : background.column(j)[b];
                }
            }
        }
        double[] probabilities = model.predict(Table.of(rows.schema(), columns));
        double[] game = new double[coalitions];
        for (int s = 0; s < coalitions; s++) {
            for (int b = 0; b < n; b++) {
                game[s] += scale.applyAsDouble(probabilities[2 * (s * n + b) + 1]) / n;
            }
        }
        return game;
    }

    private static double shapley(double[] game, int column) {
        double value = 0;
        for (int s = 0; s < game.length; s++) {
            if ((s >> column & 1) == 0) {
                int size = Integer.bitCount(s);
                value += (game[s | 1 << column] - game[s]) / (COLUMNS * choose(COLUMNS - 1, size));
            }
        }
        return value;
    }

    private static double choose(int n, int k) {
        double ways = 1;
        for (int i = 1; i <= k; i++) {
            ways = ways * (n - k + i) / i;
        }
        return ways;
    }
}
