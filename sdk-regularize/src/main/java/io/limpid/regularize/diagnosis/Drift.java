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

    /** Pearson's correlation; 0 when either is constant. Deviations are divided by the largest: no square overflows. */
    static double correlation(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double scaleA = largest(a, meanA);
        double scaleB = largest(b, meanB);
        if (!(scaleA > 0 && scaleB > 0)) {
            return 0;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            double x = (a[i] - meanA) / scaleA;
            double y = (b[i] - meanB) / scaleB;
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
    }

    private static double mean(double[] values) {
        double first = values.length > 0 ? values[0] : 0;
        double sum = 0;
        for (double value : values) {
            sum += (value - first) / values.length;
        }
        // From the first value, so that a constant column has exactly its value for mean.
        return first + sum;
    }

    private static double largest(double[] values, double mean) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        return largest;
    }
}
