package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.StandardScaler;
import io.limpid.models.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Very many columns, and columns far from zero. */
class LogisticRegressionScaleTest {

    /** Newton's method would keep half a matrix of columns²; the listener's complaint ends a fit that turns to it. */
    @Test
    void fit_moreColumnsThanNewtonTakes_descentAlone() {
        Run run =
                Run.quiet().with((stage, done, total) -> assertThat(stage).startsWith("logistic regression, descent,"));
        LogisticRegressionModel model = LogisticRegression.withDefaults().fit(Samples.random(40, 5_001, 6), run);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
        assertThat(model.convergence().measure()).isLessThanOrEqualTo(1e-10);
    }

    /** p equal columns share one coefficient, and lambda / 2 sum (b / p)^2 = (lambda / p) / 2 b^2. */
    @Test
    void fit_moreColumnsThanNewtonTakes_sameMinimum() {
        Dataset one = Samples.random(60, 1, 8);
        double[][] copies = new double[5_001][];
        Arrays.fill(copies, one.features().column(0));
        Dataset wide = one.withFeatures(Samples.table(copies));
        LogisticRegression trainer = LogisticRegression.withDefaults();
        double[] descended = trainer.withPenalty(Penalty.ridge(0.05)).fit(wide).predict(wide.features());
        double[] newton =
                trainer.withPenalty(Penalty.ridge(0.05 / 5_001)).fit(one).predict(one.features());
        for (int i = 0; i < newton.length; i++) {
            assertThat(descended[i])
                    .isCloseTo(newton[i], within(1e-7)); // a gradient of 1e-10 over a curvature near 0.1
        }
    }

    @Test
    void fit_moreColumnsThanNewtonTakesHardlyPenalised_notReached() {
        Dataset data = Samples.random(20, 5_001, 9);
        for (double lambda : new double[] {0, 1e-300}) {
            LogisticRegressionModel model = LogisticRegression.withDefaults()
                    .withPenalty(Penalty.ridge(lambda))
                    .fit(data);
            assertThat(model.convergence().measure()).as("lambda " + lambda).isLessThanOrEqualTo(1e-10);
            assertThat(model.convergence().status()).as("lambda " + lambda).isEqualTo(Convergence.Status.NOT_REACHED);
        }
    }

    /**
     * The offsets and sums are exact in double precision, so the standardised fit must not see the offset: tolerance
     * some roundings of the fit itself.
     */
    @Test
    void fit_commonOffset_sameCoefficient() {
        LogisticRegression trainer = LogisticRegression.withDefaults().withPenalty(Penalty.ridge(0.1));
        double alone = trainer.fit(shifted(0)).coefficient(0, 0);
        for (double offset : new double[] {1e6, 1e12, 1e14, 1e15}) {
            assertThat(trainer.fit(shifted(offset)).coefficient(0, 0))
                    .as("offset " + offset)
                    .isCloseTo(alone, within(1e-13));
        }
    }

    /** The limit that the class names, and the way out that it names: what is standardised first loses nothing. */
    @Test
    void predict_commonOffset_logOddsWithinTheStatedError() {
        LogisticRegression trainer = LogisticRegression.withDefaults().withPenalty(Penalty.ridge(0.1));
        double[] alone = logOdds(trainer.fit(shifted(0)), shifted(0));
        for (double offset : new double[] {1e3, 1e6, 1e9, 1e12, 1e15}) {
            Dataset data = shifted(offset);
            LogisticRegressionModel model = trainer.fit(data);
            double stated = 0x1p-51 * Math.abs(model.coefficient(0, 0)) * offset;
            double[] direct = logOdds(model, data);
            double[] scaled = logOdds(
                    Pipeline.of(StandardScaler.withDefaults())
                            .classifier(trainer)
                            .fit(data),
                    data);
            for (int i = 0; i < alone.length; i++) {
                assertThat(direct[i]).as("offset " + offset).isCloseTo(alone[i], within(stated + 1e-12));
                assertThat(scaled[i]).as("offset " + offset).isCloseTo(alone[i], within(1e-12));
            }
        }
    }

    /** Four hundred rows of 0 to 3 above an offset. */
    private static Dataset shifted(double offset) {
        double[] x = new double[400];
        double[] y = new double[400];
        for (int i = 0; i < x.length; i++) {
            x[i] = offset + i % 4;
            y[i] = i % 7 < 1 + i % 4 ? 1 : 0;
        }
        return Samples.of(y, x);
    }

    private static double[] logOdds(Classifier model, Dataset data) {
        double[] p = model.predict(data.features());
        double[] z = new double[data.rows()];
        for (int i = 0; i < z.length; i++) {
            z[i] = StrictMath.log(p[2 * i + 1] / p[2 * i]);
        }
        return z;
    }
}
