package io.limpid.models.tree;

/**
 * Steps that compare {@linkplain ThresholdRanks ranks}: a value is looked up once, and a node takes 8 bytes. A step is
 * arithmetic, for a branch would be guessed wrong every other time.
 */
final class RankSteps implements TreeSteps {

    /**
     * Of each node what it asks in the upper half and its left child's place in the lower. It asks for the column whose
     * slot the lowest {@link #shift} bits are, and whether its rank, shifted as much, is at most that half: a leaf's own
     * half is above every rank.
     */
    private final long[] steps;

    private final ThresholdRanks ranks;

    /** How many bits a slot takes. */
    private final int shift;

    RankSteps(ThresholdRanks ranks, int nodes) {
        this.steps = new long[nodes];
        this.ranks = ranks;
        this.shift = shift(ranks);
    }

    private static int shift(ThresholdRanks ranks) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, ranks.columns() - 1));
    }

    /** Whether one number tells a rank and a slot, and a leaf's is above every rank. */
    static boolean fits(ThresholdRanks ranks) {
        return (long) ranks.most() << shift(ranks) <= leaf(shift(ranks));
    }

    private static int leaf(int shift) {
        return Integer.MAX_VALUE >> shift << shift;
    }

    @Override
    public void ask(int place, int feature, double threshold, int left) {
        int slot = ranks.slot(feature);
        int asked = ranks.place(slot, threshold) << shift | slot;
        steps[place] = (long) asked << 32 | left;
    }

    @Override
    public void stay(int place) {
        steps[place] = (long) leaf(shift) << 32 | place;
    }

    @Override
    public int columns() {
        return ranks.columns();
    }

    @Override
    public Tile tile(int rows) {
        return new RankTile(rows);
    }

    private final class RankTile implements Tile {

        private final int width = ranks.columns();
        private final int[] tile;

        RankTile(int rows) {
            tile = new int[rows * width];
        }

        @Override
        public void fill(double[][] columns, int from, int rows) {
            ranks.fill(columns, from, rows, shift, tile);
        }

        /** Eight rows side by side, whose steps do not wait for each other, and the rest one by one. */
        @Override
        public void descend(int root, int depth, int rows, int[] nodes) {
            int mask = (1 << shift) - 1;
            int i = 0;
            for (; i + 7 < rows; i += 8) {
                int a = root;
                int b = root;
                int c = root;
                int d = root;
                int e = root;
                int f = root;
                int g = root;
                int h = root;
                int at = i * width;
                for (int level = 0; level < depth; level++) {
                    a = step(steps, tile, at, mask, a);
                    b = step(steps, tile, at + width, mask, b);
                    c = step(steps, tile, at + 2 * width, mask, c);
                    d = step(steps, tile, at + 3 * width, mask, d);
                    e = step(steps, tile, at + 4 * width, mask, e);
                    f = step(steps, tile, at + 5 * width, mask, f);
                    g = step(steps, tile, at + 6 * width, mask, g);
                    h = step(steps, tile, at + 7 * width, mask, h);
                }
                nodes[i] = a;
                nodes[i + 1] = b;
                nodes[i + 2] = c;
                nodes[i + 3] = d;
                nodes[i + 4] = e;
                nodes[i + 5] = f;
                nodes[i + 6] = g;
                nodes[i + 7] = h;
            }
            for (; i < rows; i++) {
                nodes[i] = descend(root, depth, i * width);
            }
        }

        private int descend(int root, int depth, int row) {
            int node = root;
            for (int level = 0; level < depth; level++) {
                node = step(steps, tile, row, (1 << shift) - 1, node);
            }
            return node;
        }
    }

    /** One further down: the sign of what the threshold's place is ahead of the rank says left or right. */
    private static int step(long[] steps, int[] tile, int row, int mask, int node) {
        long step = steps[node];
        int asked = (int) (step >>> 32);
        return (int) step + (asked - tile[row + (asked & mask)] >>> 31);
    }
}
