package io.limpid.models.neural;

import io.limpid.core.kernel.Elementary;

/**
 * Kernels of what a net makes of its last sums {@code s[output unit][row]}: outputs, their derivatives, and the loss it
 * is trained on. A row's results depend on that row alone.
 */
enum NetOutput {
    /** One unit, two outputs: {@code 1 - p} and {@code p = 1 / (1 + exp(-s))}; cross-entropy. */
    SIGMOID {
        @Override
        int units(int outputs) {
            return 1;
        }

        @Override
        void write(double[][] s, int rows, double[] out, int at) {
            double[] logOdds = s[0];
            for (int i = 0; i < rows; i++) {
                double e = Elementary.exp(-Math.abs(logOdds[i]));
                double likely = 1.0 / (1.0 + e);
                double unlikely = e / (1.0 + e);
                out[2 * (at + i)] = logOdds[i] < 0 ? likely : unlikely;
                out[2 * (at + i) + 1] = logOdds[i] < 0 ? unlikely : likely;
            }
        }

        @Override
        void slopes(double[][] s, int rows, int output, double[][] d) {
            double sign = output == 0 ? -1 : 1;
            for (int i = 0; i < rows; i++) {
                double e = Elementary.exp(-Math.abs(s[0][i]));
                d[0][i] = sign * e / ((1 + e) * (1 + e));
            }
        }

        @Override
        double loss(double[][] s, int i, double y) {
            double e = Elementary.exp(-Math.abs(s[0][i]));
            return Math.max(s[0][i], 0) + Elementary.log1p(e) - y * s[0][i];
        }

        @Override
        double error(double[][] s, int i, double y, double weight, int divisor, double[][] d) {
            double e = Elementary.exp(-Math.abs(s[0][i]));
            double probability = (s[0][i] < 0 ? e : 1.0) / (1.0 + e);
            d[0][i] = weight * (probability - y) / divisor;
            return weight * (Math.max(s[0][i], 0) + Elementary.log1p(e) - y * s[0][i]);
        }

        @Override
        double metric(double[][] s, int i, double y) {
            return s[0][i] > 0 == y > 0 ? 1 : 0;
        }
    },

    /** One unit per class: {@code exp(s_k) / sum_l exp(s_l)}; cross-entropy. */
    SOFTMAX {
        @Override
        int units(int outputs) {
            return outputs;
        }

        @Override
        void write(double[][] s, int rows, double[] out, int at) {
            int classes = s.length;
            for (int i = 0; i < rows; i++) {
                double most = largest(s, i);
                double sum = 0;
                int to = (at + i) * classes;
                for (int k = 0; k < classes; k++) {
                    double e = Elementary.exp(s[k][i] - most);
                    out[to + k] = e;
                    sum += e;
                }
                for (int k = 0; k < classes; k++) {
                    out[to + k] /= sum;
                }
            }
        }

        @Override
        void slopes(double[][] s, int rows, int output, double[][] d) {
            for (int i = 0; i < rows; i++) {
                probabilities(s, i, d);
                double p = d[output][i];
                for (int k = 0; k < d.length; k++) {
                    d[k][i] = k == output ? p * (1 - p) : -p * d[k][i];
                }
            }
        }

        @Override
        double loss(double[][] s, int i, double y) {
            double most = largest(s, i);
            double sum = 0;
            for (double[] unit : s) {
                sum += Elementary.exp(unit[i] - most);
            }
            return Elementary.log(sum) + most - s[(int) y][i];
        }

        @Override
        double error(double[][] s, int i, double y, double weight, int divisor, double[][] d) {
            double sum = probabilities(s, i, d);
            for (int k = 0; k < d.length; k++) {
                d[k][i] = weight * (d[k][i] - (k == (int) y ? 1 : 0)) / divisor;
            }
            return weight * (Elementary.log(sum) + largest(s, i) - s[(int) y][i]);
        }

        @Override
        double metric(double[][] s, int i, double y) {
            return s[(int) y][i] == largest(s, i) ? 1 : 0;
        }

        private double largest(double[][] s, int i) {
            double most = s[0][i];
            for (int k = 1; k < s.length; k++) {
                most = Math.max(most, s[k][i]);
            }
            return most;
        }

        /** Fills {@code d[class][i]}; returns what the exponentials, the largest being 1, sum to. */
        private double probabilities(double[][] s, int i, double[][] d) {
            double most = largest(s, i);
            double sum = 0;
            for (int k = 0; k < s.length; k++) {
                d[k][i] = Elementary.exp(s[k][i] - most);
                sum += d[k][i];
            }
            for (int k = 0; k < s.length; k++) {
                d[k][i] /= sum;
            }
            return sum;
        }
    },

    /** One unit, whose sum is the prediction; half the squared error. */
    LINEAR {
        @Override
        int units(int outputs) {
            return 1;
        }

        @Override
        void write(double[][] s, int rows, double[] out, int at) {
            System.arraycopy(s[0], 0, out, at, rows);
        }

        @Override
        void slopes(double[][] s, int rows, int output, double[][] d) {
            for (int i = 0; i < rows; i++) {
                d[0][i] = 1;
            }
        }

        @Override
        double loss(double[][] s, int i, double y) {
            return 0.5 * (s[0][i] - y) * (s[0][i] - y);
        }

        @Override
        double error(double[][] s, int i, double y, double weight, int divisor, double[][] d) {
            d[0][i] = weight * (s[0][i] - y) / divisor;
            return weight * loss(s, i, y);
        }

        @Override
        double metric(double[][] s, int i, double y) {
            return Math.abs(s[0][i] - y);
        }
    };

    /** How many units the last layer has for so many outputs. */
    abstract int units(int outputs);

    /** Writes the outputs of {@code rows} rows, that of row 0 and output 0 at {@code at} times the outputs. */
    abstract void write(double[][] s, int rows, double[] out, int at);

    /** {@code d[unit][row]}: the derivative of one output by each unit's sum. */
    abstract void slopes(double[][] s, int rows, int output, double[][] d);

    /** The loss of row {@code i} against {@code y}: a class's index, or the value. */
    abstract double loss(double[][] s, int i, double y);

    /** Sets {@code d[unit][i]} to {@code weight / divisor} times the loss's derivative; returns the weighted loss. */
    abstract double error(double[][] s, int i, double y, double weight, int divisor, double[][] d);

    /** Whether row {@code i} is of the class held likeliest, as 0 or 1; of a number, the absolute error. */
    abstract double metric(double[][] s, int i, double y);
}
