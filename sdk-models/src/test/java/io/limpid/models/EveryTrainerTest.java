package io.limpid.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.resample.ClassWeights;
import io.limpid.models.linear.LinearRegression;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.tree.DecisionTree;
import io.limpid.models.tree.GradientBoosting;
import io.limpid.models.tree.RandomForest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every trainer of this module beyond the contracts, mostly faults known of the libraries around. */
class EveryTrainerTest {

    private static final MultilayerPerceptron NET =
            MultilayerPerceptron.withDefaults().withHidden(8).withEpochs(20);

    /** Rows, columns and a seed to a data set. */
    private interface Data {

        Dataset of(int rows, int columns, long seed);
    }

    private record Subject(String name, Trainer<? extends Model> trainer, Data data) {

        Dataset data(int rows, int columns) {
            return data.of(rows, columns, 71);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Subject classifier(String name, Trainer<? extends Classifier> trainer) {
        return new Subject(name, trainer, Samples::random);
    }

    private static Subject regressor(String name, Trainer<? extends Regressor> trainer) {
        return new Subject(name, trainer, Samples::numbers);
    }

    static Stream<Subject> classifiers() {
        return Stream.of(
                classifier("logistic", LogisticRegression.withDefaults()),
                classifier("net", NET),
                classifier("tree", DecisionTree.classifier()),
                classifier("forest", RandomForest.classifier().withTrees(10)),
                classifier("boosting", GradientBoosting.classifier().withTrees(10)));
    }

    static Stream<Subject> regressors() {
        return Stream.of(
                regressor("linear", LinearRegression.withDefaults()),
                regressor("regression net", NET.forRegression()),
                regressor("regression tree", DecisionTree.regressor()),
                regressor("regression forest", RandomForest.regressor().withTrees(10)),
                regressor("regression boosting", GradientBoosting.regressor().withTrees(10)));
    }

    static Stream<Subject> all() {
        return Stream.concat(classifiers(), regressors());
    }

    /** Smile 1.5's nets gave 361,703 wrong answers of 480,000 when four threads asked at once. */
    @ParameterizedTest
    @MethodSource("all")
    void predict_tenMillionRowsFromEightThreads_sameBits(Subject subject) throws Exception {
        Dataset data = subject.data(5_000, 3);
        Model model = subject.trainer().fit(subject.data(300, 3));
        double[] serial = model.predict(data.features());
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> threads = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                threads.add(pool.submit(() -> {
                    int mismatches = 0;
                    double[] out = new double[serial.length];
                    for (int call = 0; call < 250; call++) {
                        model.predict(data.features(), out);
                        mismatches += Arrays.equals(out, serial) ? 0 : 1;
                    }
                    return mismatches;
                }));
            }
            for (Future<Integer> thread : threads) {
                assertThat(thread.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void fit_tenThousandColumns_predicts(Subject subject) {
        Dataset wide = subject.data(30, 10_000);
        assertThat(subject.trainer().fit(wide).predict(wide.features())).doesNotContain(Double.NaN);
    }

    /** Smile 2.6's logistic regression answers it with weights of 0, and predictions of NaN. */
    @ParameterizedTest
    @MethodSource("all")
    void fitAndPredict_missingValue_namesColumnAndRow(Subject subject) {
        Dataset data = subject.data(40, 2);
        double[] broken = data.features().column(1).clone();
        broken[7] = Double.NaN;
        Table missing = Samples.table(data.features().column(0), broken);
        assertThatThrownBy(() -> subject.trainer().fit(data.withFeatures(missing)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("\"x1\"", "row 7");
        Model model = subject.trainer().fit(data);
        assertThatThrownBy(() -> model.predict(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("\"x1\"", "row 7");
    }

    /** Under a column in other units Smile 2.6's L-BFGS stops early, at an accuracy of 0.555 for 0.767. */
    @ParameterizedTest
    @MethodSource("classifiers")
    void fit_columnInUnitsAMillionTimesSmaller_sameAccuracy(Subject subject) {
        Dataset data = Samples.random(400, 3, 73);
        double[] scaled =
                Arrays.stream(data.features().column(0)).map(v -> 1e6 * v).toArray();
        Table other =
                Samples.table(scaled, data.features().column(1), data.features().column(2));
        assertThat(accuracy(subject, data.withFeatures(other))).isCloseTo(accuracy(subject, data), within(0.01));
    }

    private static double accuracy(Subject subject, Dataset data) {
        Classifier model = (Classifier) subject.trainer().fit(data);
        return new Accuracy().score(ClassPredictions.of(model, data)).require();
    }

    /** Labels are texts, whatever numbers they look like: in the order of their levels, and never arithmetic. */
    @ParameterizedTest
    @MethodSource("classifiers")
    void fit_labelsThatLookLikeNumbers_areTexts(Subject subject) {
        Dataset rings = Samples.threeClasses(300, 74);
        Column labels = new Column(
                new Field.Categorical("y", List.of("10", "2", "9")),
                rings.target().values());
        Classifier model = (Classifier) subject.trainer().fit(Dataset.of(rings.features(), labels));
        assertThat(model.classes()).containsExactly("10", "2", "9");
        assertThat(model.predict(rings.features()))
                .isEqualTo(subject.trainer().fit(rings).predict(rings.features()));
    }

    /** Smile reads past the end of a short row, and into foreign memory. */
    @ParameterizedTest
    @MethodSource("all")
    void predictOne_columnNotGiven_isNamed(Subject subject) {
        Model model = subject.trainer().fit(subject.data(40, 2));
        assertThatThrownBy(() -> model.predictOne(Map.of("x0", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"x1\"");
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void fit_oneRow_isRefusedByTheTargetsName(Subject subject) {
        assertThatThrownBy(() -> subject.trainer().fit(subject.data(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"class\"");
    }

    @ParameterizedTest
    @MethodSource("regressors")
    void fit_oneRow_isThatRow(Subject subject) {
        Dataset one = subject.data(1, 2);
        double y = one.target().values()[0];
        assertThat(subject.trainer().fit(one).predict(one.features())[0]).isCloseTo(y, within(1e-9 * y));
    }

    /** Of the same bits as row weights made beforehand; given again, they replace the first ones. */
    @ParameterizedTest
    @MethodSource("weighing")
    void fit_classWeights_areRowWeights(Function<ClassWeights, Trainer<? extends Classifier>> trainer) {
        Dataset data = Samples.random(200, 3, 75);
        ClassWeights factors = ClassWeights.of(Map.of("yes", 3.0));
        Dataset weighed = factors.resample(data);
        double[] expected =
                trainer.apply(ClassWeights.of(Map.of())).fit(weighed).predict(data.features());
        assertThat(trainer.apply(factors).fit(data).predict(data.features())).isEqualTo(expected);
        assertThat(expected)
                .isNotEqualTo(trainer.apply(ClassWeights.of(Map.of())).fit(data).predict(data.features()));
    }

    static Stream<Function<ClassWeights, Trainer<? extends Classifier>>> weighing() {
        ClassWeights before = ClassWeights.of(Map.of("no", 7.0));
        return Stream.of(
                LogisticRegression.withDefaults().withClassWeights(before)::withClassWeights,
                NET.with(before)::with,
                DecisionTree.classifier().withClassWeights(before)::withClassWeights,
                RandomForest.classifier().withTrees(10).withClassWeights(before)::withClassWeights,
                GradientBoosting.classifier().withTrees(10).withClassWeights(before)::withClassWeights);
    }

    @Test
    void fit_classWeightsOfANumber_refusedByItsName() {
        ClassWeights factors = ClassWeights.balanced();
        assertThatThrownBy(
                        () -> DecisionTree.regressor().withClassWeights(factors).fit(Samples.numbers(20, 2, 76)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"price\"");
    }
}
