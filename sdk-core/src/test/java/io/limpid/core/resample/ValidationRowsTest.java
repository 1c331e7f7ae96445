package io.limpid.core.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.calibrate.Calibration;
import io.limpid.core.calibrate.CalibrationMethod;
import io.limpid.core.calibrate.ThresholdCriterion;
import io.limpid.core.calibrate.ThresholdTuning;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.split.Fold;
import io.limpid.core.split.KFold;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.core.split.TrainTestSplit;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.Fitting;
import io.limpid.core.transform.MissingValueImputer;
import io.limpid.core.transform.OneHotEncoder;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.core.transform.StandardScaler;
import io.limpid.core.transform.Transformer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No row that a resampler made, changed or chose is ever validated on or predicted. */
class ValidationRowsTest {

    /** Steps that drop, repeat, change and invent rows. */
    private static Pipeline resampling() {
        return Pipeline.of(MissingValueImputer.withDefaults())
                .thenResample(DuplicateRows.withDefaults())
                .thenResample(OutlierRows.iqr(1.5))
                .thenResample(Smote.withDefaults())
                .thenResample(NoiseAugmentation.withDefaults())
                .thenResample(Mixup.withDefaults())
                .thenResample(Bootstrap.withDefaults())
                .thenResample(ClassWeights.balanced())
                .then(OneHotEncoder.withDefaults());
    }

    /** Remembers what it is asked to fit and to predict. */
    private static final class Spy {
        private final List<Dataset> fitted = new ArrayList<>();
        private final List<Table> predicted = new ArrayList<>();

        Trainer<Classifier> trainer() {
            return (train, run) -> {
                fitted.add(train);
                List<String> classes = train.classes();
                return Model.of(train.features().schema(), classes, x -> {
                    predicted.add(x);
                    double[] out = new double[x.rows() * classes.size()];
                    Arrays.fill(out, 1.0 / classes.size());
                    return out;
                });
            };
        }
    }

    private static String row(Table table, int i) {
        return IntStream.range(0, table.schema().size())
                .mapToObj(j -> table.text(i, j))
                .toList()
                .toString();
    }

    private static List<String> rows(List<Table> tables) {
        return tables.stream()
                .flatMap(t -> IntStream.range(0, t.rows()).mapToObj(i -> row(t, i)))
                .toList();
    }

    @Test
    void crossValidation_withResamplers_validatesTheFoldsOwnRowsUnchanged() {
        Dataset data = Dataset.of(ResampleData.read("/data/penguins.csv"), "species");
        Set<Integer> validated = new HashSet<>();
        for (Fold fold : StratifiedKFold.of(5, 1).split(data)) {
            Spy spy = new Spy();
            Dataset train = data.select(fold.train());
            Dataset validation = data.select(fold.validation());
            PipelineClassifier model = resampling().classifier(spy.trainer()).fit(train);
            double[] out = model.predict(validation.features());

            Dataset seen = spy.fitted.get(0);
            assertThat(spy.fitted).hasSize(1);
            assertThat(seen.rows()).isNotEqualTo(train.rows());
            Set<String> given = new HashSet<>(rows(List.of(model.preprocessing().transform(train.features()))));
            assertThat(rows(List.of(seen.features()))).as("rows were made").anyMatch(row -> !given.contains(row));

            // What reaches the model is the fold's rows through the transformers alone, in their order.
            Table expected = model.preprocessing().transform(validation.features());
            assertThat(rows(spy.predicted)).isEqualTo(rows(List.of(expected)));
            ClassPredictions scored = ClassPredictions.of(model, validation);
            assertThat(scored.target().values()).isEqualTo(target(data, fold.validation()));
            assertThat(scored.weights()).containsOnly(1).hasSize(fold.validation().length);
            assertThat(out).hasSize(3 * fold.validation().length);
            assertThat(new Accuracy().score(scored)).isNotNull();
            Arrays.stream(fold.validation())
                    .forEach(i -> assertThat(validated.add(i)).isTrue());
        }
        assertThat(validated).hasSize(data.rows());
    }

    private static double[] target(Dataset data, int[] rows) {
        Column target = data.target();
        return Arrays.stream(rows).mapToDouble(i -> target.values()[i]).toArray();
    }

    private static final Dataset NOISE = noise();

