package io.limpid.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.neural.MultilayerPerceptron;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trainers of this package behind a pipeline, as a search over penalties meets them: raw columns, and a penalty to
 * vary.
 */
class PipelineOfModelsTest {

    private static final Dataset RAW = Dataset.of(
            Table.of(
                    Schema.of(new Field.Numeric("area"), new Field.Categorical("street", List.of("gravel", "paved"))),
                    new double[] {70, 110, Double.NaN, 95, 150, 60, 120, 85},
                    new double[] {0, 1, 1, 0, 1, 0, Double.NaN, 1}),
            new Column(new Field.Categorical("price", List.of("low", "high")), new double[] {0, 1, 1, 0, 1, 0, 1, 0}));

    static List<PenalizedTrainer<? extends Classifier>> trainers() {
        return List.of(
                LogisticRegression.withDefaults(),
                MultilayerPerceptron.withDefaults().withHidden(4).withEpochs(20).withSeed(3));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void withPenalty_behindPipeline_reachesTheTrainer(PenalizedTrainer<? extends Classifier> trainer) {
        PenalizedTrainer<PipelineClassifier> piped = Pipeline.standard().classifier(trainer);
        Penalty strong = Penalty.ridge(3);
        double[] outside = piped.withPenalty(strong).fit(RAW).predict(RAW.features());
        double[] inside = Pipeline.standard()
                .classifier(trainer.withPenalty(strong))
                .fit(RAW)
                .predict(RAW.features());
        assertThat(outside).isEqualTo(inside);
        assertThat(outside).isNotEqualTo(piped.fit(RAW).predict(RAW.features()));
    }

    /**
     * One walk along a path of penalties, each fit from the raw columns: the stronger, the smaller the coefficients.
     */
    @Test
    void fit_strongerPenalties_shrinkTheCoefficientsToNothing() {
        PenalizedTrainer<PipelineClassifier> piped = Pipeline.standard().classifier(LogisticRegression.withDefaults());
        double before = Double.POSITIVE_INFINITY;
        for (double lambda : new double[] {0.01, 0.1, 1, 10, 1e9}) {
            double squares = squares(piped.withPenalty(Penalty.ridge(lambda)).fit(RAW));
            assertThat(squares).as("lambda " + lambda).isLessThan(before);
            before = squares;
        }
        assertThat(before).isCloseTo(0, within(1e-16)); // each is at most 1 / lambda
    }

    private static double squares(PipelineClassifier model) {
        LinearModel linear = (LinearModel) model.last();
        double sum = 0;
        for (int j = 0; j < linear.features().size(); j++) {
            sum += linear.coefficient(0, j) * linear.coefficient(0, j);
        }
        return sum;
    }
}
