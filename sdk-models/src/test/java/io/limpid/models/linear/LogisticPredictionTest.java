package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.numeric.AffineTile;
import io.limpid.models.Samples;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Predictions of logistic regressions: their memory, their threads, many columns, odd labels. */
class LogisticPredictionTest {

    private static Dataset of(int classes, int rows, int features) {
        Dataset two = Samples.random(rows, features, 31);
        if (classes == 2) {
            return two;
        }
        double[] y = new double[rows];
        Arrays.setAll(y, i -> (i + two.target().values()[i]) % classes);
        List<String> names = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            names.add("class " + k);
        }
        return Dataset.of(two.features(), new Column(new Field.Categorical("kind", names), y));
    }

    private static LogisticRegressionModel fitted(int classes, int features) {
        return LogisticRegression.withDefaults().fit(of(classes, 200, features));
    }

    /** The least of several calls: the first ones also load classes. */
    private static long bytes(LogisticRegressionModel model, int rows) {
        assumeThat(ManagementFactory.getThreadMXBean())
                .as("counts a thread's allocations")
                .isInstanceOf(ThreadMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        Table x = Samples.random(rows, model.features().size(), 32).features();
        double[] out = new double[rows * model.outputs()];
        long least = Long.MAX_VALUE;
        for (int call = 0; call < 5; call++) {
            long before = threads.getThreadAllocatedBytes(self);
            model.predict(x, out);
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        return least;
    }

    /** 4 KB is for what the virtual machine may do on the side: a twelfth of a byte per row. */
    @Test
    void predict_twelveTimesTheRows_allocatesNoMore() {
        for (int classes : new int[] {2, 3, 7}) {
            LogisticRegressionModel model = fitted(classes, 6);
            assertThat(bytes(model, 51_200)).as("%d classes", classes).isLessThan(bytes(model, 4_096) + 4_096);
        }
    }

    /** Beside a list of the columns, which takes some ten bytes for each: a tile of them all would take 512. */
    @Test
    void predict_manyColumns_allocatesNoTileOfThem() {
        LogisticRegressionModel model = fitted(2, 600);
        assertThat(bytes(model, 1_000)).isLessThan(600 * 256);
    }

    @Test
    void predict_moreColumnsThanABlockOfThem_sameBitsAsAllAtOnce() {
        LogisticRegressionModel model = fitted(3, 141);
        Table x = Samples.random(150, 141, 33).features();
        double[][] columns = new double[141][];
        double[][] weights = new double[3][141];
        double[] biases = new double[3];
        for (int j = 0; j < 141; j++) {
            columns[j] = x.column(j);
        }
        for (int k = 0; k < 3; k++) {
            biases[k] = model.bias(k);
            for (int j = 0; j < 141; j++) {
                weights[k][j] = model.weight(k, j);
            }
        }
        double[][] z = new double[3][150];
        AffineTile.affine(columns, 150, weights, biases, z);
        double[] out = new double[450];
        model.evaluate(z, 150, out);
        assertThat(model.predict(x)).isEqualTo(out);
    }

    @Test
    void predict_tenMillionRowsFromEightThreads_sameBits() throws Exception {
        LogisticRegressionModel model = fitted(2, 3);
        Table x = Samples.random(12_500, 3, 34).features();
        double[] serial = model.predict(x);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                all.add(pool.submit(() -> {
                    int mismatches = 0;
                    double[] out = new double[serial.length];
                    for (int call = 0; call < 100; call++) {
                        model.predict(x, out);
                        mismatches += Arrays.equals(out, serial) ? 0 : 1;
                    }
                    return mismatches;
                }));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void fit_tenThousandColumns_reachedAndPredicts() {
        Dataset data = Samples.random(40, 10_000, 35);
        LogisticRegressionModel model = LogisticRegression.withDefaults().fit(data);
        assertThat(model.convergence().measure()).isLessThanOrEqualTo(1e-10);
        double[] p = model.predict(data.features());
        for (int i = 0; i < 40; i++) {
            assertThat(p[2 * i + 1] > 0.5).isEqualTo(data.target().values()[i] == 1);
        }
    }

    /** Labels are texts, in code-point order, whatever numbers they look like. */
    @Test
    void fit_labelsThatLookLikeNumbers_areTexts() {
        String csv = "x,y\n1,10\n2,9\n3,10\n7,9\n8,9\n9,2\n10,2\n11,2\n2,10\n";
        Table table = CsvReader.withDefaults()
                .withCategorical("y")
                .read("t.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        Dataset data = Dataset.of(table, "y");
        LogisticRegressionModel model = LogisticRegression.withDefaults().fit(data);
        assertThat(model.classes()).containsExactly("10", "2", "9");
        double[] p = model.predict(data.features());
        assertThat(p[0]).isGreaterThan(Math.max(p[1], p[2]));
        assertThat(p[3 * 7 + 1]).isGreaterThan(Math.max(p[3 * 7], p[3 * 7 + 2]));
    }
}
