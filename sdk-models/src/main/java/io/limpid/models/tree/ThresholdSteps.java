package io.limpid.models.tree;

/**
 * Steps that compare values with thresholds as they are. A step is arithmetic, for a branch would be guessed wrong every
 * other time.
 */
final class ThresholdSteps implements TreeSteps {

    /** Of each node its column's slot in the upper half and its left child's place in the lower. */
    private final long[] steps;

    /** Infinite at a leaf. */
    private final double[] thresholds;

    private final ThresholdRanks asked;

    ThresholdSteps(ThresholdRanks asked, int nodes) {
        this.steps = new long[nodes];
        this.thresholds = new double[nodes];
        this.asked = asked;
    }

    @Override
    public void ask(int place, int feature, double threshold, int left) {
        steps[place] = (long) asked.slot(feature) << 32 | left;
        // Zero minus zero is zero, whose sign says left; minus zero as threshold would say right.
        thresholds[place] = threshold + 0.0;
    }

    @Override
    public void stay(int place) {
        steps[place] = place;
        thresholds[place] = Double.POSITIVE_INFINITY;
    }

    @Override
    public int columns() {
        return asked.columns();
    }

    @Override
    public Tile tile(int rows) {
        return new ValueTile(rows);
    }

    private final class ValueTile implements Tile {

        private final int width = asked.columns();
        private final double[] tile;

        ValueTile(int rows) {
            tile = new double[rows * width];
        }

        /** Minus zero as zero. */
        @Override
        public void fill(double[][] columns, int from, int rows) {
            for (int s = 0; s < width; s++) {
                double[] column = columns[asked.column(s)];
                for (int i = 0; i < rows; i++) {
                    tile[i * width + s] = column[from + i] + 0.0;
                }
            }
        }

        /** Eight rows side by side, whose steps do not wait for each other, and the rest one by one. */
        @Override
        public void descend(int root, int depth, int rows, int[] nodes) {
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
                    a = step(steps, thresholds, tile, at, a);
                    b = step(steps, thresholds, tile, at + width, b);
                    c = step(steps, thresholds, tile, at + 2 * width, c);
                    d = step(steps, thresholds, tile, at + 3 * width, d);
                    e = step(steps, thresholds, tile, at + 4 * width, e);
                    f = step(steps, thresholds, tile, at + 5 * width, f);
                    g = step(steps, thresholds, tile, at + 6 * width, g);
                    h = step(steps, thresholds, tile, at + 7 * width, h);
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
                node = step(steps, thresholds, tile, row, node);
            }
            return node;
        }
    }

    /** One further down: the sign of what the threshold is ahead of the value says left or right. */
    private static int step(long[] steps, double[] thresholds, double[] tile, int row, int node) {
        long step = steps[node];
        double ahead = thresholds[node] - tile[row + (int) (step >>> 32)];
        return (int) step + (int) (Double.doubleToRawLongBits(ahead) >>> 63);
    }
}
