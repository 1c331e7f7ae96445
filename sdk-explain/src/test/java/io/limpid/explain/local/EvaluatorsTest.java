package io.limpid.explain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.explain.EncodedModel;
import io.limpid.explain.Marginal;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.NetModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Deltas and filled-in tables are two ways to the same numbers; 1e-10 leaves room for other orders of summation. */
class EvaluatorsTest {

    /** Values coalitions and complements both ways; returns those by deltas. */
    private static double[][] assertAgreement(ModelOutput output, Table background, Table x, int row) {
        CoalitionGame game = CoalitionGame.of(output, Marginal.of(background));
        RowGame rowGame = game.at(x, row, Run.quiet());
        assertThat(rowGame.evaluator()).isInstanceOf(DeltaEvaluator.class);
        CoalitionEvaluator tables = game.byTables(rowGame.row(), rowGame.players(), Run.quiet());
        int p = rowGame.players().length;
        Coalitions sets = PairSample.of(p, 4 * p + 100, new SplittableRandom(1)).pairs();
        double[][] byDelta = new double[2][sets.size()];
        double[][] byTable = new double[2][sets.size()];
        rowGame.evaluator().evaluateAll(sets, byDelta[0], byDelta[1], Run.quiet());
        tables.evaluateAll(sets, byTable[0], byTable[1], Run.quiet());
        assertThat(byDelta[0]).containsExactly(byTable[0], within(1e-10));
        assertThat(byDelta[1]).containsExactly(byTable[1], within(1e-10));
        return byDelta;
    }

    /** Coalitions of a smooth model have values of their own. */
    private static void assertDistinct(double[][] values) {
        assertThat(values[0]).doesNotContain(values[1][0]);
    }

    @Test
    void evaluate_bareNetOf73Columns_deltasAgreeWithTables() {
        NetModel net = NetModel.random(NetModel.columns(73), 10, 1);
        Table rows = Games.rows(RandomRows.of(101, 73, 2));
        assertDistinct(assertAgreement(ModelOutput.probability(net), rows.slice(1, 101), rows, 0));
        assertDistinct(assertAgreement(ModelOutput.logOdds(net, "no"), rows.slice(1, 101), rows, 0));
    }

    @Test
    void evaluate_netBehindOneHotColumns_deltasAgreeWithTables() {
        List<Field> fields = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int j = 0; j < 12; j++) {
            boolean numeric = j % 3 == 0;
            fields.add(
                    numeric ? new Field.Numeric("n" + j) : new Field.Categorical("c" + j, List.of("a", "b", "c", "d")));
            double[] column = new double[2500];
            for (int i = 0; i < column.length; i++) {
                double value = numeric ? random.nextDouble() : random.nextInt(4);
                column[i] = random.nextInt(10) == 0 ? Double.NaN : value;
            }
            columns.add(column);
        }
        Schema schema = new Schema(fields);
        Table rows = Table.of(schema, columns.toArray(double[][]::new));
        EncodedModel model = EncodedModel.of(schema, encoded -> NetModel.random(encoded, 6, 9));
        // More background rows than a tile holds.
        assertDistinct(assertAgreement(ModelOutput.probability(model), rows, rows, 17));
    }

    @Test
    void of_missingCellReachesTheFirstLayer_isEmpty() {
        NetModel net = NetModel.random(NetModel.columns(2), 2, 1);
        Table background = Games.rows(new double[][] {{0, 0}, {Double.NaN, 1}});
        assertThat(AffineBackground.of(ModelOutput.probability(net), background, new double[] {0.5, 0.5}))
                .isEmpty();
    }

    /** A cell of 1e18 swallows all others where it is present, and must leave no trace where it is absent. */
    @Test
    void evaluate_hugeCellInTheRow_deltasAgreeWithTables() {
        double[][] cells = RandomRows.of(21, 40, 6);
        cells[0][3] = 1e18;
        Table rows = Games.rows(cells);
        assertAgreement(
                ModelOutput.probability(NetModel.random(NetModel.columns(40), 5, 7)), rows.slice(1, 21), rows, 0);
    }

    @Test
    void evaluate_hugeCellInTheBackground_deltasAgreeWithTables() {
        double[][] cells = RandomRows.of(21, 40, 6);
        cells[4][3] = -1e18;
        Table rows = Games.rows(cells);
        assertAgreement(
                ModelOutput.probability(NetModel.random(NetModel.columns(40), 5, 7)), rows.slice(1, 21), rows, 0);
    }
}
