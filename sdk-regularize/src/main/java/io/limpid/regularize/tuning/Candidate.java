package io.limpid.regularize.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One thing of a search space, made when asked for: settings that do not go together fail then, not before.
 *
 * @param settings which it has
 * @param position where it lies on the axes: compared number by number, the simpler comes first
 * @param made makes it
 */
record Candidate<T>(List<Setting> settings, List<Double> position, Supplier<T> made) {

    /** The same with a further setting. */
    Candidate<T> with(String axis, Axis.Place<T> place) {
        return new Candidate<>(
                appended(settings, new Setting(axis, place.text())),
                appended(position, place.position()),
                () -> place.change().apply(made.get()));
    }

    /** The same of what is made of it. */
    <R> Candidate<R> map(Function<? super T, ? extends R> next) {
        return new Candidate<>(settings, position, () -> next.apply(made.get()));
    }

    private static <E> List<E> appended(List<E> list, E last) {
        List<E> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    /** The order of the space. */
    int compare(Candidate<?> other) {
        for (int i = 0; i < Math.min(position.size(), other.position.size()); i++) {
            int order = Double.compare(position.get(i), other.position.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(position.size(), other.position.size());
    }
}