    /** 200 rows of a number that says nothing, one in ten of them yes. */
    private static Dataset noise() {
        SplittableRandom random = new SplittableRandom(3);
        double[] x = new double[200];
        double[] y = new double[200];
        for (int i = 0; i < 200; i++) {
            x[i] = random.nextDouble();
            y[i] = i % 10 == 0 ? 1 : 0;
        }
        Field target = new Field.Categorical("kind", List.of("no", "yes"));
        return Dataset.of(Table.of(Schema.of(new Field.Numeric("x")), x), new Column(target, y));
    }

    /** Says yes of each row that is nearer than a millionth to a training row that is one. */
    private static final Trainer<Classifier> BY_HEART =
            (train, run) -> Model.of(train.features().schema(), train.classes(), x -> {
                double[] out = new double[2 * x.rows()];
                for (int i = 0; i < x.rows(); i++) {
                    double value = x.column(0)[i];
                    boolean yes = IntStream.range(0, train.rows())
                            .anyMatch(r -> train.target().values()[r] == 1
                                    && Math.abs(train.features().column(0)[r] - value) < 1e-6);
                    out[2 * i + 1] = yes ? 0.9 : 0.1;
                    out[2 * i] = 1 - out[2 * i + 1];
                }
                return out;
            });

    private static final List<Resampler> MAKING = List.of(
            RandomOversampling.withDefaults(),
            Smote.withDefaults(),
            NoiseAugmentation.withDefaults(),
            ScalingAugmentation.withDefaults(),
            Mixup.withDefaults(),
            Bootstrap.withDefaults(),
            train -> Dataset.of(train.features(), train.target()));

    @Test
    void calibrationBehindAResampler_isRefusedWithTheRightOrder() {
        for (Resampler resampler : MAKING) {
            Pipeline resampling = Pipeline.of().thenResample(resampler).then(StandardScaler.withDefaults());
            for (Trainer<? extends Classifier> folding :
                    List.of(Calibration.of(BY_HEART), ThresholdTuning.of(BY_HEART, ThresholdCriterion.cost(1, 1)))) {
                assertThatThrownBy(() -> resampling.classifier(folding).fit(NOISE))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("rows: expected rows as they were collected, got some that a resampler")
                        .hasMessageContaining("Calibration.of(pipeline.thenResample(...).classifier(...))");
            }
        }
    }

    /** Held out, no yes is known; calibrated by copies of it, the same row would be called 0.9 or so. */
    @Test
    void calibrationOfAResamplingPipeline_correctsByRowsAsCollected() {
        Trainer<PipelineClassifier> base =
                Pipeline.of().thenResample(RandomOversampling.withDefaults()).classifier(BY_HEART);
        Classifier model = Calibration.of(base).with(CalibrationMethod.ISOTONIC).fit(NOISE);
        double[] p = model.predict(NOISE.features());
        // All held-out rows had 0.1, of which one in ten is yes; one that was seen is still above that.
        assertThat(IntStream.range(0, 200).mapToDouble(i -> p[2 * i + 1]).toArray())
                .containsOnly(0.1);
    }

    @Test
    void split_resampledRows_isRefused() {
        for (Resampler resampler : MAKING.subList(0, 6)) {
            Dataset resampled = resampler.resample(NOISE);
            assertThatThrownBy(() -> KFold.of(5, 1).split(resampled)).hasMessageStartingWith("rows: expected rows as");
            assertThatThrownBy(() -> TrainTestSplit.of(0.2, 1).split(resampled))
                    .hasMessageStartingWith("rows: expected rows as");
        }
    }

    /** Rows that are dropped or weighed leave no copy behind. */
    @Test
    void calibrationBehindDroppedRows_works() {
        Pipeline dropping = Pipeline.of()
                .thenResample(DuplicateRows.withDefaults())
                .thenResample(OutlierRows.iqr(3))
                .thenResample(RandomUndersampling.withDefaults().withRatio(0.2))
                .thenResample(ClassWeights.balanced());
        Classifier model = dropping.classifier(Calibration.of(BY_HEART)).fit(NOISE);
        assertThat(model.predict(NOISE.features())).hasSize(400);
    }

