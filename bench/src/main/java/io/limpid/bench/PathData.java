package io.limpid.bench;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The data sets that paths of elastic nets are timed on. The drawn ones are as in Friedman, Hastie and Tibshirani (2010),
 * section 5: normal columns with correlation 0.2, coefficients {@code (-1)^j exp(-j / 10)} for {@code j} from 0, signal
 * to noise 3.
 *
 * @param key its name in files and tables
 * @param data rows of numeric columns and a target of numbers or of two classes
 */
record PathData(String key, Dataset data) {

    private static final double CORRELATION = 0.2;
    private static final double SIGNAL_TO_NOISE = 3;
    private static final long SEED = 11;

    /** Of what the target consists. */
    enum Target {
        NUMBERS,
        CLASSES
    }

    /** All of them, in the order of the table. */
    static List<PathData> all() {
        return List.of(
                drawn("binomial-20000x200", 20_000, 200, Target.CLASSES),
                drawn("binomial-500x5000", 500, 5_000, Target.CLASSES),
                drawn("gaussian-20000x200", 20_000, 200, Target.NUMBERS),
                drawn("gaussian-1000x5000", 1_000, 5_000, Target.NUMBERS),
                breastCancer());
    }

    static PathData breastCancer() {
        Table table = CsvReader.withDefaults().read(BreastCancer.file("bench/data/breast_cancer.csv"));
        return new PathData("breast-cancer", Dataset.of(table, "diagnosis"));
    }

    static PathData drawn(String key, int rows, int columns, Target target) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] common = new double[rows];
        Arrays.setAll(common, i -> normal(random));
        double[][] x = new double[columns][rows];
        double[] signal = new double[rows];
        double variance = 0;
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            double coefficient = (j % 2 == 0 ? 1 : -1) * StrictMath.exp(-j / 10.0);
            for (int i = 0; i < rows; i++) {
                x[j][i] = Math.sqrt(CORRELATION) * common[i] + Math.sqrt(1 - CORRELATION) * normal(random);
                signal[i] += coefficient * x[j][i];
            }
            variance += (1 - CORRELATION) * coefficient * coefficient;
            sum += coefficient;
        }
        double noise = Math.sqrt(variance + CORRELATION * sum * sum) / Math.sqrt(SIGNAL_TO_NOISE);
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            double drawn = signal[i] + noise * normal(random);
            boolean yes = random.nextDouble() < 1 / (1 + StrictMath.exp(-drawn));
            y[i] = target == Target.NUMBERS ? drawn : yes ? 1 : 0;
        }
        Field[] fields = new Field[columns];
        Arrays.setAll(fields, j -> new Field.Numeric("x" + j));
        Field field =
                target == Target.NUMBERS ? new Field.Numeric("y") : new Field.Categorical("y", List.of("no", "yes"));
        return new PathData(key, Dataset.of(Table.of(Schema.of(fields), x), new Column(field, y)));
    }

    private static double normal(SplittableRandom random) {
        double u = random.nextDouble();
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(u > 0 ? u : 0.5);
    }

    /** Whether the target is a number. */
    boolean isGaussian() {
        return data.target().field() instanceof Field.Numeric;
    }
}
