package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.core.run.Cancellation;
import io.limpid.explain.ModelOutput;
import java.util.Arrays;

/**
 * Values coalitions of any model by predicting tables whose columns come from the explained row or the background. One
 * tile of at most 4,096 rows is filled again and again, so memory does not grow with coalitions or background.
 */
final class TableEvaluator implements CoalitionEvaluator {

    private static final int TILE_ROWS = 4096;
    private static final int TILES_PER_TASK = 4;

    private final ModelOutput output;
    private final Table row;
    private final Table background;
    private final double[] weights;
    private final int[] players;
    private final Cancellation cancellation;

    /** The part of the background in one tile, and how many pairs of it a tile holds. */
    private final int piece;

    private final int pairs;

    TableEvaluator(
            ModelOutput output,
            Table row,
            Table background,
            double[] weights,
            int[] players,
            Cancellation cancellation) {
        this.output = output;
        this.row = row;
        this.background = background;
        this.weights = weights;
        this.players = players;
        this.cancellation = cancellation;
        this.piece = Math.min(background.rows(), TILE_ROWS / 2);
        this.pairs = TILE_ROWS / (2 * piece);
    }

    @Override
    public int pairsPerTask() {
        return pairs * TILES_PER_TASK;
    }

    @Override
    public void evaluate(Coalitions coalitions, int from, int to, double[] value, double[] complement) {
        Arrays.fill(value, from, to, 0);
        Arrays.fill(complement, from, to, 0);
        Tile tile = new Tile(0);
        for (int first = from; first < to; first += pairs) {
            int last = Math.min(to, first + pairs);
            for (int b = 0; b < background.rows(); b += piece) {
                cancellation.check();
                int length = Math.min(piece, background.rows() - b);
                int rows = 2 * (last - first) * length;
                tile = tile.numbers.length == rows ? tile : new Tile(rows);
                tile.fill(coalitions, first, last, b, length);
                output.evaluate(tile.table, tile.numbers);
                for (int s = first; s < last; s++) {
                    int at = 2 * (s - first) * length;
                    value[s] = tile.addTo(value[s], at, b, length);
                    complement[s] = tile.addTo(complement[s], at + length, b, length);
                }
            }
        }
    }

    /** Rows {@code 2 i length} on are coalition i over a piece of the background, then its complement. */
    private final class Tile {
        private final double[][] columns;
        private final Table table;
        private final double[] numbers;

        Tile(int rows) {
            columns = new double[row.schema().size()][rows];
            for (int j = 0; j < columns.length; j++) {
                // Columns that are no players hold the explained row's value throughout, as the background does.
                Arrays.fill(columns[j], row.column(j)[0]);
            }
            table = Table.of(row.schema(), columns);
            numbers = new double[rows];
        }

        void fill(Coalitions coalitions, int first, int last, int b, int length) {
            for (int player = 0; player < players.length; player++) {
                int j = players[player];
                double[] absent = background.column(j);
                double present = row.column(j)[0];
                for (int s = first; s < last; s++) {
                    int at = 2 * (s - first) * length;
                    int in = coalitions.contains(s, player) ? at : at + length;
                    Arrays.fill(columns[j], in, in + length, present);
                    System.arraycopy(absent, b, columns[j], 2 * at + length - in, length);
                }
            }
        }

        double addTo(double sum, int at, int b, int length) {
            double total = sum;
            for (int i = 0; i < length; i++) {
                total += weights[b + i] * numbers[at + i];
            }
            return total;
        }
    }
}
