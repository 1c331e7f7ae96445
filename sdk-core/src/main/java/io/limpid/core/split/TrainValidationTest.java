package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Cuts the rows into three parts: to train, to choose among models, and to judge the chosen one. By classes, by groups,
 * by time, by the hash of a key or as a column says. The same seed gives the same parts. Immutable and thread-safe.
 *
 * <pre>{@code
 * Partition parts = TrainValidationTest.stratified(0.2, 0.2, 42).split(data);
 * Dataset test = data.select(parts.test());
 * }</pre>
 *
 * <p>A share of 0 leaves that part out. A part of a share above 0 has at least one row, and so has training, or the
 * split is refused. Rows are counted, not weighed.
 */
public final class TrainValidationTest {

    private final PartRule rule;
    private final PartShares shares;

    private TrainValidationTest(PartShares shares, PartRule rule) {
        this.shares = shares;
        this.rule = rule;
    }

    /**
     * These shares of each class, or of each tenth of a numeric target's values. The test rows are those of {@link
     * TrainTestSplit} for that share and seed, whatever the validation share; validation is then cut from the rest in
     * the same way. So each part as a whole is within one row of its share; of each class or tenth, test is within one
     * row of its share, validation and train within two.
     *
     * @throws IllegalArgumentException when a share is not at least 0, or both together are not below 1
     */
    public static TrainValidationTest stratified(double validationFraction, double testFraction, long seed) {
        PartShares shares = new PartShares(validationFraction, testFraction);
        return new TrainValidationTest(shares, PartRule.stratified(shares, seed));
    }

    /**
     * These shares of the rows, no group of rows in two parts; a group is all rows of one value of a key or feature.
     * Groups are taken in random order, each by the part that lacks most rows; so a part has at most the rows of one
     * group more than its share. No part asked for is left without a group.
     *
     * @throws IllegalArgumentException when a share is not at least 0, or both together are not below 1
     */
    public static TrainValidationTest grouped(
            String column, double validationFraction, double testFraction, long seed) {
        PartShares shares = new PartShares(validationFraction, testFraction);
        return new TrainValidationTest(shares, PartRule.grouped(column, shares, seed));
    }

    /**
     * The earliest rows to train, later ones to validate, the latest to test. Time is a key or feature: a number, or a
     * category by its text in code-point order, as dates like 2024-02-29. Rows of the same time are never in two parts:
     * a cut moves to the nearest change of time, the earlier of two.
     *
     * @throws IllegalArgumentException when a share is not at least 0, or both together are not below 1
     */
    public static TrainValidationTest byTime(String column, double validationFraction, double testFraction) {
        PartShares shares = new PartShares(validationFraction, testFraction);
        return new TrainValidationTest(shares, PartRule.byTime(column, shares));
    }

    /**
     * These shares of the keys, by the hash of each row's key as in {@link RowKeyKFold}: a row stays in its part when
     * rows are reordered, added or removed. Rows of one key share a part. The parts are near their shares only as far
     * as chance brings them.
     *
     * @throws IllegalArgumentException when a share is not at least 0, or both together are not below 1
     */
    public static TrainValidationTest byRowKey(
            String column, double validationFraction, double testFraction, long seed) {
        PartShares shares = new PartShares(validationFraction, testFraction);
        return new TrainValidationTest(shares, PartRule.byRowKey(column, shares, seed));
    }

    /**
     * The parts that a key or feature names by these three values, levels or numbers' texts; a row with any other is
     * refused.
     *
     * @throws IllegalArgumentException when two of the values are equal
     */
    public static TrainValidationTest byColumn(String column, String train, String validation, String test) {
        return named(column, List.of(train, validation, test), List.of(Part.TRAIN, Part.VALIDATION, Part.TEST));
    }

    /**
     * Two parts that a key or feature names by these values, without validation; a row with any other is refused.
     *
     * @throws IllegalArgumentException when the values are equal
     */
    public static TrainValidationTest byColumn(String column, String train, String test) {
        return named(column, List.of(train, test), List.of(Part.TRAIN, Part.TEST));
    }

    private static TrainValidationTest named(String column, List<String> values, List<Part> parts) {
        if (!(Set.copyOf(values).size() == values.size())) {
            throw new IllegalArgumentException(
                    "parts: expected a different value for each, got " + Quoted.list(values));
        }
        // The rule itself demands rows of each value.
        return new TrainValidationTest(new PartShares(0, 0), PartRule.named(column, values, parts));
    }

    /**
     * The three parts of a data set.
     *
     * @throws IllegalArgumentException when there is no such column, a row has no value there or one that names no
     *     part, a part of a share above 0 gets no row, or a resampler made or repeated some of the rows
     */
    public Partition split(Dataset data) {
        Part[] parts = rule.parts(Splitter.requireCollected(data));
        for (Part part : Part.values()) {
            if (shares.of(part) > 0 && !Arrays.asList(parts).contains(part)) {
                throw new IllegalArgumentException(
                        part.text() + ": expected at least one row, got none of " + data.rows());
            }
        }
        return new Partition(rows(parts, Part.TRAIN), rows(parts, Part.VALIDATION), rows(parts, Part.TEST));
    }

    private static int[] rows(Part[] parts, Part part) {
        return Strata.rows(parts.length, i -> parts[i] == part);
    }
}
