package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class KeyHashTest {

    /** Test vectors that Landon Curt Noll published with FNV-1a, 64 bits. */
    @Test
    void fnv1a_publishedVectors_match() {
        assertThat(KeyHash.fnv1a("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(KeyHash.fnv1a("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(KeyHash.fnv1a("foobar")).isEqualTo(0x85944171f73967e8L);
    }

    /** The JDK's own SplittableRandom is SplitMix64 with another mixing step; this is Vigna's C code, state 1234567. */
    @Test
    void splitMix_publishedVector_matches() {
        assertThat(KeyHash.splitMix(1234567)).isEqualTo(6457827717110365317L);
    }

    /** A change of one character flips each bit in about half of 4000 keys: 5 standard deviations are 158. */
    @Test
    void of_keysOneApart_differInHalfOfTheBits() {
        for (int bit = 0; bit < 64; bit++) {
            int b = bit;
            long flips = IntStream.range(0, 4_000)
                    .filter(i -> (KeyHash.of("k" + i, 9) >>> b & 1) != (KeyHash.of("l" + i, 9) >>> b & 1))
                    .count();
            assertThat(flips).isBetween(1_842L, 2_158L);
        }
    }

    @Test
    void unit_leastAndGreatestHash_areFromZeroToBelowOne() {
        assertThat(LongStream.of(0, -1).mapToDouble(KeyHash::unit)).containsExactly(0.0, 1 - 0x1p-53);
    }
}
