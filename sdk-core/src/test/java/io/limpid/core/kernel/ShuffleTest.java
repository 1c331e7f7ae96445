package io.limpid.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {

    @Test
    void inPlace_manyTimes_everyOrderIsEquallyLikely() {
        SplittableRandom random = new SplittableRandom(1);
        int[] counts = new int[1000];
        for (int trial = 0; trial < 6000; trial++) {
            int[] numbers = {1, 2, 3};
            Shuffle.inPlace(numbers, random);
            counts[100 * numbers[0] + 10 * numbers[1] + numbers[2]]++;
        }

        // Six orders of 1000 expected each; five binomial standard deviations are 145.
        assertThat(Arrays.stream(counts).filter(count -> count > 0))
                .hasSize(6)
                .allMatch(count -> Math.abs(count - 1000) < 145);
    }

    @Test
    void inPlace_sameSeed_sameOrder() {
        int[] first = IntStream.range(0, 100).toArray();
        int[] second = first.clone();

        Shuffle.inPlace(first, new SplittableRandom(7));
        Shuffle.inPlace(second, new SplittableRandom(7));

        assertThat(first).isEqualTo(second).isNotEqualTo(IntStream.range(0, 100).toArray());
    }

    @Test
    void inPlace_noneOrOne_leavesThemAndDrawsNothing() {
        SplittableRandom random = new SplittableRandom(3);
        Shuffle.inPlace(new int[0], random);
        int[] one = {5};
        Shuffle.inPlace(one, random);

        assertThat(one).containsExactly(5);
        assertThat(random.nextLong()).isEqualTo(new SplittableRandom(3).nextLong());
    }
}
