package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;

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
 * What every regressor over numeric columns promises; the test of a trainer inherits this and names the trainer and the
 * codecs that know its model.
 */
public abstract class RegressorContract extends ModelContract {

    @Override
    protected abstract Trainer<? extends Regressor> trainer();

    /** Three numeric columns {@code a, b, c} and a target {@code price}, {@code 2 a + b + 10} and noise. */
    @Override
    protected final Dataset data() {
        SplittableRandom random = new SplittableRandom(12);
        double[][] x = new double[3][ROWS];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < 3; j++) {
                x[j][i] = 4 * random.nextDouble() - 2;
            }
            y[i] = 2 * x[0][i] + x[1][i] + 10 + random.nextDouble();
        }
        Schema schema = Schema.of(new Field.Numeric("a"), new Field.Numeric("b"), new Field.Numeric("c"));
        return Dataset.of(Table.of(schema, x), new Column(new Field.Numeric("price"), y));
    }

    @Override
    final void assertAnswers(double[] outputs) {
        for (double value : outputs) {
            assertThat(value).isFinite();
        }
    }

    private Regressor fit() {
        return trainer().fit(data());
    }

    @Test
    void predict_anyRows_areFiniteNumbers() {
        Regressor model = fit();
        double[] far = {0, -0.0, 1e100, -1e100, 1e6, -1e6, Double.MIN_VALUE};
        assertThat(model.outputs()).isOne();
        assertAnswers(model.predict(data().features()));
        assertAnswers(model.predict(Table.of(data().features().schema(), far, far, far)));
    }

    @Test
    void predict_trainingRows_isBetterThanTheMean() {
        double[] p = fit().predict(data().features());
        double[] y = data().target().values();
        double mean = Arrays.stream(y).average().orElseThrow();
        double left = 0;
        double all = 0;
        for (int i = 0; i < ROWS; i++) {
            left += (y[i] - p[i]) * (y[i] - p[i]);
            all += (y[i] - mean) * (y[i] - mean);
        }
        assertThat(left).isLessThan(0.9 * all);
    }

    @Test
    void fit_categoricalTarget_isRefusedWithItsName() {
        Column target = new Column(new Field.Categorical("kind", List.of("x")), new double[ROWS]);
        assertNotFitted(Dataset.of(data().features(), target), "\"kind\"");
    }

    @Test
    void fit_constantTarget_givesNumbers() {
        double[] constant = new double[ROWS];
        Arrays.fill(constant, 7);
        Column target = new Column(data().target().field(), constant);
        assertAnswers(trainer().fit(Dataset.of(data().features(), target)).predict(data().features()));
    }

    /** One row is little, but a mean can be had of it: both answers are honest. */
    @Test
    void fit_oneRow_isRefusedOrGivesANumber() {
        Dataset one = data().select(new int[] {1});
        Regressor model;
        try {
            model = trainer().fit(one);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("expected");
            return;
        }
        assertAnswers(model.predict(one.features()));
    }

    @Test
    void coefficients_ofALinearModel_giveItsPredictions() {
        Regressor model = fit();
        Assumptions.assumeTrue(model instanceof LinearModel, "no linear model");
        AffineChecks.assertLinear(model, (LinearModel) model, data().features());
    }
}
