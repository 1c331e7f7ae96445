package io.limpid.core.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.F1;
import io.limpid.core.metric.Recall;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.Trainer;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ThresholdTuningTest {

    private static final Schema SCHEMA = Schema.of(new Field.Numeric("x"));

    /** x = i / 40 for 40 rows; yes at every row from x = 0.7 on, and at every second one from 0.2 on. */
    private static Dataset data() {
        double[] x = IntStream.range(0, 40).mapToDouble(i -> i / 40.0).toArray();
        double[] y = IntStream.range(0, 40)
                .mapToDouble(i -> i >= 28 || i >= 8 && i % 2 == 0 ? 1 : 0)
                .toArray();
        return Dataset.of(Table.of(SCHEMA, x), new Column(new Field.Categorical("kind", List.of("no", "yes")), y));
    }

    /** Says x, whatever it was trained on. */
    private static final Trainer<Classifier> SAYS_X = (train, run) -> Model.of(SCHEMA, train.classes(), x -> {
        double[] p = new double[2 * x.rows()];
        for (int i = 0; i < x.rows(); i++) {
            p[2 * i] = 1 - x.column(0)[i];
            p[2 * i + 1] = x.column(0)[i];
        }
        return p;
    });

    @Test
    void fit_bareTrainer_isAPipelineThatDecidesThere() {
        PipelineClassifier model =
                ThresholdTuning.of(SAYS_X, ThresholdCriterion.cost(1, 9)).fit(data());
        // A missed one costs nine: everything from the first yes, x = 0.2, on.
        assertThat(model.threshold().probability()).isEqualTo(0.5 * 0.175 + 0.5 * 0.2);
        assertThat(model.threshold().criterion()).isEqualTo("cost 1.0 of a false positive and 9.0 of a false negative");
        assertThat(model.predict(data().features()))
                .isEqualTo(SAYS_X.fit(data()).predict(data().features()));
        ClassPredictions decided = ClassPredictions.of(model, data());
        assertThat(new Recall().score(decided).require()).isOne();
    }

    @Test
    void fit_pipelinesTrainer_keepsItsSteps() {
        Trainer<PipelineClassifier> base = Pipeline.standard().classifier(new NearestMean());
        PipelineClassifier model =
                ThresholdTuning.of(base, ThresholdCriterion.best(new F1())).fit(data());
        assertThat(model.last()).isInstanceOf(base.fit(data()).last().getClass());
        assertThat(model.predict(data().features())).isEqualTo(base.fit(data()).predict(data().features()));
        assertThat(model.threshold().criterion()).isEqualTo("F1");
    }

    @Test
    void fit_overCalibration_tunesTheCalibratedProbabilities() {
        Calibration calibration = Calibration.of(Pipeline.standard().classifier(new NearestMean()));
        PipelineClassifier model =
                ThresholdTuning.of(calibration, ThresholdCriterion.youden()).fit(data());
        assertThat(model.last()).isInstanceOf(CalibratedClassifier.class);
        assertThat(model.predict(data().features()))
                .isEqualTo(calibration.fit(data()).predict(data().features()));
    }

    /** A model that knows its training rows by heart is no help: held out, it says one half. */
    @Test
    void fit_learntByHeart_choosesByRowsNotSeen() {
        Trainer<Classifier> byHeart = (train, run) -> Model.of(SCHEMA, train.classes(), x -> {
            double[] p = new double[2 * x.rows()];
            for (int i = 0; i < x.rows(); i++) {
                double value = x.column(0)[i];
                double truth = IntStream.range(0, train.rows())
                        .filter(r -> train.features().column(0)[r] == value)
                        .mapToDouble(r -> train.target().values()[r])
                        .findFirst()
                        .orElse(0.5);
                p[2 * i + 1] = truth;
                p[2 * i] = 1 - truth;
            }
            return p;
        });
        // All at 0.5, 22 yes and 18 no: everything positive costs 18, nothing 22.
        PipelineClassifier model =
                ThresholdTuning.of(byHeart, ThresholdCriterion.cost(1, 1)).fit(data());
        assertThat(model.threshold().probability()).isEqualTo(0.25);
    }

    @Test
    void fit_seed_choosesTheFolds() {
        ThresholdTuning tuning = ThresholdTuning.of(new NearestMean(), ThresholdCriterion.youden());
        double one = tuning.withSeed(1).fit(data()).threshold().probability();
        assertThat(tuning.withSeed(1).fit(data()).threshold().probability()).isEqualTo(one);
        assertThat(tuning.withSeed(2).fit(data()).threshold().probability()).isNotEqualTo(one);
    }

    @Test
    void fit_threeClasses_isRefusedWithTheirNames() {
        Column target = new Column(new Field.Categorical("kind", List.of("a", "b", "c")), new double[] {0, 1, 2});
        Dataset three = Dataset.of(Table.of(SCHEMA, new double[] {1, 2, 3}), target);
        assertThatThrownBy(() ->
                        ThresholdTuning.of(SAYS_X, ThresholdCriterion.youden()).fit(three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"kind\": expected a target of two classes for a decision threshold, got"
                        + " [\"a\", \"b\", \"c\"]");
    }
}
