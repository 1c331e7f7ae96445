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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetEncoderTest extends TransformerContract {

    private static final double NA = Double.NaN;

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

    @Test
    void fit_noRowsOfPositiveWeight_saysSo() {
        Dataset data = data(PRICE, new double[] {0}, 1).withWeights(new double[] {0});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetEncoder.withDefaults().fit(data))
                .withMessage("target encoding of \"price\": expected rows of positive weight, got none");
    }

    @Test
    void fit_oneRow_isEncodedByTheMeanOfAll() {
        Dataset data = data(PRICE, new double[] {0}, 7);
        assertThat(TargetEncoder.withDefaults().fit(data).training().features().column(0))
                .containsExactly(7);
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetEncoder.withDefaults().withFolds(1))
                .withMessage("folds: expected at least 2, got 1");
        for (double smoothing : new double[] {-1, NA, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TargetEncoder.withDefaults().withSmoothing(smoothing))
                    .withMessage("smoothing: expected a finite number of at least 0, got " + smoothing);
        }
    }
}
