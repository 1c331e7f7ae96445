package io.limpid.demo.view;

import io.limpid.core.data.Schema;
import io.limpid.demo.study.Exhibit;
import io.limpid.explain.Importance;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The order in which a model's columns are shown: those it leans on most come first. */
public final class Influence {

    private Influence() {}

    /** The columns' indices by falling importance; in the model's own order where nobody measured it. */
    public static List<Integer> order(Exhibit exhibit) {
        Schema schema = exhibit.model().features();
        Map<String, Double> importance = new HashMap<>();
        exhibit.importance()
                .map(Importance::features)
                .ifPresent(features -> features.forEach(feature -> importance.put(feature.name(), feature.mean())));
        Comparator<Integer> byImportance = Comparator.comparingDouble(
                j -> -importance.getOrDefault(schema.field(j).name(), 0.0));
        return IntStream.range(0, schema.size()).boxed().sorted(byImportance).toList();
    }
}
