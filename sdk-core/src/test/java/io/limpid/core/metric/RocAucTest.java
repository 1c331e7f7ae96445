package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RocAucTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new RocAuc();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new RocAuc().name()).isEqualTo("ROC AUC");
    }

    @Test
    void score_matchesScikitLearn() {
        assertThat(new RocAuc().score(MetricGold.EQUAL).require()).isCloseTo(0.6875, within(MetricGold.TOLERANCE));
        assertThat(new RocAuc().score(MetricGold.WEIGHTED).require())
                .isCloseTo(0.7823529411764706, within(MetricGold.TOLERANCE));
    }

    @Test
    void score_threeClasses_matchesScikitLearn() {
        assertThat(new RocAuc().score(MetricGold.THREE).require())
                .isCloseTo(0.8333333333333334, within(MetricGold.TOLERANCE));
        assertThat(new RocAuc().score(MetricGold.THREE_WEIGHTED).require())
                .isCloseTo(0.5714285714285714, within(MetricGold.TOLERANCE));
    }

    @Test
    void score_allProbabilitiesEqual_isOneHalf() {
        ClassPredictions predictions =
                binary(new int[] {0, 1, 1}, new double[] {0.3, 0.3, 0.3}, new double[] {1, 2, 5});
        assertThat(new RocAuc().score(predictions)).isEqualTo(Score.of(0.5));
    }

    @Test
    void score_zeroAndMinusZero_areATie() {
        ClassPredictions predictions = binary(new int[] {0, 1}, new double[] {-0.0, 0.0}, new double[] {1, 1});
        assertThat(new RocAuc().score(predictions)).isEqualTo(Score.of(0.5));
    }

    @Test
    void score_classesOfVeryUnequalWeight_isTheShareOfPairs() {
        int[] truth = {0, 0, 1, 1};
        double[] p = {0.1, 0.4, 0.3, 0.9};
        assertThat(new RocAuc().score(binary(truth, p, new double[] {1e200, 1e200, 1e-200, 1e-200})))
                .isEqualTo(Score.of(0.75));
    }

    @Test
    void score_oneClassOnly_isUndefinedWithReason() {
        double[] p = {0.1, 0.9};
        assertThat(new RocAuc().score(binary(new int[] {1, 1}, p, new double[] {1, 1})))
                .isEqualTo(Score.undefined("rows of one class only: none but \"yes\""));
        assertThat(new RocAuc().score(binary(new int[] {0, 1}, p, new double[] {1, 0})))
                .isEqualTo(Score.undefined("rows of one class only: none is \"yes\""));
    }

    /** Against the definition, pair by pair; tolerance: sums of up to 40000 products of size one. */
    @Test
    void score_manyRowsWithTies_isTheShareOfPairs() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 200;
        int[] truth = new int[n];
        double[] p = new double[n];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            truth[i] = random.nextInt(2);
            p[i] = random.nextInt(20) / 20.0;
            w[i] = random.nextDouble();
        }
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double pair = truth[i] > truth[j] ? w[i] * w[j] : 0;
                pairs += pair;
                wins += pair * (p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0);
            }
        }
        assertThat(new RocAuc().score(binary(truth, p, w)).require()).isCloseTo(wins / pairs, within(1e-12));
    }

    /** The second class against the rest and each other one, counted by hand. */
    @Test
    void score_threeClasses_comparesWithRestOrOneByOne() {
        double[] values = {0.5, 0.3, 0.2, 0.2, 0.6, 0.2, 0.1, 0.5, 0.4};
        ClassPredictions predictions = of(new int[] {0, 1, 2}, values, List.of("a", "b", "c"), equalWeights(3, 1));
        // a and b rank their row first; c ranks its row above both others; every pair is in order
        assertThat(new RocAuc(RocAuc.Comparison.ONE_VS_REST_MACRO).score(predictions))
                .isEqualTo(Score.of(1));
        ClassPredictions swapped = of(new int[] {0, 2, 1}, values, List.of("a", "b", "c"), equalWeights(3, 1));
        // a 1; b: 0.5 above 0.3 and below 0.6: 1/2; c: 0.2 ties with 0.2 and is below 0.4: 1/4
        assertThat(new RocAuc(RocAuc.Comparison.ONE_VS_REST_MACRO).score(swapped))
                .isEqualTo(Score.of(1.75 / 3));
        // a-b: 1 and 1; a-c: 1 and, a tie, 1/2; b-c: 0 and 0
        assertThat(new RocAuc(RocAuc.Comparison.ONE_VS_ONE_MACRO).score(swapped))
                .isEqualTo(Score.of(1.75 / 3));
    }

    @Test
    void score_threeClassesOneAbsent_isUndefinedAndNamesIt() {
        double[] values = {0.5, 0.3, 0.2, 0.2, 0.6, 0.2};
        ClassPredictions predictions = of(new int[] {0, 2}, values, List.of("a", "b", "c"), equalWeights(2, 1));
        for (RocAuc.Comparison comparison : RocAuc.Comparison.values()) {
            Score score = new RocAuc(comparison).score(predictions);
            if (comparison != RocAuc.Comparison.POSITIVE_VS_REST) {
                assertThat(score).isEqualTo(Score.undefined("no row is truly \"b\""));
            } else {
                assertThat(score).isEqualTo(Score.of(0.5));
            }
        }
    }

    /** Numbers of wins far beyond 2^53 would lose digits; those of ten thousand rows of each class must be exact. */
    @Test
    void score_manyRowsWithoutTies_isExact() {
        int n = 20_000;
        int[] truth = new int[n];
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            truth[i] = i % 2;
            p[i] = (i * 7_919L % n) / (double) n;
        }
        double wins = 0;
        int negatives = 0;
        int[] byRank = new int[n];
        for (int i = 0; i < n; i++) {
            byRank[(int) (i * 7_919L % n)] = truth[i];
        }
        for (int kind : byRank) {
            wins += kind == 1 ? negatives : 0;
            negatives += 1 - kind;
        }
        assertThat(new RocAuc().score(binary(truth, p, equalWeights(n, 1)))).isEqualTo(Score.of(wins / 1e8));
    }

    private static ClassPredictions many(int classes, int rows) {
        SplittableRandom random = new SplittableRandom(6);
        int[] truth = IntStream.range(0, rows).map(i -> i % classes).toArray();
        double[] values = new double[rows * classes];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(50) / (50.0 * classes);
        }
        double[] weights =
                IntStream.range(0, rows).mapToDouble(i -> i * 7 % 5 / 8.0).toArray();
        List<String> names =
                IntStream.range(0, classes).mapToObj(k -> "class " + k).toList();
        return of(truth, values, names, weights);
    }

    /** By the binary area of the rows of two classes alone, many of equal score. */
    @Test
    void score_oneVersusOne_isTheMeanOfBinaryAreasOfEachPair() {
        ClassPredictions all = many(7, 300);
        double sum = 0;
        for (int a = 0; a < 7; a++) {
            for (int b = 0; b < 7; b++) {
                int own = a;
                int other = b;
                int[] rows = IntStream.range(0, 300)
                        .filter(i ->
                                all.target().values()[i] == own || all.target().values()[i] == other)
                        .toArray();
                if (a != b) {
                    ClassPredictions both = all.select(rows).withPositive(a);
                    sum += new RocAuc().score(both).require();
                }
            }
        }
        assertThat(new RocAuc(RocAuc.Comparison.ONE_VS_ONE_MACRO).score(all).require())
                .isCloseTo(sum / 42, within(1e-14)); // 42 areas of at most one, added in another order
    }
}
