package io.limpid.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A straight line from numbers to pixels, with round tick marks. */
final class Axis implements Scale {

    /**
     * One tick mark.
     *
     * @param value where it stands
     * @param text what it is called
     */
    record Tick(double value, String text) {}

    private static final int MOST_TICKS = 6;
    private static final double TICK_GAP = 10;

    private final double from;
    private final double to;
    private final double left;
    private final double right;

    private Axis(double from, double to, double left, double right) {
        this.from = from;
        this.to = to;
        this.left = left;
        this.right = right;
    }

    /**
     * The numbers {@code least} to {@code most} on the pixels {@code left} to {@code right}; one single number stands
     * in the middle.
     */
    static Axis of(double least, double most, double left, double right) {
        double size = Math.max(Math.abs(least), Math.abs(most));
        if (most - least > size * 1e-12) {
            return new Axis(least, most, left, right);
        }
        double half = size == 0 ? 0.5 : size * 0.05;
        return new Axis(least - half, most + half, left, right);
    }

    /** The difference between the ends. */
    double span() {
        return to - from;
    }

    @Override
    public double x(double value) {
        return left + (value - from) / (to - from) * (right - left);
    }

    /** Up to six round numbers between the ends, so few that their texts at this font size stay apart. */
    @Override
    public List<Tick> ticks(double size) {
        for (int most = MOST_TICKS; most > 1; most--) {
            List<Tick> ticks = atMost(most);
            double widest = ticks.stream()
                    .mapToDouble(t -> Lettering.width(t.text(), size))
                    .max()
                    .orElse(0);
            if (ticks.size() < 2 || x(ticks.get(1).value()) - x(ticks.get(0).value()) >= widest + TICK_GAP) {
                return ticks;
            }
        }
        return atMost(1);
    }

    private List<Tick> atMost(int most) {
        BigDecimal low = new BigDecimal(from);
        BigDecimal high = new BigDecimal(to);
        BigDecimal step = step(high.subtract(low), most);
        List<Tick> ticks = new ArrayList<>();
        BigDecimal tick = low.divide(step, 0, RoundingMode.CEILING).multiply(step);
        for (; tick.compareTo(high) <= 0; tick = tick.add(step)) {
            ticks.add(new Tick(tick.doubleValue(), write(tick, step)));
        }
        return ticks;
    }

    private BigDecimal step(BigDecimal span, int most) {
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(Digits.exponent(span()) - 1);
        for (int factor : new int[] {1, 2, 5, 10, 20, 50}) {
            BigDecimal step = unit.multiply(BigDecimal.valueOf(factor));
            if (span.divide(step, 0, RoundingMode.FLOOR).intValue() < most) {
                return step;
            }
        }
        // Longer than the span: at most one multiple of it lies between the ends.
        return unit.multiply(BigDecimal.valueOf(100));
    }

    private static String write(BigDecimal tick, BigDecimal step) {
        Digits digits = Digits.of(step.doubleValue() * 100, Math.abs(tick.doubleValue()));
        return digits.plain(tick.doubleValue());
    }
}
