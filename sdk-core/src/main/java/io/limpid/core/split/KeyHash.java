package io.limpid.core.split;

import java.nio.charset.StandardCharsets;

/**
 * A 64-bit hash of a text and a seed, the same on every machine and Java version: FNV-1a of the text's UTF-8 bytes,
 * then the two rounds of SplitMix64's output function, so that similar keys lie far apart. Both are in the public
 * domain.
 *
 * @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">Fowler, Noll and Vo</a>
 * @see <a href="https://prng.di.unimi.it/splitmix64.c">Vigna, SplitMix64</a>
 */
final class KeyHash {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private KeyHash() {}

    /** The hash of a text under a seed: {@code splitMix(fnv1a(text) ^ splitMix(seed))}. */
    static long of(String text, long seed) {
        return splitMix(fnv1a(text) ^ splitMix(seed));
    }

    static long fnv1a(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** The first number that SplitMix64 draws from a state. */
    static long splitMix(long state) {
        long z = state + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** A hash as a number from 0 to below 1, of its upper 53 bits. */
    static double unit(long hash) {
        return (hash >>> 11) * 0x1p-53;
    }
}
