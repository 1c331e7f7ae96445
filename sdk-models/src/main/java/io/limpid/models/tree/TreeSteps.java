package io.limpid.models.tree;

/** The nodes of trees as rows pass them: what each asks, and where it leads. Filled once, then shared by threads. */
sealed interface TreeSteps permits RankSteps, ThresholdSteps {

    /** The node at a place asks whether a feature is at most a threshold: yes leads to the left child, no behind it. */
    void ask(int place, int feature, double threshold, int left);

    /** The node at a place is a leaf, its own child. */
    void stay(int place);

    /** How many columns are asked for: what a row takes in a tile. */
    int columns();

    /** Room for a tile of so many rows. */
    Tile tile(int rows);

    /** Rows on their way down, for one thread. */
    interface Tile {

        /**
         * Takes rows in.
         *
         * @param columns {@code columns[feature][row]}, nothing missing
         * @param from the first of them
         */
        void fill(double[][] columns, int from, int rows);

        /** Sends the rows so deep down the tree at a root; {@code nodes[i]} becomes the place where row i ends. */
        void descend(int root, int depth, int rows, int[] nodes);
    }
}
