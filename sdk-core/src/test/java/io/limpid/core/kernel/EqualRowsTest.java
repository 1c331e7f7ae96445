package io.limpid.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EqualRowsTest {

    private static int[] firsts(double[][] columns, int rows) {
        return EqualRows.firsts(columns, rows, i -> true);
    }

    @Test
    void firsts_differentRowsOfTheSameHash_areNotEqual() {
        double first = 1;
        double other = 1;
        double second;
        do {
            other++;
            // What makes up in the second column for the difference of the first.
            second = Double.longBitsToDouble(
                    CellHash.mixed(0, first) ^ CellHash.mixed(0, other) ^ Double.doubleToLongBits(first));
        } while (Double.isNaN(second) || Double.isInfinite(second));
        assertThat(CellHash.mixed(CellHash.mixed(0, other), second))
                .isEqualTo(CellHash.mixed(CellHash.mixed(0, first), first));
        double[][] columns = {{first, other, first, other}, {first, second, first, second}};
        assertThat(firsts(columns, 4)).containsExactly(0, 1, 0, 1);
    }

    @Test
    void firsts_missingAndMinusZero_equalTheirLike() {
        double[][] columns = {{Double.NaN, 0, Double.NaN, -0.0, 0}, {1, Double.NaN, 1, Double.NaN, 1}};
        assertThat(firsts(columns, 5)).containsExactly(0, 1, 0, 1, 4);
    }

    @Test
    void firsts_rowsThatDoNotCount_areTheirOwnAndNobodyElses() {
        double[][] columns = {{7, 7, 7, 7}};
        assertThat(EqualRows.firsts(columns, 4, i -> i == 1 || i == 3)).containsExactly(0, 1, 2, 1);
    }

    @Test
    void firsts_allRowsEqual_isTheFirst() {
        double[] same = new double[100_000];
        Arrays.fill(same, Double.NaN);
        assertThat(firsts(new double[][] {same}, same.length)).containsOnly(0);
    }

    @Test
    void firsts_wholeNumbers_areAllTheirOwn() {
        double[] numbers = IntStream.range(0, 200_000).asDoubleStream().toArray();
        assertThat(firsts(new double[][] {numbers}, numbers.length))
                .isEqualTo(IntStream.range(0, numbers.length).toArray());
    }

    @Test
    void firsts_noneOrOneRow_isItself() {
        assertThat(firsts(new double[][] {{}}, 0)).isEmpty();
        assertThat(firsts(new double[][] {{1}}, 1)).containsExactly(0);
    }
}
