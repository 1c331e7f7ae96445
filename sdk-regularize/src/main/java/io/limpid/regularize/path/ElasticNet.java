package io.limpid.regularize.path;

/**
 * Linear and logistic models under an elastic-net penalty, alone or along a path of falling lambdas, every fit with a
 * proof of how near it is to the minimum.
 *
 * <pre>{@code
 * ElasticNetClassifier model = ElasticNet.classifier().withPenalty(new Penalty(0.01, 1)).fit(train);
 * ElasticNetPath<ElasticNetRegressor> path = ElasticNet.regressor().fitPath(train, 0.5, LambdaGrid.withDefaults(), run);
 * }</pre>
 */
public final class ElasticNet {

    private ElasticNet() {}

    /** A trainer of penalised logistic regressions. */
    public static ElasticNetClassification classifier() {
        return ElasticNetClassification.withDefaults();
    }

    /** A trainer of penalised linear regressions. */
    public static ElasticNetRegression regressor() {
        return ElasticNetRegression.withDefaults();
    }
}