    /** A resampler or transformer of one's own that builds a new data set does not lose the mark. */
    @Test
    void pipeline_stepsBehindAResampler_keepTheMark() {
        List<Boolean> marks = new ArrayList<>();
        Resampler renewing = new DroppingResampler() {
            @Override
            public Dropped drop(Dataset train) {
                Dataset fresh = Dataset.of(train.features(), train.target(), train.weights());
                return new Dropped(fresh, train.rows(), new int[0], k -> "", List.of());
            }
        };
        Transformer scaler = StandardScaler.withDefaults();
        Transformer forgetful = train -> {
            Fitting fitting = scaler.fit(train);
            Dataset rows = fitting.training();
            return new Fitting(fitting.fitted(), Dataset.of(rows.features(), rows.target(), rows.weights()));
        };
        Trainer<Classifier> asking = (train, run) -> {
            marks.add(train.isForTrainingOnly());
            return BY_HEART.fit(train, run);
        };
        Pipeline.of().thenResample(renewing).then(forgetful).classifier(asking).fit(NOISE);
        Pipeline.of()
                .thenResample(Smote.withDefaults())
                .thenResample(renewing)
                .then(forgetful)
                .classifier(asking)
                .fit(NOISE);
        assertThat(marks).containsExactly(false, true);
    }

    @Test
    void predict_withAndWithoutResamplers_isTheSamePreprocessing() {
        Dataset data = Dataset.of(ResampleData.read("/data/penguins.csv"), "species");
        FittedTransformer with =
                resampling().classifier(new Spy().trainer()).fit(data).preprocessing();
        assertThat(with.transform(data.features()).rows()).isEqualTo(data.rows());
        assertThat(with.input()).isEqualTo(data.features().schema());
    }

    @Test
    void resampler_andTransformer_areUnrelatedTypes() {
        assertThat(Transformer.class.isAssignableFrom(Resampler.class)).isFalse();
        assertThat(FittedTransformer.class.isAssignableFrom(Resampler.class)).isFalse();
        assertThat(Resampler.class.isAssignableFrom(Transformer.class)).isFalse();
        for (Class<?> type : List.of(
                Bootstrap.class,
                ClassWeights.class,
                DuplicateRows.class,
                ImageAugmentation.class,
                Mixup.class,
                NoiseAugmentation.class,
                OutlierRows.class,
                RandomOversampling.class,
                RandomUndersampling.class,
                ScalingAugmentation.class,
                Smote.class)) {
            assertThat(Resampler.class).isAssignableFrom(type);
            assertThat(Transformer.class.isAssignableFrom(type))
                    .as(type.getName())
                    .isFalse();
            assertThat(type).isFinal();
        }
    }

    @Test
    void fittedPipeline_hasNoWayToAResampler() {
        for (Class<?> type : List.of(PipelineClassifier.class, FittedTransformer.class, Model.class)) {
            for (Method method : type.getMethods()) {
                assertThat(Resampler.class.isAssignableFrom(method.getReturnType()))
                        .as(method.toString())
                        .isFalse();
                assertThat(method.getParameterTypes()).as(method.toString()).doesNotContain(Resampler.class);
            }
        }
    }

    @TempDir
    Path directory;

    @Test
    void then_resampler_doesNotCompile() {
        assertThat(compiles("Pipeline.of().then(StandardScaler.withDefaults())"))
                .isTrue();
        assertThat(compiles("Pipeline.of().thenResample(Smote.withDefaults())")).isTrue();
        for (String refused : List.of(
                "Pipeline.of().then(Smote.withDefaults())",
                "Pipeline.of().then((Resampler) Smote.withDefaults())",
                "Pipeline.of(NoiseAugmentation.withDefaults())",
                "Pipeline.of().thenResample(StandardScaler.withDefaults())",
                "new Fitting(Smote.withDefaults(), null)")) {
            assertThat(compiles(refused)).as(refused).isFalse();
        }
    }

    private boolean compiles(String expression) {
        String program = "import io.limpid.core.resample.*; import io.limpid.core.transform.*;"
                + " class Example { Object o = " + expression + "; }";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            Path source = Files.writeString(directory.resolve("Example.java"), program);
            List<String> options =
                    List.of("-proc:none", "-d", directory.toString(), "-cp", System.getProperty("java.class.path"));
            return compiler.getTask(
                            new StringWriter(), manager, null, options, null, manager.getJavaFileObjects(source))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
