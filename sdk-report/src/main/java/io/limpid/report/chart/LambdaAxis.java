package io.limpid.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Penalties on a logarithmic line, the strongest on the left. A last lambda of 0, which has no logarithm, stands apart
 * at the right end.
 */
final class LambdaAxis implements Scale {

    private static final double GAP = 10;
    private static final double ZERO_ROOM = 34;
    private static final int MOST_POWERS = 7;

    private final double[] lambdas;
    private final double strongest;
    private final double weakest;
    private final double left;
    private final double right;
    private final double end;

    private LambdaAxis(double[] lambdas, double left, double right) {
        this.lambdas = lambdas;
        boolean zero = lambdas[lambdas.length - 1] == 0;
        int last = zero ? Math.max(0, lambdas.length - 2) : lambdas.length - 1;
        this.strongest = log(lambdas[0]);
        this.weakest = log(lambdas[last]);
        this.left = left;
        this.right = zero && lambdas.length > 1 ? right - ZERO_ROOM : right;
        this.end = right;
    }

    /** The lambdas on the pixels from {@code left} to {@code right}. */
    static LambdaAxis of(double[] lambdas, double left, double right) {
        return new LambdaAxis(lambdas, left, right);
    }

    /**
     * A copy of what can be drawn.
     *
     * @throws IllegalArgumentException when there is none, or they are no falling sequence of finite numbers from 0 up
     */
    static double[] require(double[] lambdas) {
        double[] copy = lambdas.clone();
        if (copy.length == 0) {
            throw new IllegalArgumentException("lambdas: expected at least one, got none");
        }
        for (int m = 0; m < copy.length; m++) {
            if (!(copy[m] >= 0 && copy[m] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "lambdas: expected finite numbers of at least 0, got " + copy[m] + " at " + m);
            }
            if (m > 0 && !(copy[m] < copy[m - 1])) {
                throw new IllegalArgumentException("lambdas: expected each to be smaller than the one before, got "
                        + copy[m] + " after " + copy[m - 1]);
            }
        }
        return copy;
    }

    /**
     * Where this lambda stands among them.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    static int index(String what, double lambda, double[] lambdas) {
        for (int m = 0; m < lambdas.length; m++) {
            if (lambdas[m] == lambda) {
                return m;
            }
        }
        throw new IllegalArgumentException(
                what + ": expected one of the " + lambdas.length + " lambdas, got " + lambda);
    }

    private static double log(double lambda) {
        return lambda > 0 ? StrictMath.log10(lambda) : 0;
    }

    @Override
    public double x(double lambda) {
        if (lambda == 0 && lambdas.length > 1) {
            return end;
        }
        double span = strongest - weakest;
        return span > 0 ? left + (right - left) * ((strongest - log(lambda)) / span) : (left + right) / 2;
    }

    /** Powers of ten, or with few of them 1, 2 and 5 times such, or at least the ends. */
    @Override
    public List<Axis.Tick> ticks(double size) {
        List<Double> values = new ArrayList<>();
        int low = (int) Math.ceil(weakest - 1e-9);
        int high = (int) Math.floor(strongest + 1e-9);
        int step = Math.max(1, (high - low + MOST_POWERS) / MOST_POWERS);
        for (int power = high; power >= low; power -= step) {
            values.add(Double.parseDouble("1e" + power));
        }
        if (values.size() < 2) {
            values = parts();
        }
        if (values.size() < 2) {
            values = new ArrayList<>(List.of(lambdas[0]));
            values.add(lambdas[lambdas.length - 1]);
        }
        values.add(0.0);
        return apart(values, size);
    }

    private List<Double> parts() {
        List<Double> values = new ArrayList<>();
        for (int power = (int) Math.floor(strongest); power >= Math.floor(weakest); power--) {
            for (String part : new String[] {"5e", "2e", "1e"}) {
                double value = Double.parseDouble(part + power);
                if (log(value) <= strongest && log(value) >= weakest) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private List<Axis.Tick> apart(List<Double> values, double size) {
        List<Axis.Tick> ticks = new ArrayList<>();
        double from = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (value == 0 && lambdas[lambdas.length - 1] > 0) {
                continue;
            }
            String text = text(value);
            double half = Lettering.width(text, size) / 2;
            if (x(value) - half >= from) {
                ticks.add(new Axis.Tick(value, text));
                from = x(value) + half + GAP;
            }
        }
        return ticks;
    }

    /** A lambda, short: with a power of ten where plain digits would be long. */
    static String text(double lambda) {
        if (lambda == 0 || lambda >= 1e-3 && lambda < 1e5) {
            return Figures.short3(lambda);
        }
        BigDecimal rounded = new BigDecimal(lambda).round(new MathContext(3));
        int power = rounded.precision() - rounded.scale() - 1;
        String digits = rounded.scaleByPowerOfTen(-power).stripTrailingZeros().toPlainString();
        return digits + "e" + Integer.toString(power).replace("-", "\u2212");
    }
}
