package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a sorted map. Weights are whole numbers: sums in any order have the same bits. */
final class ScoreGroupsTest {

    private record Group(double score, double positives, double negatives) {}

    static Stream<Arguments> shapes() {
        Map<String, DoubleUnaryOperator> shapes = new TreeMap<>(Map.of(
                "spread", u -> u,
                "tied", u -> Math.rint(u * 20) / 20,
                "two values", u -> Math.rint(u),
                "all equal", u -> 0.3,
                "nearly all in one bucket", u -> u < 0.999 ? u * 1e-12 : 1,
                "subnormal", u -> u * 1_000 * Double.MIN_VALUE,
                "zeros of both signs", u -> u < 0.5 ? -0.0 : u < 0.8 ? 0.0 : u,
                "neighbours of one half", u -> 0.5 + Math.rint(u * 60) * Math.ulp(0.5)));
        return shapes.entrySet().stream()
                .flatMap(shape -> Stream.of(1, 2, 5_000)
                        .flatMap(rows -> Stream.of(1, 2, 4)
                                .map(weights -> Arguments.of(shape.getKey(), shape.getValue(), rows, weights))));
    }

    /** Weights are below {@code weights}: of 1 all are 1, of 2 they are 0 or 1, otherwise they differ. */
    @ParameterizedTest(name = "{0}, {2} rows, {3} weights")
    @MethodSource("shapes")
    void descending_anyShape_visitsWhatASortedMapHolds(String name, DoubleUnaryOperator shape, int rows, int weights) {
        SplittableRandom random = new SplittableRandom(11);
        int[] truth = new int[rows];
        double[] p = new double[rows];
        double[] w = new double[rows];
        TreeMap<Double, double[]> expected = new TreeMap<>(Comparator.reverseOrder());
        for (int i = 0; i < rows; i++) {
            truth[i] = random.nextInt(2);
            p[i] = shape.applyAsDouble(random.nextDouble());
            w[i] = weights == 1 ? 1 : random.nextInt(weights);
            if (w[i] > 0) {
                expected.computeIfAbsent(p[i] + 0.0, score -> new double[2])[truth[i]] += w[i];
            }
        }
        ClassPredictions predictions = MetricContract.binary(truth, p, w);
        int shift = ScoreGroups.shift(predictions);
        List<Group> visited = new ArrayList<>();
        ScoreGroups.descending(
                predictions,
                (score, positives, negatives) ->
                        visited.add(new Group(score, Math.scalb(positives, -shift), Math.scalb(negatives, -shift))));
        assertThat(visited)
                .isEqualTo(expected.entrySet().stream()
                        .map(e -> new Group(e.getKey(), e.getValue()[1], e.getValue()[0]))
                        .toList());
    }

    @Test
    void descending_noRows_visitsNothing() {
        List<Double> visited = new ArrayList<>();
        ScoreGroups.descending(
                MetricContract.binary(new int[1], new double[1], new double[1]), (score, p, n) -> visited.add(score));
        assertThat(visited).isEmpty();
    }
}
