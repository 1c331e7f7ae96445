package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Score;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.models.TrainedModelCodecs;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits whose coefficients are well within double precision, and whose evidence is not. */
class LinearRangeTest {

    @TempDir
    private Path folder;

    /** The residuals are about 1e299, the root of the weights 2e15. */
    @Test
    void fit_residualErrorBeyondDoubles_isUndefinedAndSaved() {
        double[] weights = new double[4];
        Arrays.fill(weights, 1e30);
        Dataset data = LinearRegressionTest.data(
                        new double[] {1e300, 2.1e300, 2.9e300, 4e300}, new double[] {1, 2, 3, 4})
                .withWeights(weights);
        LinearRegressionModel model = LinearRegression.withDefaults().fit(data);
        assertThat(model.coefficient(0, 0)).isBetween(0.97e300, 0.99e300);
        assertThat(model.summary().residualStandardError()).isEqualTo(Score.undefined("beyond double precision"));
        assertThat(model.summary().rSquared().require()).isGreaterThan(0.99);
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, TrainingRecord.of(data, 0)).write(file, TrainedModelCodecs.ALL);
        assertThat(ModelFile.read(file, TrainedModelCodecs.ALL)
                        .model(LinearRegressionModel.class)
                        .summary())
                .isEqualTo(model.summary());
    }

    /** A slope's error of about 1e-201, whose square no double has; the intercept's is of order one. */
    @Test
    void covariance_belowDoubles_isUndefined() {
        Dataset data =
                LinearRegressionTest.data(new double[] {1, 2.1, 2.9, 4}, new double[] {1e200, 2e200, 3e200, 4e200});
        LinearRegressionModel model = LinearRegression.withDefaults().fit(data);
        assertThat(model.summary().coefficients().get(0).standardError().require())
                .isPositive();
        CoefficientCovariance covariance = model.covariance();
        assertThat(covariance.between(0, 0)).isEqualTo(Score.undefined("the covariance is beyond double precision"));
        assertThat(covariance.matrix()[0][0]).isNaN();
        assertThat(covariance.between(0, 1).require()).isNegative();
        assertThat(covariance.matrix()[1][1]).isPositive();
    }
}
