package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.core.kernel.CellHash;
import io.limpid.core.kernel.EqualRows;
import io.limpid.core.split.Fold;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.Arrays;
import java.util.List;

/**
 * Rows equal in every feature on both sides of a fold. Rows without any value, and of weight zero, are left out.
 *
 * <p>Coarse columns repeat by themselves, so two numbers tell copies from chance: what share would be hit if the
 * columns were independent, and, as they are not, what share of the pairs that agree in all but every third column
 * agrees in those too. Copies agree in nearly all such pairs, coarse rows in few. Cost: linear in the cells, and in the
 * rows of all folds.
 */
final class RepeatedRows {

    private static final double MANY = 0.05;
    private static final double SOME = 0.01;
    private static final int FEW_ROWS = 5;

    /** Found this many times as often as chance would have it. */
    private static final double BEYOND_CHANCE = 10;

    /** Pairs that agree in two thirds of the columns and are copies. */
    private static final double CONFIRMED = 0.5;

    /** Rows found no more than this many times as often as chance would have it are no copies at all. */
    private static final double COARSE = 2;

    private static final double NEARLY_ALL = 0.99;

    private RepeatedRows() {}

    /** Rows that stand for the same by some rule: of each row the first of its kind. */
    record Groups(int[] firsts) {

        static Groups of(double[][] columns, boolean[] counted) {
            return new Groups(EqualRows.firsts(columns, counted.length, i -> counted[i]));
        }

        /** How many pairs of rows are of one kind. */
        long pairs() {
            int[] sizes = new int[firsts.length];
            long pairs = 0;
            for (int first : firsts) {
                pairs += sizes[first]++;
            }
            return pairs;
        }
    }

    /** Finds them. */
    static List<LeakFinding> find(double[][] features, double[] target, boolean[] counted, List<Fold> folds) {
        if (features.length == 0) {
            return List.of();
        }
        Groups equal = Groups.of(features, counted);
        Hits hits = Hits.of(equal, counted, folds);
        if (hits.rows() == 0) {
            return List.of();
        }
        double[][] withTarget = Arrays.copyOf(features, features.length + 1);
        withTarget[features.length] = target;
        Hits same = Hits.of(Groups.of(withTarget, counted), counted, folds);
        double chance = chance(features, counted);
        if (hits.share() <= COARSE * chance) {
            return List.of();
        }
        double confirmed = confirmed(features, counted, equal);
        double share = hits.share();
        double sameShare = (double) same.validations() / hits.validations();
        Severity severity = Severity.HINT;
        if (share > BEYOND_CHANCE * chance && confirmed >= CONFIRMED) {
            if (share >= MANY && hits.rows() >= FEW_ROWS && sameShare >= NEARLY_ALL) {
                severity = Severity.ALARM;
            } else if (share >= SOME && hits.rows() >= FEW_ROWS) {
                severity = Severity.WARNING;
            }
        }
        return List.of(new LeakFinding(
                LeakKind.DUPLICATE_ROWS,
                severity,
                List.of(),
                hits.rows(),
                counted.length,
                LeakFinding.first(hits.found(), hits.rows()),
                List.of(
                        evidence(Measure.HIT_SHARE, share),
                        evidence(Measure.EQUAL_TARGET_SHARE, sameShare),
                        evidence(Measure.CHANCE_SHARE, chance),
                        evidence(Measure.CONFIRMED_SHARE, confirmed))));
    }

    /**
     * Validation rows of which the training side of the same fold has one of their kind.
     *
     * @param found the rows, ascending, and behind them nothing of meaning
     * @param rows how many they are
     * @param validations how often they validate, over all folds
     * @param all how often rows validate at all
     */
    record Hits(int[] found, int rows, long validations, long all) {

        static Hits of(Groups groups, boolean[] counted, List<Fold> folds) {
            int n = counted.length;
            boolean[] hit = new boolean[n];
            int[] trained = new int[n];
            long validations = 0;
            long all = 0;
            for (int k = 0; k < folds.size(); k++) {
                for (int i : folds.get(k).train()) {
                    if (counted[i]) {
                        trained[groups.firsts()[i]] = k + 1;
                    }
                }
                for (int i : folds.get(k).validation()) {
                    if (counted[i]) {
                        all++;
                        if (trained[groups.firsts()[i]] == k + 1) {
                            validations++;
                            hit[i] = true;
                        }
                    }
                }
            }
            int[] found = new int[n];
            int rows = 0;
            for (int i = 0; i < n; i++) {
                if (hit[i]) {
                    found[rows++] = i;
                }
            }
            return new Hits(found, rows, validations, all);
        }

        double share() {
            return all > 0 ? (double) validations / all : 0;
        }
    }

    /** At most 1: how many rows equal a given one if the columns were independent. */
    private static double chance(double[][] features, boolean[] counted) {
        double others = 0;
        for (boolean c : counted) {
            others += c ? 1 : 0;
        }
        double expected = others - 1;
        double pairs = 0.5 * others * (others - 1);
        for (double[] column : features) {
            double[][] one = {column};
            expected *= Groups.of(one, counted).pairs() / pairs;
        }
        return Math.min(1, expected);
    }

    private static double confirmed(double[][] features, boolean[] counted, Groups equal) {
        double[][] most = new double[features.length - features.length / 3][];
        int kept = 0;
        for (int j = 0; j < features.length; j++) {
            if (j % 3 != 2) {
                most[kept++] = features[j];
            }
        }
        return (double) equal.pairs() / Groups.of(most, counted).pairs();
    }

    /** Rows of positive weight with some value. */
    static boolean[] counted(double[][] features, double[] weights) {
        boolean[] counted = new boolean[weights.length];
        for (double[] column : features) {
            for (int i = 0; i < counted.length; i++) {
                counted[i] |= weights[i] > 0 && !CellHash.same(column[i], Double.NaN);
            }
        }
        return counted;
    }
}
