package io.limpid.explain.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.ClassificationMetric;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Regressor;
import io.limpid.core.run.Cancellation;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.explain.FunctionModel;
import io.limpid.explain.Importance;
import io.limpid.explain.NetModel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {

    /** The mean of (p - y)^2. */
    private record SquaredError(Direction direction) implements ClassificationMetric {
        @Override
        public String name() {
            return "squared error";
        }

        @Override
        public Score score(ClassPredictions predictions) {
            if (predictions.rows() == 0) {
                return Score.undefined("there are no rows");
            }
            double sum = 0;
            for (int i = 0; i < predictions.rows(); i++) {
                double d = predictions.positiveProbability(i) - (predictions.isPositive(i) ? 1 : 0);
                sum += d * d;
            }
            double mean = sum / predictions.rows();
            return Score.of(direction == Direction.HIGHER_IS_BETTER ? -mean : mean);
        }
    }

    private static final Metric ERROR = new SquaredError(Metric.Direction.LOWER_IS_BETTER);
    private static final Field.Categorical TARGET = new Field.Categorical("y", List.of("no", "yes"));

    /** x0 is the target, x1 noise, x2 constant, x3 half the target. */
    private static Dataset data(int rows) {
        SplittableRandom random = new SplittableRandom(3);
        double[][] x = new double[4][rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = random.nextInt(2);
            x[0][i] = y[i];
            x[1][i] = random.nextDouble();
            x[2][i] = 5;
            x[3][i] = y[i] / 2;
        }
        return Dataset.of(Table.of(NetModel.columns(4), x), new Column(TARGET, y));
    }

    private static Classifier model() {
        return FunctionModel.classifier(NetModel.columns(4), x -> 0.5 * x[0] + x[3] + 0 * (x[1] + x[2]));
    }

    @Test
    void explain_usedColumns_getTheExpectedLoss() {
        Importance importance =
                PermutationImportance.of(model(), ERROR).withRepeats(30).explain(data(2000));
        assertThat(importance.baseline()).isEqualTo(0.0);
        // Half of the prediction is permuted: off by 1/2 where the drawn row is of the other class, 1/4 * 1/2.
        assertThat(importance.features().get(0).mean()).isEqualTo(0.125, within(0.002));
        assertThat(importance.features().get(3).mean()).isEqualTo(0.125, within(0.002));
        assertThat(importance.features().get(0).standardDeviation()).isBetween(0.0005, 0.005);
        assertThat(importance.method()).isEqualTo("permutation");
        assertThat(importance.repeats()).isEqualTo(30);
    }

    @Test
    void explain_unusedAndConstantColumns_getExactlyZero() {
        Importance importance = PermutationImportance.of(model(), ERROR).explain(data(100));
        assertThat(importance.features().get(1)).isEqualTo(new Importance.Feature("x1", 0, 0));
        assertThat(importance.features().get(2)).isEqualTo(new Importance.Feature("x2", 0, 0));
    }

    @Test
    void explain_equalColumns_shareThePermutations() {
        Importance importance = PermutationImportance.of(model(), ERROR).explain(data(100));
        assertThat(importance.features().get(3).mean())
                .isEqualTo(importance.features().get(0).mean());
    }

    @Test
    void explain_higherIsBetter_positiveStillMeansWorse() {
        Importance lower = PermutationImportance.of(model(), ERROR).explain(data(100));
        Importance higher = PermutationImportance.of(model(), new SquaredError(Metric.Direction.HIGHER_IS_BETTER))
                .explain(data(100));
        assertThat(higher.features()).isEqualTo(lower.features());
        assertThat(higher.features().get(0).mean()).isPositive();
    }

    /** scikit-learn's example [[1, 9, 9] x 3, [0, 9, 9] x 3]: each shuffled value is of the other class in 1/2. */
    @Test
    void explain_scikitLearnsExample_isHalfInExpectation() {
        Schema schema = NetModel.columns(3);
        double[] nines = {9, 9, 9, 9, 9, 9};
        Dataset data = Dataset.of(
                Table.of(schema, new double[] {1, 1, 1, 0, 0, 0}, nines, nines),
                new Column(TARGET, new double[] {1, 1, 1, 0, 0, 0}));
        Classifier model = FunctionModel.classifier(schema, x -> x[0]);
        Importance importance =
                PermutationImportance.of(model, ERROR).withRepeats(4000).explain(data);
        // The number of the other class among 6 has a standard deviation of 0.22: 4 standard errors are 0.015.
        assertThat(importance.features().get(0).mean()).isEqualTo(0.5, within(0.015));
        assertThat(importance.features().get(1).mean()).isEqualTo(0.0);
    }

    @Test
    void explain_oneOrFourWorkersAndOtherColumnOrder_givesSameBits() {
        Importance expected = PermutationImportance.of(model(), ERROR).explain(data(200));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Run many = Run.quiet().with(Workers.on(pool));
            assertThat(PermutationImportance.of(model(), ERROR).explain(data(200), many))
                    .isEqualTo(expected);
        } finally {
            pool.shutdown();
        }
        Dataset data = data(200);
        Table x = data.features();
        Table reversed = Table.of(
                Schema.of(
                        x.schema().field(3),
                        x.schema().field(2),
                        x.schema().field(1),
                        x.schema().field(0)),
                x.column(3),
                x.column(2),
                x.column(1),
                x.column(0));
        assertThat(PermutationImportance.of(model(), ERROR).explain(data.withFeatures(reversed)))
                .isEqualTo(expected);
        assertThat(PermutationImportance.of(model(), ERROR)
                        .withSeed(1)
                        .explain(data)
                        .features())
                .isNotEqualTo(expected.features());
    }

    @Test
    void explain_oneRepeat_hasNoDeviation() {
        Importance importance =
                PermutationImportance.of(model(), ERROR).withRepeats(1).explain(data(50));
        assertThat(importance.features().get(0).standardDeviation()).isEqualTo(0.0);
    }

    @Test
    void explain_data_isNotModified() {
        Dataset data = data(50);
        double[] before = data.features().column(0).clone();
        PermutationImportance.of(model(), ERROR).explain(data);
        assertThat(data.features().column(0)).containsExactly(before);
    }

    @Test
    void explain_undefinedBaseline_isRefusedWithTheReason() {
        assertThatThrownBy(() -> PermutationImportance.of(model(), ERROR).explain(data(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("squared error, intact columns: expected a value, got none: there are no rows");
    }

    @Test
    void explain_columnMissing_isNamed() {
        Dataset data = data(10);
        Dataset without = data.withFeatures(data.features().without("x1"));
        assertThatThrownBy(() -> PermutationImportance.of(model(), ERROR).explain(without))
                .hasMessageContaining("\"x1\"");
    }

    @Test
    void explain_cancelledRun_stops() {
        Run cancelled = Run.quiet().with((Cancellation) () -> true);
        assertThatThrownBy(() -> PermutationImportance.of(model(), ERROR).explain(data(10), cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void withRepeats_zero_isRefused() {
        assertThatThrownBy(() -> PermutationImportance.of(model(), ERROR).withRepeats(0))
                .hasMessage("repeats: expected at least 1, got 0");
    }

    /** As {@link #data}, the target read as a number. */
    private static Dataset numbers(int rows) {
        Dataset data = data(rows);
        return Dataset.of(
                data.features(),
                new Column(new Field.Numeric("y"), data.target().values()));
    }

    private static Regressor regressor() {
        return FunctionModel.regressor(NetModel.columns(4), x -> x[0] + 0 * (x[1] + x[2] + x[3]));
    }

    @Test
    void explain_regressor_getsTheExpectedSquaredError() {
        Importance importance = PermutationImportance.of(regressor(), new MeanSquaredError())
                .withRepeats(30)
                .explain(numbers(2000));
        assertThat(importance.baseline()).isEqualTo(0.0);
        // Zeros and ones, half of each: off by 1 where the drawn row has the other one, in half of the rows.
        assertThat(importance.features().get(0).mean()).isEqualTo(0.5, within(0.008));
        assertThat(importance.features().get(1).mean()).isEqualTo(0.0);
    }

    @Test
    void explain_regressorByAMetricOfClasses_isRefused() {
        assertThatThrownBy(() -> PermutationImportance.of(regressor(), ERROR).explain(numbers(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("squared error: expected a classifier's predictions");
    }

    @Test
    void explain_regressorOnClasses_namesTheTarget() {
        assertThatThrownBy(() -> PermutationImportance.of(regressor(), new MeanSquaredError())
                        .explain(data(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"y\"");
    }
}
