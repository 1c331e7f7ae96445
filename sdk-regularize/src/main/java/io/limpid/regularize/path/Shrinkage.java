package io.limpid.regularize.path;

/**
 * The penalty and the limits of each coefficient on the standardised scale: {@code l1 v_j |b| + l2 v_j b^2 / 2} where
 * {@code lower_j <= b <= upper_j}. Zero is always within the limits.
 */
final class Shrinkage {

    /**
     * How far a coefficient that nothing holds may be from a solution that is certified: the dual bound needs its
     * derivative to be exactly zero, which rounding denies.
     */
    static final double REACH = 10;

    private final double[] factor;
    private final double[] lower;
    private final double[] upper;
    private double l1;
    private double l2;

    Shrinkage(double[] factor, double[] lower, double[] upper) {
        this.factor = factor;
        this.lower = lower;
        this.upper = upper;
    }

    /** The same for each of several classes, one after the other. */
    Shrinkage repeated(int classes) {
        int p = factor.length;
        double[][] all = {new double[classes * p], new double[classes * p], new double[classes * p]};
        for (int k = 0; k < classes; k++) {
            System.arraycopy(factor, 0, all[0], k * p, p);
            System.arraycopy(lower, 0, all[1], k * p, p);
            System.arraycopy(upper, 0, all[2], k * p, p);
        }
        return new Shrinkage(all[0], all[1], all[2]);
    }

    /** Sets the strengths. */
    void set(double absolute, double squared) {
        l1 = absolute;
        l2 = squared;
    }

    /** How many coefficients there are. */
    int size() {
        return factor.length;
    }

    double factor(int j) {
        return factor[j];
    }

    double l1(int j) {
        return l1 * factor[j];
    }

    double l2(int j) {
        return l2 * factor[j];
    }

    double lower(int j) {
        return lower[j];
    }

    double upper(int j) {
        return upper[j];
    }

    /** The penalty of {@code b}. */
    double penalty(int j, double b) {
        return l1(j) * Math.abs(b) + 0.5 * l2(j) * b * b;
    }

    /** The penalties of all coefficients. */
    double penalty(double[] b) {
        double sum = 0;
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0) {
                sum += penalty(j, b[j]);
            }
        }
        return sum;
    }

    /** The {@code b} that minimises {@code a b^2 / 2 - z b} and its penalty. */
    double minimum(int j, double z, double a) {
        double soft = Math.abs(z) - l1(j);
        double b = soft > 0 ? Math.copySign(soft, z) / (a + l2(j)) : 0;
        return Math.min(Math.max(b, lower[j]), upper[j]);
    }

    /** How far the negative derivative {@code u} of the loss is from any that would hold {@code b} where it is. */
    double violation(int j, double b, double u) {
        double pull = u - l2(j) * b;
        double low = b > 0 ? l1(j) : -l1(j);
        double high = b < 0 ? -l1(j) : l1(j);
        double up = b < upper[j] ? pull - high : 0;
        double down = b > lower[j] ? low - pull : 0;
        return Math.max(0, Math.max(up, down));
    }

    /** Whether its dual bound holds for small derivatives only: an absolute penalty, and no end to one side. */
    private boolean confines(int j, double u) {
        double end = u > 0 ? upper[j] : -lower[j];
        return l1(j) > 0 && l2(j) == 0 && end == Double.POSITIVE_INFINITY;
    }

    /** The largest share of these negative derivatives at which every dual bound is finite, at most 1. */
    double dualScale(int[] list, int count, double[] u) {
        double scale = 1;
        for (int k = 0; k < count; k++) {
            int j = list[k];
            if (Math.abs(u[j]) > l1(j) && confines(j, u[j])) {
                scale = Math.min(scale, l1(j) / Math.abs(u[j]));
            }
        }
        return scale;
    }

    /**
     * What coefficient {@code j} adds to the gap: {@code penalty(b) + max_c (z c - penalty(c)) - z b}, which is 0 where
     * the derivative {@code z} holds {@code b} in place.
     */
    double gap(int j, double b, double z) {
        double least = lower[j];
        double most = upper[j];
        if (l1(j) == 0 && l2(j) == 0) {
            least = Math.max(least, b - REACH * (1 + Math.abs(b)));
            most = Math.min(most, b + REACH * (1 + Math.abs(b)));
        }
        double soft = Math.abs(z) - l1(j);
        double best = 0;
        if (soft > 0) {
            // Beyond the dual scale only by rounding where there is no end.
            double end = z > 0 ? most : least;
            double free = l2(j) > 0 ? Math.copySign(soft / l2(j), z) : end;
            best = Math.min(Math.max(free, least), most);
            if (Math.abs(best) == Double.POSITIVE_INFINITY) {
                best = b;
            }
        }
        double conjugate = z * best - penalty(j, best);
        return Math.max(0, penalty(j, b) + conjugate - z * b);
    }

    /** The sum of {@link #gap} over a list of coefficients, for derivatives scaled down. */
    double gap(int[] list, int count, double[] b, double[] u, double scale) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += gap(list[k], b[list[k]], scale * u[list[k]]);
        }
        return sum;
    }
}
