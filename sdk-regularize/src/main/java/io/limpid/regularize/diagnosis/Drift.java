package io.limpid.regularize.diagnosis;

/**
 * Spearman's rank correlation of a column and the target.
 *
 * @param correlation of several classes that of the largest size, one against the rest
 * @param p its two-sided p-value by Student's t, times the number of classes compared; at most 1
 */
record Drift(double correlation, double p) {

    private static final Drift NONE = new Drift(0, 1);

    /** Over the rows that have a value; none for fewer than four rows or where nothing varies. Cost: n log n. */
    static Drift of(SortedColumn column, ProbedTarget target) {
        int n = column.rows();
        if (n < 4 || column.groups() < 2 || !target.varies()) {
            return NONE;
        }
        double[] time = column.ranks();
        double largest = 0;
        for (int k = 0; k < target.outputs(); k++) {
            double r = correlation(time, ranks(column, target, k));
            largest = Math.abs(r) > Math.abs(largest) ? r : largest;
        }
        return new Drift(largest, Math.min(1, target.outputs() * Chance.ofCorrelation(largest, n)));
    }

    /** The target's midranks, or a class's indicator, of the column's rows in its order. */
    private static double[] ranks(SortedColumn column, ProbedTarget target, int k) {
        double[] y = target.output(k);
        int n = column.rows();
        double[] ranks = new double[n];
        double[] byRow = new double[y.length];
        double[] sorted = target.sorted().ranks();
        for (int s = 0; s < sorted.length; s++) {
            byRow[target.sorted().order()[s]] = sorted[s];
        }
        for (int s = 0; s < n; s++) {
            int i = column.order()[s];
            ranks[s] = target.isNumeric() ? byRow[i] : y[i];
        }
        return ranks;
    }

    /** Pearson's correlation; 0 when either is constant. */
    static double correlation(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i];
            meanB += b[i];
        }
        meanA /= a.length;
        meanB /= a.length;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        double scale = Math.sqrt(aa) * Math.sqrt(bb);
        return scale > 0 ? Math.max(-1, Math.min(1, ab / scale)) : 0;
    }
}
