package io.limpid.models.tree;

/**
 * Finds the best split of a node's rows at a threshold of one column by the Gini index, exactly: of all places between
 * two ranks, the first that lowers the impurity most. For one column.
 *
 * <p>With {@code n} rows of which {@code c_k} are of class {@code k}, and {@code m} and {@code l_k} of those below, the
 * impurity falls by {@code sum_k (l_k n - m c_k)^2 / (m (n - m) n)}. The differences are whole numbers, so a split that
 * lowers nothing has a score of exactly 0; and up to some 16,000 rows (2^53 is {@code n^4 / 8}) the sum of their
 * squares is one as well, so that equal falls have equal scores.
 */
final class GiniScan {

    private final int[] codes;
    private final int[] counts;
    private final int[] ofNode;
    private final int minLeaf;
    private final int total;
    private int low;
    private int high;
    private int lowCount;
    private double score;

    /**
     * A scan.
     *
     * @param codes the class of each row
     * @param counts how often each row counts; together up to about 2^28, or products would overflow
     * @param ofNode the count of each class in the node
     * @param minLeaf the least count on either side, from 1
     */
    GiniScan(int[] codes, int[] counts, int[] ofNode, int minLeaf) {
        this.codes = codes;
        this.counts = counts;
        this.ofNode = ofNode;
        this.minLeaf = minLeaf;
        int sum = 0;
        for (int count : ofNode) {
            sum += count;
        }
        this.total = sum;
    }

    /**
     * Whether there is a split that lowers the impurity.
     *
     * @param order rows, from {@code from} to before {@code to} those of the node by ascending rank
     * @param ranks of each row
     */
    boolean search(int[] order, int[] ranks, int from, int to) {
        int[] below = new int[ofNode.length];
        int m = 0;
        int last = ranks[order[from]];
        for (int s = from; s < to; s++) {
            int row = order[s];
            int rank = ranks[row];
            if (rank != last) {
                if (m >= minLeaf && total - m >= minLeaf) {
                    double fall = fall(below, m);
                    if (fall > score) {
                        score = fall;
                        low = last;
                        high = rank;
                        lowCount = m;
                    }
                }
                last = rank;
            }
            below[codes[row]] += counts[row];
            m += counts[row];
        }
        return score > 0;
    }

    /** By how much the impurity falls, times {@code n}, which is the same for all splits of a node. */
    private double fall(int[] below, int m) {
        double squares = 0;
        for (int k = 0; k < below.length; k++) {
            double difference = (long) below[k] * total - (long) m * ofNode[k];
            squares += difference * difference;
        }
        return squares / ((double) m * (total - m));
    }

    /** The last rank of the lower side. */
    int low() {
        return low;
    }

    /** The first rank of the upper side. */
    int high() {
        return high;
    }

    /** The count of the lower side. */
    int lowCount() {
        return lowCount;
    }

    /** By how much the impurity falls, times the node's count. */
    double score() {
        return score;
    }
}
