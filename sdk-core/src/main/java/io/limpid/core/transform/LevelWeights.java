package io.limpid.core.transform;

/** The training weight of each level of a column. */
final class LevelWeights {

    private LevelWeights() {}

    /** The sum of the weights of each level's rows, that of missing ones last. */
    static double[] of(double[] codes, double[] weights, int levels) {
        double[] sums = new double[levels + 1];
        for (int i = 0; i < codes.length; i++) {
            sums[codes[i] >= 0 ? (int) codes[i] : levels] += weights[i];
        }
        return sums;
    }

    /** The sum of all; infinite when it is beyond double precision. */
    static double total(double[] sums) {
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        return total;
    }
}
