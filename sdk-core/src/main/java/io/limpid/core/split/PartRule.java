package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Says which part each row of a data set is in. */
@FunctionalInterface
interface PartRule {

    Part[] parts(Dataset data);

    /** Test rows drawn from the strata, then validation rows from what is left of them. */
    static PartRule stratified(PartShares shares, long seed) {
        return data -> {
            int n = data.rows();
            SplittableRandom random = new SplittableRandom(seed);
            List<int[]> strata = Strata.of(data);
            boolean[] test = new boolean[n];
            Strata.draw(strata, shares.test(), Math.max(0, n - 1), random, test);
            List<int[]> left = strata.stream()
                    .map(rows -> Arrays.stream(rows).filter(i -> !test[i]).toArray())
                    .toList();
            boolean[] validation = new boolean[n];
            Strata.draw(left, shares.validation() / (1 - shares.test()), n, random, validation);
            return each(n, i -> test[i] ? Part.TEST : validation[i] ? Part.VALIDATION : Part.TRAIN);
        };
    }

    /** Whole groups in random order, each to the part that lacks most rows, or to one without a group in time. */
    static PartRule grouped(String column, PartShares shares, long seed) {
        Objects.requireNonNull(column, "column");
        return data -> {
            Groups groups = Groups.of(data, column);
            List<Part> wanted = shares.wanted();
            groups.require(wanted.size(), "part");
            double[] lacking = wanted.stream()
                    .mapToDouble(part -> shares.of(part) * data.rows())
                    .toArray();
            int[] sizes = groups.sizes();
            int[] groupsIn = new int[lacking.length];
            Part[] partOf = new Part[groups.count()];
            int left = partOf.length;
            for (int g : groups.shuffled(new SplittableRandom(seed))) {
                int part = neediest(lacking, groupsIn, left--);
                partOf[g] = wanted.get(part);
                groupsIn[part]++;
                lacking[part] -= sizes[g];
            }
            return each(data.rows(), i -> partOf[groups.of()[i]]);
        };
    }

    private static int neediest(double[] lacking, int[] groupsIn, int left) {
        boolean reserved = left <= Arrays.stream(groupsIn).filter(k -> k == 0).count();
        int best = -1;
        for (int p = 0; p < lacking.length; p++) {
            boolean open = !reserved || groupsIn[p] == 0;
            if (open && (best < 0 || lacking[p] > lacking[best])) {
                best = p;
            }
        }
        return best;
    }

    /** Two cuts in the order of time, each at a change of time. */
    static PartRule byTime(String column, PartShares shares) {
        Objects.requireNonNull(column, "column");
        return data -> {
            TimeOrder order = TimeOrder.byColumn(data, column);
            int n = data.rows();
            int testFrom = order.nearestBoundary((int) Math.floor((1 - shares.test()) * n + 0.5));
            int validationFrom = order.nearestBoundary((int) Math.floor(shares.of(Part.TRAIN) * n + 0.5));
            Part[] parts = new Part[n];
            for (int at = 0; at < n; at++) {
                parts[order.rows()[at]] =
                        at >= testFrom ? Part.TEST : at >= validationFrom ? Part.VALIDATION : Part.TRAIN;
            }
            return parts;
        };
    }

    /** Test and validation keys by where their hash falls from 0 to 1. */
    static PartRule byRowKey(String column, PartShares shares, long seed) {
        Objects.requireNonNull(column, "column");
        return data -> {
            Groups groups = Groups.of(data, column);
            Part[] partOf = Arrays.stream(groups.texts())
                    .map(text -> {
                        double u = KeyHash.unit(KeyHash.of(text, seed));
                        return u < shares.test()
                                ? Part.TEST
                                : u < shares.test() + shares.validation() ? Part.VALIDATION : Part.TRAIN;
                    })
                    .toArray(Part[]::new);
            return each(data.rows(), i -> partOf[groups.of()[i]]);
        };
    }

    /** The part at the place of the row's value; every value must have rows. */
    static PartRule named(String column, List<String> values, List<Part> parts) {
        Objects.requireNonNull(column, "column");
        return data -> {
            Groups groups = Groups.of(data, column);
            List<String> texts = List.of(groups.texts());
            for (String value : values) {
                if (!texts.contains(value)) {
                    throw new IllegalArgumentException("column " + Quoted.of(column) + ": expected rows of the value "
                            + Quoted.of(value) + ", got only " + Quoted.list(texts));
                }
            }
            int[] place = texts.stream().mapToInt(values::indexOf).toArray();
            return each(data.rows(), i -> {
                String text = texts.get(groups.of()[i]);
                if (place[groups.of()[i]] < 0) {
                    throw RowException.of(
                            column, i, "expected one of " + Quoted.list(values) + ", got " + Quoted.of(text));
                }
                return parts.get(place[groups.of()[i]]);
            });
        };
    }

    private static Part[] each(int n, IntFunction<Part> part) {
        return IntStream.range(0, n).mapToObj(part).toArray(Part[]::new);
    }
}
