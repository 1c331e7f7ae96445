package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every classifier over numeric columns promises; the test of a trainer inherits this and names the trainer and
 * the codecs that know its model.
 */
public abstract class ClassifierContract extends ModelContract {

    @Override
    protected abstract Trainer<? extends Classifier> trainer();

    /** Three numeric columns {@code a, b, c} and a target {@code kind} of these classes, which overlap. */
    protected List<String> classes() {
        return List.of("no", "yes");
    }

    /** Every class is there. */
    @Override
    protected final Dataset data() {
        SplittableRandom random = new SplittableRandom(11);
        double[][] x = new double[3][ROWS];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            y[i] = i % classes().size();
            for (int j = 0; j < 3; j++) {
                x[j][i] = 4 * random.nextDouble() - 2 + (j < 2 ? y[i] : 0);
            }
        }
        Schema schema = Schema.of(new Field.Numeric("a"), new Field.Numeric("b"), new Field.Numeric("c"));
        return Dataset.of(Table.of(schema, x), new Column(new Field.Categorical("kind", classes()), y));
    }

    private Classifier fit() {
        return trainer().fit(data());
    }

    private static void assertProbabilities(double[] p, int classes) {
        for (int from = 0; from < p.length; from += classes) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                assertThat(p[from + k]).isBetween(0.0, 1.0);
                sum += p[from + k];
            }
            assertThat(sum).isCloseTo(1, within(1e-12)); // A few roundings of numbers up to one.
        }
    }

    @Override
    final void assertAnswers(double[] outputs) {
        assertProbabilities(outputs, classes().size());
    }

    @Test
    void predict_anyRows_areProbabilitiesThatSumToOne() {
        Classifier model = fit();
        assertThat(model.outputs()).isEqualTo(classes().size());
        assertThat(model.classes()).isEqualTo(classes());
        double[] far = {0, -0.0, 1e100, -1e100, 1e6, -1e6, Double.MIN_VALUE};
        Table extreme = Table.of(data().features().schema(), far, far, far);
        assertProbabilities(model.predict(data().features()), model.outputs());
        assertProbabilities(model.predict(extreme), model.outputs());
    }

    @Test
    void predict_trainingRows_isBetterThanChance() {
        Classifier model = fit();
        double[] p = model.predict(data().features());
        double truth = 0;
        for (int i = 0; i < ROWS; i++) {
            truth += p[i * model.outputs() + (int) data().target().values()[i]];
        }
        assertThat(truth / ROWS).isGreaterThan(1.0 / model.outputs());
    }

    @Test
    void fit_numericTarget_isRefusedWithItsName() {
        Column target = new Column(new Field.Numeric("price"), data().target().values());
        assertNotFitted(Dataset.of(data().features(), target), "\"price\"");
    }

    @Test
    void fit_oneClassOnly_isRefusedWithTheTargetsName() {
        Column target = new Column(data().target().field(), new double[ROWS]);
        assertNotFitted(Dataset.of(data().features(), target), "\"kind\"");
    }

    @Test
    void fit_oneClassWithWeightOnly_isRefusedWithTheTargetsName() {
        double[] weights =
                Arrays.stream(data().target().values()).map(y -> y == 0 ? 1 : 0).toArray();
        assertNotFitted(data().withWeights(weights), "\"kind\"");
    }

    @Test
    void fit_oneRow_isRefused() {
        assertNotFitted(data().select(new int[] {1}), "expected");
    }

    @Test
    void coefficients_ofALinearModel_giveItsProbabilities() {
        Classifier model = fit();
        Assumptions.assumeTrue(model instanceof LinearModel, "no linear model");
        AffineChecks.assertLinear(model, (LinearModel) model, data().features());
    }
}
