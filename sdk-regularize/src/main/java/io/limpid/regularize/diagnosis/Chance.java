package io.limpid.regularize.diagnosis;

import io.limpid.core.kernel.Elementary;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;

/** How likely chance alone gives what was found; probabilities as natural logarithms where they get small. */
final class Chance {

    private Chance() {}

    /** {@code log(n!)}. */
    static double logFactorial(int n) {
        return Gamma.logGamma(n + 1.0);
    }

    /** {@code log(n! / (k! (n - k)!))}. */
    static double logChoose(int n, int k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    /** {@code sum log(size!)}. */
    static double logFactorials(int[] sizes) {
        double sum = 0;
        for (int size : sizes) {
            sum += logFactorial(size);
        }
        return sum;
    }

    /**
     * That groups of these sizes are pure when each row draws its kind from these shares: {@code sum_g log sum_k
     * (count_k / n)^size_g}. Groups of one row are always pure.
     */
    static double logPure(int[] sizes, int[] counts, int n) {
        Map<Integer, Double> known = new HashMap<>();
        double sum = 0;
        for (int size : sizes) {
            if (size > 1) {
                sum += known.computeIfAbsent(size, s -> logPure(s, counts, n));
            }
        }
        return sum;
    }

    private static double logPure(int size, int[] counts, int n) {
        double most = Double.NEGATIVE_INFINITY;
        for (int count : counts) {
            most = Math.max(most, size * Elementary.log((double) count / n));
        }
        double sum = 0;
        for (int count : counts) {
            sum += Elementary.exp(size * Elementary.log((double) count / n) - most);
        }
        return most + Elementary.log(sum);
    }

    /** Two-sided p-value of a correlation of {@code n} pairs, by Student's t with n - 2 degrees of freedom. */
    static double ofCorrelation(double r, int n) {
        double rest = 1 - r * r;
        if (!(rest > 0)) {
            return 0;
        }
        double t = Math.abs(r) * Math.sqrt((n - 2) / rest);
        // No generator: only the distribution function is asked for.
        return 2 * new TDistribution(null, n - 2.0).cumulativeProbability(-t);
    }

    /** That an F-ratio is exceeded: by the other tail of its reciprocal, so that small ones keep their digits. */
    static double ofRatio(double f, int between, int within) {
        return f > 0 ? new FDistribution(null, within, between).cumulativeProbability(1 / f) : 1;
    }
}
