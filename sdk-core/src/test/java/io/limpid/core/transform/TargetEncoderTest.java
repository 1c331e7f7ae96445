package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.RocAuc;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.NearestMeanModel;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.resample.RandomOversampling;
import io.limpid.core.split.Fold;
import io.limpid.core.split.GroupKFold;
import io.limpid.core.split.LeaveOneOut;
import io.limpid.core.split.Splitter;
import io.limpid.core.split.TimeSeriesSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetEncoderTest extends TransformerContract {

    private static final double NA = Double.NaN;

    @TempDir
    Path folder;

    @Override
    protected Transformer transformer() {
        return TargetEncoder.withDefaults();
    }

    private static Dataset data(Field target, double[] codes, double... y) {
        Table x = Table.of(Schema.of(new Field.Categorical("c", List.of("a", "b", "never"))), codes);
        return Dataset.of(x, new Column(target, y));
    }

    private static Table full(TargetEncoder encoder, Dataset data) {
        Table given = Table.of(
                Schema.of(new Field.Categorical("c", List.of("a", "b", "never", "unseen"))),
                new double[] {0, 1, NA, 2, 3});
        return encoder.fit(data).fitted().transform(given);
    }

    private static final Field PRICE = new Field.Numeric("price");

    @Test
    void transform_noSmoothing_isTheMeanOfTheLevel() {
        Dataset data = data(PRICE, new double[] {0, 0, 1, NA, NA, NA}, 1, 3, 10, 4, 5, 9);
        Table out = full(TargetEncoder.withDefaults().withSmoothing(0), data);
        assertThat(out.schema().names()).containsExactly("c: mean price");
        // All rows: 32 / 6; levels without rows have that.
        assertThat(out.column(0)).containsExactly(2, 10, 6, 32.0 / 6, 32.0 / 6);
    }

    @Test
    void transform_fixedSmoothing_addsRowsOfTheMean() {
        Dataset data = data(PRICE, new double[] {0, 0, 1, 1}, 0, 0, 4, 8);
        // Mean 3: (0 + 2 * 3) / 4 and (12 + 2 * 3) / 4.
        assertThat(full(TargetEncoder.withDefaults().withSmoothing(2), data).column(0))
                .containsExactly(1.5, 4.5, 3, 3, 3);
    }

    @Test
    void transform_empiricalBayes_weighsLevelByItsSpread() {
        Dataset data = data(PRICE, new double[] {0, 0, 1, 1}, 0, 2, 6, 8);
        // Mean 4, variance (16 + 4 + 4 + 16) / 4 = 10; each level n = 2, v = 1, so l = 20 / 21.
        double[] got = full(TargetEncoder.withDefaults(), data).column(0);
        // 1e-15 of rounding in four operations on numbers below 8.
        assertThat(got[0]).isCloseTo(1 * 20.0 / 21 + 4 / 21.0, within(4e-15));
        assertThat(got[1]).isCloseTo(7 * 20.0 / 21 + 4 / 21.0, within(4e-15));
        assertThat(got[2]).isEqualTo(4);
    }

    @Test
    void transform_twoClasses_isTheShareOfTheLast() {
        Field answer = new Field.Categorical("answer", List.of("no", "yes"));
        Table out = full(
                TargetEncoder.withDefaults().withSmoothing(0),
                data(answer, new double[] {0, 0, 0, 0, 1}, 1, 0, 1, 1, 0));
        assertThat(out.schema().names()).containsExactly("c: share of yes");
        assertThat(out.column(0)).containsExactly(0.75, 0, 0.6, 0.6, 0.6);
    }

    @Test
    void transform_threeClasses_isOneShareForEach() {
        Field species = new Field.Categorical("species", List.of("x", "y", "z"));
        Table out = full(
                TargetEncoder.withDefaults().withSmoothing(0), data(species, new double[] {0, 0, 1, 1}, 0, 2, 1, 1));
        assertThat(out.schema().names()).containsExactly("c: share of x", "c: share of y", "c: share of z");
        assertThat(out.column(0)).containsExactly(0.5, 0, 0.25, 0.25, 0.25);
        assertThat(out.column(1)).containsExactly(0, 1, 0.5, 0.5, 0.5);
        assertThat(out.column(2)).containsExactly(0.5, 0, 0.25, 0.25, 0.25);
    }

    @Test
    void transform_constantTarget_isThatConstant() {
        Dataset data = data(PRICE, new double[] {0, 1, 1}, 0.1, 0.1, 0.1);
        assertThat(full(TargetEncoder.withDefaults(), data).column(0)).containsExactly(0.1, 0.1, 0.1, 0.1, 0.1);
    }

    @Test
    void transform_oneClassOnly_isShareOne() {
        Dataset data = data(new Field.Categorical("answer", List.of("yes")), new double[] {0, 1}, 0, 0);
        assertThat(full(TargetEncoder.withDefaults(), data).column(0)).containsOnly(1);
    }

    @Test
    void transform_hugeAndTinyTargets_neitherOverflowNorVanish() {
        for (double scale : new double[] {Double.MAX_VALUE, 0x1p-1000}) {
            Dataset data = data(PRICE, new double[] {0, 0, 1, 1}, scale, scale, -scale, -scale);
            assertThat(full(TargetEncoder.withDefaults(), data).column(0)).containsExactly(scale, -scale, 0, 0, 0);
        }
    }

    @Override
    @Test
    public void fit_oneRow_transformsIt() {
        // Its own target is all there is, and that must not be in its encoding.
        Dataset one = data(PRICE, new double[] {0}, 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetEncoder.withDefaults().fit(one))
                .withMessage(
                        "target encoding of \"price\": expected at least two rows of positive weight, for none may be"
                                + " encoded by its own target, got one");
        Dataset other = data(PRICE, new double[] {0, 1}, 7, 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetEncoder.withDefaults().fit(other.withWeights(new double[] {0, 3})))
                .withMessageEndingWith("got one");
        // The other one's weight is nothing beside it, even scaled.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetEncoder.withDefaults().fit(other.withWeights(new double[] {1e308, 4.9e-324})))
                .withMessageEndingWith("got one");
    }

    @Test
    void fit_noRowsOfPositiveWeight_saysSo() {
        Dataset data = data(PRICE, new double[] {0}, 1).withWeights(new double[] {0});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetEncoder.withDefaults().fit(data))
                .withMessage(
                        "target encoding of \"price\": expected at least two rows of positive weight, for none may be"
                                + " encoded by its own target, got none");
    }

    @Test
    void fit_twoRows_areEncodedByEachOther() {
        Dataset data = data(PRICE, new double[] {0, 0}, 7, 9);
        assertThat(TargetEncoder.withDefaults().fit(data).training().features().column(0))
                .containsExactly(9, 7);
    }

    @Test
    void fit_rowsOfWeightZero_areNoFoldOfTheirOwn() {
        // Whatever the seed, the two rows that count are in different folds.
        Dataset data = data(PRICE, new double[] {0, 0, 0, 0, 0}, 7, 1e9, 9, 1e9, 1e9)
                .withWeights(new double[] {1, 0, 1, 0, 0});
        for (int seed = 0; seed < 50; seed++) {
            double[] crossed = TargetEncoder.withDefaults()
                    .withSeed(seed)
                    .fit(data)
                    .training()
                    .features()
                    .column(0);
            assertThat(crossed[0]).isEqualTo(9);
            assertThat(crossed[2]).isEqualTo(7);
        }
    }

    @Test
    void transform_hugeAndTinyWeights_smoothInTheirOwnUnit() {
        Dataset data = data(PRICE, new double[] {0, 0, 0, 1}, 0.1, 0.9, 2, 1.3);
        for (double weight : new double[] {1e308, Double.MAX_VALUE}) {
            double[] heavy = {weight, weight, weight, weight};
            // Ten rows of weight one are nothing beside them, and v is divided by n: both are the plain means.
            for (TargetEncoder encoder : List.of(
                    TargetEncoder.withDefaults(), TargetEncoder.withDefaults().withSmoothing(10))) {
                Fitting fitting = encoder.fit(data.withWeights(heavy));
                assertThat(full(encoder, data.withWeights(heavy)).column(0))
                        .containsExactly(new double[] {1, 1.3, 1.075, 1.075, 1.075}, within(1e-15));
                assertThat(fitting.training().features().column(0)).doesNotContain(NA);
                roundTrip(fitting.fitted());
            }
        }
        double[] light = {4.9e-324, 4.9e-324, 4.9e-324, 4.9e-324};
        for (TargetEncoder encoder : List.of(
                TargetEncoder.withDefaults().withSmoothing(10),
                TargetEncoder.withDefaults().withSmoothing(Double.MAX_VALUE))) {
            // Nothing beside ten rows of weight one.
            assertThat(full(encoder, data.withWeights(light)).column(0))
                    .containsExactly(new double[] {1.075, 1.075, 1.075, 1.075, 1.075}, within(1e-15));
        }
        // The single row of level b has no spread, so empirical Bayes trusts it whatever its weight.
        assertThat(full(TargetEncoder.withDefaults(), data.withWeights(light)).column(0))
                .containsExactly(new double[] {1.075, 1.3, 1.075, 1.075, 1.075}, within(1e-15));
        assertThat(full(TargetEncoder.withDefaults().withSmoothing(0), data.withWeights(light))
                        .column(0))
                .containsExactly(new double[] {1, 1.3, 1.075, 1.075, 1.075}, within(1e-15));
    }

    /** What cannot be read must not be written. */
    private void roundTrip(FittedTransformer fitted) {
        Transformer given = train -> new Fitting(fitted, train.withFeatures(fitted.transform(train.features())));
        Dataset two = data(new Field.Categorical("y", List.of("no", "yes")), new double[] {0, 1}, 0, 1);
        PipelineClassifier model =
                Pipeline.of(given).classifier(new NearestMean()).fit(two);
        ModelCodecs codecs = TransformCodecs.ALL.and(ModelCodecs.of(NearestMeanModel.CODEC));
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, TrainingRecord.of(two, 0)).write(file, codecs);
        PipelineClassifier read = ModelFile.read(file, codecs).model(PipelineClassifier.class);
        assertThat(read.predict(two.features())).isEqualTo(model.predict(two.features()));
    }

    /** What a row's target says of its encoding when one level holds all rows. */
    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** Left out one by one it would be -1; in 10 folds of 100 rows, {@code -sqrt(10 / 100)} or so. */
    @Test
    void fit_manyFolds_doNotTellTheTarget() {
        SplittableRandom random = new SplittableRandom(8);
        double[] y = random.doubles(100).toArray();
        Dataset data = data(PRICE, new double[100], y);
        for (int seed = 0; seed < 20; seed++) {
            TargetEncoder encoder = TargetEncoder.withDefaults().withFolds(20).withSeed(seed);
            assertThat(Arrays.stream(encoder.fold(data)).max()).hasValue(9);
            double r = correlation(encoder.fit(data).training().features().column(0), y);
            assertThat(r).isBetween(-0.6, 0.0);
        }
        assertThat(Arrays.stream(TargetEncoder.withDefaults().fold(data.select(rows(new int[29], of -> true))))
                        .max())
                .hasValue(1);
    }

    @Test
    void fit_rowsForTrainingOnly_areRefused() {
        Dataset copies = RandomOversampling.withDefaults().resample(noise(60, 4, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetEncoder.withDefaults().fit(copies))
                .withMessage(
                        "target encoding of \"y\": expected rows as they were collected, got some that a resampler made"
                                + " or repeated; put the resampler behind the encoder");
    }

    /** 120 rows of 12 customers, who have one price each; a level each but for chance. */
    private static Dataset customers() {
        double[] customer = IntStream.range(0, 120).mapToDouble(i -> i % 12).toArray();
        double[] price = Arrays.stream(customer).map(c -> c * c).toArray();
        List<String> names =
                IntStream.range(0, 12).mapToObj(c -> "customer " + c).toList();
        Table x = Table.of(
                Schema.of(new Field.Categorical("code", names), new Field.Categorical("customer", names)),
                customer,
                customer);
        return Dataset.of(x, new Column(PRICE, price)).withKeys("customer");
    }

    @Test
    void withFolds_splitter_keepsGroupsTogether() {
        Dataset data = customers();
        Splitter byCustomer = GroupKFold.of(4, "customer");
        TargetEncoder encoder =
                TargetEncoder.withDefaults().withFolds(byCustomer).withSeed(9);
        int[] fold = encoder.fold(data);
        List<Fold> folds = byCustomer.split(data);
        for (int f = 0; f < 4; f++) {
            for (int row : folds.get(f).validation()) {
                assertThat(fold[row]).isEqualTo(f);
            }
        }
        // No row of a customer elsewhere: all there is to say is the mean of the other folds.
        double[] crossed = encoder.fit(data).training().features().column(0);
        for (int f = 0; f < 4; f++) {
            double mean = Arrays.stream(folds.get(f).train())
                    .mapToDouble(row -> data.target().values()[row])
                    .average()
                    .orElseThrow();
            for (int row : folds.get(f).validation()) {
                assertThat(crossed[row]).isCloseTo(mean, within(1e-12)); // 90 numbers of at most 121.
            }
        }
        // The encoder of one column still sees the keys.
        assertThat(encoder.on(Columns.named("code"))
                        .fit(data)
                        .training()
                        .features()
                        .column(0))
                .isEqualTo(crossed);
        assertThat(encoder.withFolds(5).fold(data))
                .isEqualTo(TargetEncoder.withDefaults().withSeed(9).fold(data));
    }

    @Test
    void withFolds_unsuitableSplitter_isRefused() {
        Dataset data = customers();
        int[] all = IntStream.range(0, 120).toArray();
        int[] first = Arrays.copyOfRange(all, 0, 60);
        int[] second = Arrays.copyOfRange(all, 60, 120);
        Fold forth = new Fold(first, second);
        String what = "target encoding of \"price\": expected ";
        assertRefused(data, LeaveOneOut.withDefaults(), what + "2 to 12 folds of 120 rows of positive weight, got 120");
        assertRefused(data, rows -> List.of(forth), what + "2 to 12 folds of 120 rows of positive weight, got 1");
        String once = what + "folds that validate each row exactly once, got otherwise for row ";
        assertRefused(data, TimeSeriesSplit.of(3), once + "0");
        assertRefused(data, rows -> List.of(forth, forth), once + "60");
        assertRefused(data, rows -> List.of(forth, new Fold(first, new int[] {120})), once + "120");
        Fold gap = new Fold(Arrays.copyOfRange(all, 70, 120), first);
        assertRefused(
                data,
                rows -> List.of(forth, gap),
                what + "folds in which every row trains or validates, got 50 that train beside 60 of 120");
        double[] weights = new double[120];
        Arrays.fill(weights, 0, 60, 1);
        assertRefused(
                data.withWeights(weights),
                rows -> List.of(forth, new Fold(second, first)),
                what + "rows of positive weight in at least two folds, got them in 1");
    }

    private static void assertRefused(Dataset data, Splitter splitter, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TargetEncoder.withDefaults().withFolds(splitter).fit(data))
                .withMessage(message);
    }

    private static Dataset noise(int rows, int levels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>();
        for (int k = 0; k < levels; k++) {
            names.add("level " + k);
        }
        double[] codes = new double[rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            codes[i] = random.nextInt(levels);
            y[i] = random.nextInt(2);
        }
        return Dataset.of(
                Table.of(Schema.of(new Field.Categorical("noise", names)), codes),
                new Column(new Field.Categorical("y", List.of("no", "yes")), y));
    }

    private static double auc(Dataset data, double[] score) {
        double[] probabilities = new double[2 * score.length];
        for (int i = 0; i < score.length; i++) {
            probabilities[2 * i] = 1 - score[i];
            probabilities[2 * i + 1] = score[i];
        }
        Score auc = new RocAuc()
                .score(new ClassPredictions(data.target(), probabilities, 2, data.classes(), 1, 0.5, data.weights()));
        return ((Score.Value) auc).number();
    }

    /**
     * A column of noise, four rows a level: what the next step is trained on must not know the target. Under chance an
     * AUC of 2,000 rows of each class has standard deviation 0.009; four of these are 0.037. Encoded by means that
     * include a row's own target, the same column would seem to know a lot.
     */
    @Test
    void fit_columnOfNoise_doesNotLeakTheTarget() {
        Dataset data = noise(4_000, 1_000, 11);
        Fitting fitting = TargetEncoder.withDefaults().fit(data);
        double crossFitted = auc(data, fitting.training().features().column(0));
        double naive = auc(data, fitting.fitted().transform(data.features()).column(0));
        assertThat(naive).isGreaterThan(0.75);
        assertThat(crossFitted).isLessThan(0.537);
    }

    @Test
    void fit_eachFold_isEncodedByTheOthersAlone() {
        for (TargetEncoder encoder : List.of(
                TargetEncoder.withDefaults().withSeed(3),
                TargetEncoder.withDefaults().withSmoothing(2.5))) {
            Dataset data = noise(203, 12, 5);
            double[] crossed = encoder.fit(data).training().features().column(0);
            int[] fold = encoder.fold(data);
            for (int f = 0; f < 5; f++) {
                int left = f;
                int[] others = rows(fold, of -> of != left);
                int[] own = rows(fold, of -> of == left);
                double[] expected = encoder.fit(data.select(others))
                        .fitted()
                        .transform(data.select(own).features())
                        .column(0);
                assertThat(Arrays.stream(own).mapToDouble(i -> crossed[i]).toArray())
                        .containsExactly(expected);
            }
        }
    }

    private static int[] rows(int[] fold, IntPredicate wanted) {
        return IntStream.range(0, fold.length).filter(i -> wanted.test(fold[i])).toArray();
    }

    @Test
    void fold_classes_areInEqualSharesToWithinOneRow() {
        Dataset data = noise(203, 12, 5);
        int[] fold = TargetEncoder.withDefaults().withSeed(1).fold(data);
        for (int k = 0; k < 2; k++) {
            double of = k;
            int[] sizes = new int[5];
            IntStream.range(0, 203).filter(i -> data.target().values()[i] == of).forEach(i -> sizes[fold[i]]++);
            int most = Arrays.stream(sizes).max().orElseThrow();
            assertThat(most - Arrays.stream(sizes).min().orElseThrow()).isLessThanOrEqualTo(1);
        }
        assertThat(fold).isNotEqualTo(TargetEncoder.withDefaults().withSeed(2).fold(data));
        assertThat(fold).isEqualTo(TargetEncoder.withDefaults().withSeed(1).fold(data));
    }

    @Test
    void fit_throughAPipeline_trainsOnCrossFittedRows() {
        Dataset data = noise(400, 100, 8);
        TargetEncoder encoder = TargetEncoder.withDefaults();
        List<double[]> seen = new ArrayList<>();
        Pipeline.of(encoder)
                .classifier((train, run) -> {
                    seen.add(train.features().column(0));
                    return new Constant(train.features().schema(), train.classes());
                })
                .fit(data);
        assertThat(seen.get(0))
                .isEqualTo(encoder.fit(data).training().features().column(0))
                .isNotEqualTo(
                        encoder.fit(data).fitted().transform(data.features()).column(0));
    }

    private record Constant(Schema features, List<String> classes) implements Classifier {
        @Override
        public void predict(Table x, double[] out) {
            Arrays.fill(out, 0.5);
        }
    }

    @Test
    void with_optionsOutOfRange_areRefused() {
        for (int folds : new int[] {1, 21}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TargetEncoder.withDefaults().withFolds(folds))
                    .withMessage("folds: expected 2 to 20, got " + folds);
        }
        for (double smoothing : new double[] {-1, NA, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TargetEncoder.withDefaults().withSmoothing(smoothing))
                    .withMessage("smoothing: expected a finite number of at least 0, got " + smoothing);
        }
    }
}
