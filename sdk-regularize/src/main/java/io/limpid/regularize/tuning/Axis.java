package io.limpid.regularize.tuning;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.text.Quoted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * One option of what is tried and the values it shall take: a list, or a range to draw from. Values go from the simplest
 * to the most complex, which is what {@link ChoiceRule#ONE_STANDARD_ERROR} goes by. Immutable.
 *
 * <pre>{@code
 * Axis<MultilayerPerceptron> hidden = Axis.of("hidden", List.of(8, 16, 32), (net, units) -> net.withHidden(units));
 * Axis<MultilayerPerceptron> lambda = Axis.logUniform("lambda", 1, 1e-6,
 *         (net, value) -> net.withPenalty(Penalty.ridge(value)));
 * }</pre>
 *
 * @param <T> what has the option, such as a trainer
 */
public final class Axis<T> {

    /** Drawn numbers are rounded to so many digits, so that their text is the number and readable. */
    private static final MathContext DRAWN = new MathContext(6);

    private final String name;
    private final List<Place<T>> listed;
    private final DoubleUnaryOperator range;
    private final BiFunction<T, Double, T> ranged;

    /** One value: its text, how far along the axis it lies, and what it does. */
    record Place<T>(String text, double position, UnaryOperator<T> change) {}

    private Axis(String name, List<Place<T>> listed, DoubleUnaryOperator range, BiFunction<T, Double, T> ranged) {
        this.name = Objects.requireNonNull(name, "name");
        this.listed = listed;
        this.range = range;
        this.ranged = ranged;
    }

    /**
     * An option with these values, from the simplest to the most complex.
     *
     * @param applied what has the option, given a value of it
     * @throws IllegalArgumentException when there is no value or two have the same text
     */
    public static <T, V> Axis<T> of(
            String name, List<V> values, BiFunction<? super T, ? super V, ? extends T> applied) {
        Objects.requireNonNull(applied, "applied");
        List<Place<T>> places = new ArrayList<>();
        for (V value : List.copyOf(values)) {
            places.add(new Place<>(value.toString(), places.size(), thing -> applied.apply(thing, value)));
        }
        if (places.isEmpty() || places.stream().map(Place::text).distinct().count() < places.size()) {
            throw new IllegalArgumentException("axis " + Quoted.of(name)
                    + ": expected different values, at least one, got "
                    + Quoted.list(places.stream().map(Place::text).toList()));
        }
        return new Axis<>(name, List.copyOf(places), u -> u, (thing, value) -> thing);
    }

    /**
     * An option with any value of a range, each equally likely; drawn ones are rounded to six digits.
     *
     * @param simplest one end
     * @param mostComplex the other end, larger or smaller
     * @throws IllegalArgumentException when the ends are not two different finite numbers
     */
    public static <T> Axis<T> uniform(
            String name, double simplest, double mostComplex, BiFunction<? super T, Double, ? extends T> applied) {
        boolean finite = Math.abs(simplest) < Double.POSITIVE_INFINITY
                && Math.abs(mostComplex - simplest) < Double.POSITIVE_INFINITY;
        if (!(finite && simplest != mostComplex)) {
            throw ends(name, "different finite numbers", simplest, mostComplex);
        }
        return ranged(name, u -> simplest + u * (mostComplex - simplest), applied);
    }

    /**
     * An option with any value of a range whose logarithm is equally likely everywhere, as one wants of penalties and
     * learning rates; drawn ones are rounded to six digits.
     *
     * @param simplest one end
     * @param mostComplex the other end, larger or smaller
     * @throws IllegalArgumentException when the ends are not two different positive numbers
     */
    public static <T> Axis<T> logUniform(
            String name, double simplest, double mostComplex, BiFunction<? super T, Double, ? extends T> applied) {
        boolean positive =
                Math.min(simplest, mostComplex) > 0 && Math.max(simplest, mostComplex) < Double.POSITIVE_INFINITY;
        if (!(positive && simplest != mostComplex)) {
            throw ends(name, "different positive numbers", simplest, mostComplex);
        }
        double from = Elementary.log(simplest);
        double to = Elementary.log(mostComplex);
        return ranged(name, u -> Elementary.exp(from + u * (to - from)), applied);
    }

    private static IllegalArgumentException ends(String name, String expected, double simplest, double mostComplex) {
        return new IllegalArgumentException(
                "axis " + Quoted.of(name) + ": expected " + expected + ", got " + simplest + " and " + mostComplex);
    }

    private static <T> Axis<T> ranged(
            String name, DoubleUnaryOperator range, BiFunction<? super T, Double, ? extends T> applied) {
        Objects.requireNonNull(applied, "applied");
        return new Axis<>(name, List.of(), range, applied::apply);
    }

    /** The option's name. */
    public String name() {
        return name;
    }

    /** Whether the values are a list. */
    boolean isListed() {
        return !listed.isEmpty();
    }

    /** How many values a list has. */
    int size() {
        return listed.size();
    }

    /** The value of a list at an index. */
    Place<T> at(int index) {
        return listed.get(index);
    }

    /** The value at a share of the way along the axis, from 0 to below 1. */
    Place<T> at(double share) {
        if (isListed()) {
            return listed.get((int) (share * listed.size()));
        }
        BigDecimal rounded =
                new BigDecimal(range.applyAsDouble(share)).round(DRAWN).stripTrailingZeros();
        double value = rounded.doubleValue();
        return new Place<>(rounded.toString(), share, thing -> ranged.apply(thing, value));
    }
}
