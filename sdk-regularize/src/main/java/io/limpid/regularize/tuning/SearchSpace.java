package io.limpid.regularize.tuning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * What a search may try: one thing under every combination of values of some options, named things one beside the other,
 * or both. Immutable.
 *
 * <pre>{@code
 * SearchSpace<Trainer<PipelineClassifier>> nets = SearchSpace.from(MultilayerPerceptron.withDefaults())
 *         .over(Axis.of("hidden", List.of(8, 16, 32), (net, units) -> net.withHidden(units)))
 *         .over(Axis.of("epochs", List.of(50, 200), (net, epochs) -> net.withEpochs(epochs)))
 *         .map(net -> Pipeline.standard().classifier(net));
 * SearchSpace<Trainer<PipelineClassifier>> all = SearchSpace.of("logistic", logistic).or(nets);
 * }</pre>
 *
 * <p>Its order goes from the simplest to the most complex where the values of each axis and the parts of an {@code or}
 * are given so; the axis given first counts most. {@link ChoiceRule#ONE_STANDARD_ERROR} goes by it.
 *
 * @param <T> the things, such as trainers
 */
public final class SearchSpace<T> {

    /** Nobody waits for more fits than this times the folds. */
    private static final int MOST = 100_000;

    /** Draws for each one wanted: where so many repeat, hardly any are left that were not drawn. */
    private static final int TRIES = 100;

    private final Points<T> points;

    private SearchSpace(Points<T> points) {
        this.points = points;
    }

    /** One thing, whose options are then varied. */
    public static <T> SearchSpace<T> from(T start) {
        return new SearchSpace<>(new Points.One<>(List.of(), Objects.requireNonNull(start, "start")));
    }

    /** One thing of this name. */
    public static <T> SearchSpace<T> of(String name, T thing) {
        Objects.requireNonNull(thing, "thing");
        return new SearchSpace<>(new Points.One<>(List.of(new Setting("candidate", name)), thing));
    }

    /** Every thing of this space under every value of an option. */
    public SearchSpace<T> over(Axis<T> axis) {
        return new SearchSpace<>(new Points.Crossed<>(points, Objects.requireNonNull(axis, "axis")));
    }

    /** The things of this space and those of another. Where both are endless, each is drawn from as often. */
    public SearchSpace<T> or(SearchSpace<? extends T> other) {
        List<Points<? extends T>> parts = new ArrayList<>();
        if (points instanceof Points.Joined<T> joined) {
            parts.addAll(joined.parts());
        } else {
            parts.add(points);
        }
        parts.add(other.points);
        return new SearchSpace<>(new Points.Joined<>(List.copyOf(parts)));
    }

    /** What is made of every thing, such as a pipeline with a trainer behind it. */
    public <R> SearchSpace<R> map(Function<? super T, ? extends R> made) {
        return new SearchSpace<>(new Points.Mapped<>(points, Objects.requireNonNull(made, "made")));
    }

    /** How many things there are; empty when an axis is a range. */
    public OptionalLong size() {
        return points.size();
    }

    /**
     * All of them, in order.
     *
     * @throws IllegalArgumentException when they are endless or too many
     */
    List<Candidate<T>> all() {
        long size = size().orElseThrow(() -> new IllegalArgumentException(
                "search space: expected axes with lists of values, got a range; draw from it with a RandomSearch"));
        return LongStream.range(0, requireFew(size)).mapToObj(points::at).toList();
    }

    /** So many different ones, or all when they are fewer, in order. */
    List<Candidate<T>> draw(int count, long seed) {
        requireFew(count);
        SplittableRandom random = new SplittableRandom(seed);
        if (size().isPresent()) {
            long size = size().getAsLong();
            return size <= count
                    ? all()
                    : numbers(size, count, random).stream().map(points::at).toList();
        }
        Map<List<Setting>, Candidate<T>> drawn = new TreeMap<>(SearchSpace::compare);
        for (long tries = (long) TRIES * count; drawn.size() < count && tries > 0; tries--) {
            Candidate<T> next = points.draw(random);
            drawn.putIfAbsent(next.settings(), next);
        }
        return drawn.values().stream().sorted(Candidate::compare).toList();
    }

    private static int compare(List<Setting> a, List<Setting> b) {
        return Choice.name(a).compareTo(Choice.name(b));
    }

    /** Floyd's way: every set of so many numbers is equally likely. */
    private static Collection<Long> numbers(long size, int count, SplittableRandom random) {
        TreeSet<Long> chosen = new TreeSet<>();
        for (long top = size - count; top < size; top++) {
            long drawn = random.nextLong(top + 1);
            if (!chosen.add(drawn)) {
                chosen.add(top);
            }
        }
        return chosen;
    }

    private static long requireFew(long count) {
        if (!(count >= 1 && count <= MOST)) {
            throw new IllegalArgumentException("candidates: expected from 1 to " + MOST + ", got " + count
                    + (count > MOST ? "; draw fewer of them with a RandomSearch" : ""));
        }
        return count;
    }
}
