package io.limpid.regularize.path;

import java.util.Arrays;

/**
 * The coefficients that are being solved for, each at a place, with the matrix of second derivatives among them. It
 * only grows.
 */
final class WorkingSet {

    private final int[] place;
    private int[] variable = new int[0];
    private double[][] matrix = new double[0][];
    private int size;

    /** Room for coefficients 0 to {@code all - 1}. */
    WorkingSet(int all) {
        place = new int[all];
        Arrays.fill(place, -1);
    }

    int size() {
        return size;
    }

    /** Whether a coefficient is among them. */
    boolean has(int j) {
        return place[j] >= 0;
    }

    /** The place of a coefficient that is among them. */
    int place(int j) {
        return place[j];
    }

    /** Which coefficient stands at place {@code k}. */
    int variable(int k) {
        return variable[k];
    }

    /** The coefficients in the order of their places; longer than {@link #size}. */
    int[] variables() {
        return variable;
    }

    /** Row {@code k} of the matrix, by place; longer than {@link #size}. */
    double[] row(int k) {
        return matrix[k];
    }

    /** Adds a coefficient whose row of the matrix is zero yet. */
    int add(int j) {
        if (size == variable.length) {
            int capacity = Math.min(place.length, Math.max(16, size + size / 2));
            variable = Arrays.copyOf(variable, capacity);
            double[][] larger = new double[capacity][];
            for (int k = 0; k < capacity; k++) {
                larger[k] = k < size ? Arrays.copyOf(matrix[k], capacity) : new double[capacity];
            }
            matrix = larger;
        }
        variable[size] = j;
        place[j] = size;
        return size++;
    }

    /** Makes the matrix symmetric: the part above the diagonal is taken from below it, from row {@code first} on. */
    void mirror(int first) {
        for (int k = first; k < size; k++) {
            for (int m = 0; m < k; m++) {
                matrix[m][k] = matrix[k][m];
            }
        }
    }

    /** Adds {@code c v v' + d w w'} to the matrix. */
    void addOuter(double[] v, double c, double[] w, double d) {
        for (int k = 0; k < size; k++) {
            ColumnLoops.addTwo(matrix[k], c * v[k], v, d * w[k], w, size);
        }
    }
}
