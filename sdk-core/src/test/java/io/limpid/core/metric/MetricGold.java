package io.limpid.core.metric;

import java.util.List;

/**
 * scikit-learn 1.9.1, Python 3.11, with {@code from sklearn.metrics import *} and for each of the weights:
 *
 * <pre>
 * c = p >= .5                                            # or P.argmax(1), one class against the rest as Y == 2, c == 2
 * accuracy_score(y, c, sample_weight=w), recall_score(y, c, sample_weight=w), f1_score(y, c, sample_weight=w),
 * log_loss(y, p, sample_weight=w), roc_auc_score(y, p, sample_weight=w)         # roc_auc_score(Y == 2, P[:, 2], ...)
 * </pre>
 *
 * <p>Tolerance: both sum eight numbers of size one in double precision.
 */
final class MetricGold {

    static final double TOLERANCE = 1e-14;

    private static final int[] Y = {0, 1, 1, 0, 1, 0, 1, 0};
    private static final double[] P = {.1, .8, .5, .5, .3, .3, 1.0, .9};
    static final ClassPredictions EQUAL = MetricContract.binary(Y, P, MetricContract.equalWeights(8, 1));
    static final ClassPredictions WEIGHTED = MetricContract.binary(Y, P, new double[] {1, 2, .5, 3, 1, 0, 1.5, .25});

    private static final int[] Y3 = {0, 1, 2, 2, 1};
    private static final double[] P3 = {.7, .2, .1, .3, .3, .4, .1, .1, .8, .5, .25, .25, .2, .6, .2};
    private static final List<String> CLASSES = List.of("a", "b", "c");
    static final ClassPredictions THREE = MetricContract.of(Y3, P3, CLASSES, MetricContract.equalWeights(5, 1));
    static final ClassPredictions THREE_WEIGHTED = MetricContract.of(Y3, P3, CLASSES, new double[] {1, 2, .5, 3, 1});

    private MetricGold() {}
}
