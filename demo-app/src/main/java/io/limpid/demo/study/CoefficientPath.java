package io.limpid.demo.study;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Model;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.run.Run;
import java.util.List;
import java.util.Optional;

/**
 * How a linear model's coefficients grow as its penalty becomes weaker, of the columns as the preprocessing makes them,
 * so that columns of different units compare.
 *
 * @param names of these columns
 * @param lambdas falling
 * @param coefficients {@code [column][lambda]}
 */
public record CoefficientPath(List<String> names, List<Double> lambdas, double[][] coefficients) {

    /** Copies the lists. */
    public CoefficientPath {
        names = List.copyOf(names);
        lambdas = List.copyOf(lambdas);
    }

    /** That of all these rows; empty unless the models are linear ones with one predictor. */
    public static Optional<CoefficientPath> of(
            PenalizedTrainer<?> trainer, Dataset data, LambdaSequence lambdas, Run run) {
        List<? extends Model> models = trainer.path(data, lambdas, run).models();
        if (!(Description.last(models.get(0)) instanceof LinearModel first) || first.predictors() != 1) {
            return Optional.empty();
        }
        double[][] coefficients = new double[first.features().size()][models.size()];
        for (int m = 0; m < models.size(); m++) {
            LinearModel model = (LinearModel) Description.last(models.get(m));
            for (int j = 0; j < coefficients.length; j++) {
                coefficients[j][m] = model.coefficient(0, j);
            }
        }
        return Optional.of(new CoefficientPath(first.features().names(), lambdas.lambdas(), coefficients));
    }
}
