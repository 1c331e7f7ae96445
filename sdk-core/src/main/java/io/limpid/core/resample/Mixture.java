package io.limpid.core.resample;

import java.util.Arrays;

/** Rows to be made of two others each, after some that stay. Filled by one caller, then read. */
final class Mixture {

    /** Whose target and weight a made row has. */
    enum Label {
        FIRST,
        SECOND,
        MIXED
    }

    private final int kept;
    private final int[] first;
    private final int[] second;
    private final double[] lambda;
    private final Label[] label;
    private int size;

    /** Room for the made rows and the {@code kept} first ones. */
    Mixture(int kept, int capacity) {
        this.kept = kept;
        first = new int[capacity - kept];
        second = new int[capacity - kept];
        lambda = new double[capacity - kept];
        label = new Label[capacity - kept];
    }

    void add(int a, int b, double share, Label whose) {
        first[size] = a;
        second[size] = b;
        lambda[size] = share;
        label[size++] = whose;
    }

    double[] column(double[] values, boolean numeric) {
        double[] all = Arrays.copyOf(values, kept + size);
        for (int s = 0; s < size; s++) {
            double a = values[first[s]];
            double b = values[second[s]];
            boolean mixable = numeric && !Double.isNaN(a) && !Double.isNaN(b);
            all[kept + s] = mixable ? between(a, b, lambda[s]) : lambda[s] >= 0.5 ? a : b;
        }
        return all;
    }

    double[] target(double[] values) {
        double[] all = Arrays.copyOf(values, kept + size);
        for (int s = 0; s < size; s++) {
            double a = values[first[s]];
            double b = values[second[s]];
            all[kept + s] = switch (label[s]) {
                case FIRST -> a;
                case SECOND -> b;
                case MIXED -> between(a, b, lambda[s]);
            };
        }
        return all;
    }

    double[] weights(double[] values) {
        double[] all = Arrays.copyOf(values, kept + size);
        for (int s = 0; s < size; s++) {
            double a = values[first[s]];
            double b = values[second[s]];
            all[kept + s] = switch (label[s]) {
                case FIRST -> lambda[s] * a;
                case SECOND -> (1 - lambda[s]) * b;
                case MIXED -> between(a, b, lambda[s]);
            };
        }
        return all;
    }

    /**
     * {@code share a + (1 - share) b}: between the two for any finite ones, and exactly {@code a} when they are equal.
     */
    static double between(double a, double b, double share) {
        double mixed = share * a + (1 - share) * b;
        return Math.min(Math.max(mixed, Math.min(a, b)), Math.max(a, b));
    }
}
