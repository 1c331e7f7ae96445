package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of columns in a model file as positions. */
final class ChosenNames {

    private ChosenNames() {}

    /** The positions of these names, which must stand in the schema in this order. */
    static int[] positions(String kind, Schema schema, List<String> names) {
        Map<String, Integer> index = new HashMap<>();
        for (int j = 0; j < schema.size(); j++) {
            index.put(schema.field(j).name(), j);
        }
        int[] positions = new int[names.size()];
        for (int s = 0; s < positions.length; s++) {
            Integer j = index.get(names.get(s));
            if (j == null || s > 0 && j <= positions[s - 1]) {
                throw new ModelFormatException(kind + ", column " + Quoted.of(names.get(s))
                        + ": expected names of columns in their order, got it as name " + s);
            }
            positions[s] = j;
        }
        return positions;
    }
}
