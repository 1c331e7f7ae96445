package io.limpid.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ElementaryLoopsTest {

    private interface Loop {
        void apply(double[] x, double[] out, int n);
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                pair("exp", ElementaryLoops::exp, Elementary::exp),
                pair("log", ElementaryLoops::log, Elementary::log),
                pair("log1p", ElementaryLoops::log1p, Elementary::log1p),
                pair("sigmoid", ElementaryLoops::sigmoid, Elementary::sigmoid),
                pair("tanh", ElementaryLoops::tanh, Elementary::tanh));
    }

    private static Arguments pair(String name, Loop loop, DoubleUnaryOperator one) {
        return Arguments.of(name, loop, one);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void loop_anyNumbers_givesTheBitsOfTheFunction(String name, Loop loop, DoubleUnaryOperator one) {
        SplittableRandom random = new SplittableRandom(4);
        double[] special = {0.0, -0.0, 1, -1, Double.NaN, 1 / 0.0, -1 / 0.0, Double.MIN_VALUE, -1e-310, 710, -746, 1e300
        };
        double[] x = new double[200_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = switch (i % 4) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> 1500 * random.nextDouble() - 750;
                case 2 -> 4 * random.nextDouble() - 1.5;
                default -> special[random.nextInt(special.length)];
            };
        }
        double[] expected = Arrays.stream(x).map(one).toArray();
        double[] out = new double[x.length];
        loop.apply(x, out, x.length);
        assertThat(Arrays.equals(out, expected)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void loop_anyLengthOntoItself_writesThatManyAndNoMore(String name, Loop loop, DoubleUnaryOperator one) {
        for (int n : new int[] {0, 1, 15, 16, 17, 255, 256, 257, 600}) {
            double[] x = new double[n + 1];
            Arrays.setAll(x, i -> 0.01 * i - 0.5);
            double[] expected = Arrays.stream(x).map(one).toArray();
            expected[n] = x[n];
            loop.apply(x, x, n);
            assertThat(x).as("%d elements", n).isEqualTo(expected);
        }
    }

    /** Room for fewer elements than there are: the work is done piece by piece, to the same bits. */
    @Test
    void exp_roomUsedAgain_sameBits() {
        double[] x = new double[1_000];
        Arrays.setAll(x, i -> i / 10.0 - 50);
        double[] expected = Arrays.stream(x).map(Elementary::exp).toArray();
        for (int elements : new int[] {0, 20, 64, 5_000}) {
            ElementaryLoops.Room room = ElementaryLoops.Room.of(elements);
            double[] out = new double[1_000];
            ElementaryLoops.tanh(x, out, 1_000, room);
            ElementaryLoops.exp(x, out, 1_000, room);
            assertThat(out).isEqualTo(expected);
        }
    }

    @Test
    void exp_concurrentCallers_shareNothing() {
        double[] x = new double[5_000];
        Arrays.setAll(x, i -> i / 100.0 - 25);
        double[] expected = Arrays.stream(x).map(Elementary::exp).toArray();
        boolean same = Stream.generate(() -> new double[x.length])
                .limit(64)
                .parallel()
                .peek(out -> ElementaryLoops.exp(x, out, x.length))
                .allMatch(out -> Arrays.equals(out, expected));
        assertThat(same).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void loop_moreElementsThanAnArrayHas_isRefusedBeforeAnythingIsWritten(
            String name, Loop loop, DoubleUnaryOperator one) {
        double[] out = new double[300];
        assertThatThrownBy(() -> loop.apply(new double[300], new double[10], 20))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> loop.apply(new double[290], out, 300)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> loop.apply(new double[300], out, -5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(out).containsOnly(0.0);
    }
}
