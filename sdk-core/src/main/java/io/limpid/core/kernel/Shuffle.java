package io.limpid.core.kernel;

import java.util.SplittableRandom;

/** Puts numbers into random order, every order equally likely: Fisher and Yates. */
public final class Shuffle {

    private Shuffle() {}

    /**
     * Reorders the array in place. Cost: one draw a number but the first.
     *
     * @param numbers modified
     */
    public static void inPlace(int[] numbers, SplittableRandom random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
    }
}
