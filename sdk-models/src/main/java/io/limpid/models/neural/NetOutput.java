package io.limpid.models.neural;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.ElementaryLoops;
import java.util.Arrays;

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
        void write(double[][] s, int rows, double[] out, int at, NetRoom room) {
            room.logOdds.probabilities(s[0], rows, out, at);
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
        void errors(double[][] s, int rows, double[] y, double[] w, int divisor, double[][] d, NetRoom room) {
            double[] logOdds = s[0];
            double[] error = d[0];
            double[] e = room.values;
            exponentials(logOdds, rows, room);
            for (int i = 0; i < rows; i++) {
                double probability = (logOdds[i] < 0 ? e[i] : 1.0) / (1.0 + e[i]);
                error[i] = w[i] * (probability - y[i]) / divisor;
            }
            ElementaryLoops.log1p(e, e, rows, room.loops);
            for (int i = 0; i < rows; i++) {
                e[i] = w[i] * (Math.max(logOdds[i], 0) + e[i] - y[i] * logOdds[i]);
            }
        }

        /** {@code exp(-|s|)}, as {@code room.values}. */
        private void exponentials(double[] logOdds, int rows, NetRoom room) {
            double[] e = room.values;
            for (int i = 0; i < rows; i++) {
                e[i] = -Math.abs(logOdds[i]);
            }
            ElementaryLoops.exp(e, e, rows, room.loops);
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
        void write(double[][] s, int rows, double[] out, int at, NetRoom room) {
            int classes = s.length;
            double[] sum = room.sum;
            double[] e = room.values;
            begin(s, rows, room);
            for (int k = 0; k < classes; k++) {
                exponentials(s[k], rows, e, room);
                for (int i = 0; i < rows; i++) {
                    out[(at + i) * classes + k] = e[i];
                }
            }
            for (int i = 0; i < rows; i++) {
                int to = (at + i) * classes;
                for (int k = 0; k < classes; k++) {
                    out[to + k] /= sum[i];
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
        void errors(double[][] s, int rows, double[] y, double[] w, int divisor, double[][] d, NetRoom room) {
            double[] sum = room.sum;
            double[] loss = room.values;
            begin(s, rows, room);
            for (int k = 0; k < d.length; k++) {
                exponentials(s[k], rows, d[k], room);
            }
            ElementaryLoops.log(sum, loss, rows, room.loops);
            for (int i = 0; i < rows; i++) {
                loss[i] = w[i] * (loss[i] + room.most[i] - s[(int) y[i]][i]);
            }
            for (int k = 0; k < d.length; k++) {
                double[] dk = d[k];
                for (int i = 0; i < rows; i++) {
                    dk[i] = w[i] * (dk[i] / sum[i] - (k == (int) y[i] ? 1 : 0)) / divisor;
                }
            }
        }

        /** Sets {@code room.most} to each row's largest sum, and {@code room.sum} to 0. */
        private void begin(double[][] s, int rows, NetRoom room) {
            System.arraycopy(s[0], 0, room.most, 0, rows);
            Arrays.fill(room.sum, 0, rows, 0.0);
            for (int k = 1; k < s.length; k++) {
                double[] sk = s[k];
                double[] most = room.most;
                for (int i = 0; i < rows; i++) {
                    most[i] = Math.max(most[i], sk[i]);
                }
            }
        }

        /** {@code e = exp(s - most)}, and adds it to {@code room.sum}. */
        private void exponentials(double[] s, int rows, double[] e, NetRoom room) {
            double[] most = room.most;
            double[] sum = room.sum;
            for (int i = 0; i < rows; i++) {
                e[i] = s[i] - most[i];
            }
            ElementaryLoops.exp(e, e, rows, room.loops);
            for (int i = 0; i < rows; i++) {
                sum[i] += e[i];
            }
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

        /** Fills {@code d[class][i]}. */
        private void probabilities(double[][] s, int i, double[][] d) {
            double most = largest(s, i);
            double sum = 0;
            for (int k = 0; k < s.length; k++) {
                d[k][i] = Elementary.exp(s[k][i] - most);
                sum += d[k][i];
            }
            for (int k = 0; k < s.length; k++) {
                d[k][i] /= sum;
            }
        }
    },

    /** One unit, whose sum is the prediction; half the squared error. */
    LINEAR {
        @Override
        int units(int outputs) {
            return 1;
        }

        @Override
        void write(double[][] s, int rows, double[] out, int at, NetRoom room) {
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
        void errors(double[][] s, int rows, double[] y, double[] w, int divisor, double[][] d, NetRoom room) {
            for (int i = 0; i < rows; i++) {
                d[0][i] = w[i] * (s[0][i] - y[i]) / divisor;
                room.values[i] = w[i] * loss(s, i, y[i]);
            }
        }

        @Override
        double metric(double[][] s, int i, double y) {
            return Math.abs(s[0][i] - y);
        }
    };

    /** How many units the last layer has for so many outputs. */
    abstract int units(int outputs);

    /** Writes the outputs of {@code rows} rows, that of row 0 and output 0 at {@code at} times the outputs. */
    abstract void write(double[][] s, int rows, double[] out, int at, NetRoom room);

    /** {@code d[unit][row]}: the derivative of one output by each unit's sum. */
    abstract void slopes(double[][] s, int rows, int output, double[][] d);

    /** The loss of row {@code i} against {@code y}: a class's index, or the value. */
    abstract double loss(double[][] s, int i, double y);

    /**
     * Sets {@code d[unit][i]} to {@code w[i] / divisor} times the derivative of row {@code i}'s loss against {@code
     * y[i]}, and {@code room.values[i]} to the weighted loss.
     */
    abstract void errors(double[][] s, int rows, double[] y, double[] w, int divisor, double[][] d, NetRoom room);

    /** Whether row {@code i} is of the class held likeliest, as 0 or 1; of a number, the absolute error. */
    abstract double metric(double[][] s, int i, double y);
}
