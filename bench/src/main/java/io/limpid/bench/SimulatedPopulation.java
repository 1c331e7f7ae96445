package io.limpid.bench;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where simulated rows come from: eight columns of mean 0 and deviation 1, of which four drive the target. Any number
 * of independent rows can be drawn, so the true score of a model is known as closely as one likes.
 */
enum SimulatedPopulation {
    /** Two classes, the log-odds linear in four columns: the best possible AUC is near 0.85. */
    CLASSES {
        @Override
        Column target(double[][] x, SplittableRandom random) {
            double[] y = new double[x[0].length];
            for (int i = 0; i < y.length; i++) {
                y[i] = random.nextDouble() < 1 / (1 + StrictMath.exp(-signal(x, i))) ? 1 : 0;
            }
            return new Column(new Field.Categorical("y", List.of("no", "yes")), y);
        }
    },
    /** Two classes that no column tells of: the best possible AUC is one half. */
    NOISE {
        @Override
        Column target(double[][] x, SplittableRandom random) {
            double[] y = new double[x[0].length];
            for (int i = 0; i < y.length; i++) {
                y[i] = random.nextInt(2);
            }
            return new Column(new Field.Categorical("y", List.of("no", "yes")), y);
        }
    },
    /** A number, linear in four columns, with noise of deviation 1: the best possible R2 is near 0.71. */
    NUMBERS {
        @Override
        Column target(double[][] x, SplittableRandom random) {
            double[] y = new double[x[0].length];
            for (int i = 0; i < y.length; i++) {
                y[i] = signal(x, i) + deviate(random);
            }
            return new Column(new Field.Numeric("y"), y);
        }
    };

    private static final int COLUMNS = 8;
    private static final double[] SLOPES = {1, -0.8, 0.7, -0.6};

    abstract Column target(double[][] x, SplittableRandom random);

    /** Whether its target is numeric. */
    boolean isNumeric() {
        return this == NUMBERS;
    }

    /** Rows drawn by this seed. */
    Dataset draw(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[COLUMNS][rows];
        for (int i = 0; i < rows; i++) {
            for (double[] column : x) {
                column[i] = deviate(random);
            }
        }
        Field[] fields = new Field[COLUMNS];
        Arrays.setAll(fields, j -> new Field.Numeric("x" + j));
        return Dataset.of(Table.of(Schema.of(fields), x), target(x, random));
    }

    private static double signal(double[][] x, int i) {
        double sum = 0;
        for (int j = 0; j < SLOPES.length; j++) {
            sum += SLOPES[j] * x[j][i];
        }
        return sum;
    }

    /** Twelve uniform numbers' sum, nearly normal. */
    private static double deviate(SplittableRandom random) {
        double sum = -6;
        for (int k = 0; k < 12; k++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
