package io.limpid.demo.catalog;

import io.limpid.regularize.tuning.Axis;
import io.limpid.regularize.tuning.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A model of the catalogue under every combination of values of some of its parameters.
 *
 * @param model the model's name
 * @param fixed the values of parameters that stay as they are
 * @param axes the values of each of the others, the simplest first; the parameter given first counts most
 */
public record ParameterGrid(String model, Map<String, String> fixed, Map<String, List<String>> axes) {

    /** Nobody waits for more. */
    private static final int MOST = 10_000;

    /** Checks that there is a model and copies the maps. */
    public ParameterGrid {
        Objects.requireNonNull(model, "model");
        fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    }

    /**
     * Reads axes as users type them, {@code name=v1,v2,...}.
     *
     * @throws IllegalArgumentException when one is not of that form, has a value twice or a parameter that is given
     *     already
     */
    public static ParameterGrid parse(String model, Map<String, String> fixed, List<String> texts) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new IllegalArgumentException("--grid: expected name=v1,v2,..., got \"" + text + '"');
            }
            String name = text.substring(0, equals);
            List<String> values = List.of(text.substring(equals + 1).split(",", -1));
            if (fixed.containsKey(name) || axes.put(name, values) != null) {
                throw new IllegalArgumentException(
                        "--grid: expected values of \"" + name + "\" in one place, got more");
            }
            if (values.stream().distinct().count() < values.size()) {
                throw new IllegalArgumentException("--grid: expected different values of \"" + name + "\", got \""
                        + String.join(",", values) + '"');
            }
        }
        return new ParameterGrid(model, fixed, axes);
    }

    /**
     * One of its models, after a look at all: every value must be good in some combination.
     *
     * @throws UnknownEntryException when there is no such model or parameter; the message lists those there are
     * @throws IllegalArgumentException when there are too many combinations, or a value that cannot be used; the message
     *     names the parameter
     */
    public ModelChoice require() {
        List<Map<String, String>> all = combinations();
        Map<String, IllegalArgumentException> refused = new LinkedHashMap<>();
        List<String> good = new ArrayList<>();
        ModelChoice first = null;
        for (Map<String, String> combination : all) {
            try {
                ModelChoice choice = Models.choose(model, with(combination));
                combination.forEach((name, value) -> good.add(name + '=' + value));
                first = first == null ? choice : first;
            } catch (IllegalArgumentException e) {
                combination.forEach((name, value) -> refused.putIfAbsent(name + '=' + value, e));
            }
        }
        good.forEach(refused::remove);
        for (IllegalArgumentException refusal : refused.values()) {
            throw refusal;
        }
        return first;
    }

    private List<Map<String, String>> combinations() {
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> shorter : all) {
                for (String value : axis.getValue()) {
                    Map<String, String> combination = new LinkedHashMap<>(shorter);
                    combination.put(axis.getKey(), value);
                    longer.add(combination);
                }
                if (longer.size() > MOST) {
                    throw new IllegalArgumentException("--grid: expected at most " + MOST + " combinations, got more");
                }
            }
            all = longer;
        }
        return all;
    }

    /** The values that stay and these. */
    private Map<String, String> with(Map<String, String> combination) {
        Map<String, String> values = new LinkedHashMap<>(fixed);
        values.putAll(combination);
        return values;
    }

    /** Every combination as a model, in order. */
    public SearchSpace<ModelChoice> space() {
        SearchSpace<Map<String, String>> space = SearchSpace.from(fixed);
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            String name = axis.getKey();
            space = space.over(Axis.<Map<String, String>, String>of(name, axis.getValue(), (values, value) -> {
                Map<String, String> more = new LinkedHashMap<>(values);
                more.put(name, value);
                return more;
            }));
        }
        return space.map(values -> Models.choose(model, values));
    }
}
