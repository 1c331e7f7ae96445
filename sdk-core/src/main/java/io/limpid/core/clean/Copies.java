package io.limpid.core.clean;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.CellHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers columns and recognises one that equals an earlier one: candidates by a hash, then cell by cell. */
final class Copies {

    private final Map<Long, List<Column>> columns = new HashMap<>();

    /** The earlier column that this one equals, if any; else this one is remembered. */
    Optional<Column> originalOf(Column column) {
        List<Column> candidates = columns.computeIfAbsent(hash(column), hash -> new ArrayList<>());
        for (Column candidate : candidates) {
            if (equal(candidate, column)) {
                return Optional.of(candidate);
            }
        }
        candidates.add(column);
        return Optional.empty();
    }

    private static long hash(Column column) {
        long hash = 0;
        if (column.field() instanceof Field.Categorical c) {
            int[] texts = c.levels().stream().mapToInt(String::hashCode).toArray();
            for (double code : column.values()) {
                hash = CellHash.mixed(hash, Double.isNaN(code) ? Long.MAX_VALUE : texts[(int) code]);
            }
            return hash;
        }
        for (double value : column.values()) {
            hash = CellHash.mixed(hash, value);
        }
        return hash;
    }

    private static boolean equal(Column a, Column b) {
        boolean texts = a.field() instanceof Field.Categorical;
        if (texts != b.field() instanceof Field.Categorical) {
            return false;
        }
        double[] codes = texts ? codes((Field.Categorical) a.field(), (Field.Categorical) b.field()) : null;
        for (int i = 0; i < a.size(); i++) {
            double value = a.values()[i];
            double same = texts && !Double.isNaN(value) ? codes[(int) value] : value;
            if (!CellHash.same(same, b.values()[i])) {
                return false;
            }
        }
        return true;
    }

    /** Of each level of the one, its code in the other; -1 where it has no such level. */
    private static double[] codes(Field.Categorical from, Field.Categorical to) {
        Map<String, Integer> index = new HashMap<>();
        for (int k = 0; k < to.levels().size(); k++) {
            index.put(to.levels().get(k), k);
        }
        double[] codes = new double[from.levels().size()];
        Arrays.setAll(codes, k -> index.getOrDefault(from.levels().get(k), -1));
        return codes;
    }
}
