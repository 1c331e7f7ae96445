package io.limpid.explain.local;

import java.util.SplittableRandom;

/** One column's own distribution over cells: its bins or levels, and one more for missing values. */
sealed interface ColumnDistribution permits NumericBins, LevelFrequencies {

    /** The cell a value falls into; a level unseen in training has a cell that is never drawn. */
    int cell(double value);

    /** Whether some training value fell into the cell of {@code value}. */
    boolean seen(double value);

    /** Draws as many cells and values as the arrays hold. */
    void draw(SplittableRandom random, double[] values, int[] cells);

    /** In words, what is true of a column exactly when its value is in the cell of {@code value}. */
    String condition(String name, double value, String text);

    /** A cell drawn by cumulative frequencies. */
    static int draw(double[] cumulative, SplittableRandom random) {
        double u = random.nextDouble();
        int cell = 0;
        while (cell < cumulative.length - 1 && !(u < cumulative[cell])) {
            cell++;
        }
        return cell;
    }

    /** Running sums; from the last frequency above 0 on they are 1, so that rounding can't make an empty cell drawn. */
    static double[] cumulative(double[] frequencies) {
        double[] cumulative = new double[frequencies.length];
        double sum = 0;
        int last = 0;
        for (int k = 0; k < cumulative.length; k++) {
            sum += frequencies[k];
            cumulative[k] = sum;
            last = frequencies[k] > 0 ? k : last;
        }
        for (int k = last; k < cumulative.length; k++) {
            cumulative[k] = 1;
        }
        return cumulative;
    }
}
