package io.limpid.models.neural;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.numeric.ClassificationTask;
import io.limpid.core.numeric.LeastSquaresTask;
import java.util.List;

/**
 * A data set made ready for a net, whatever it predicts: numeric columns without missing values, and only the rows that
 * have weight, so that a row of weight 0 is as good as absent.
 *
 * @param features the columns' names
 * @param name the target's name
 * @param classes the classes, none for a target of numbers
 * @param columns {@code columns[feature][row]}
 * @param target class indices or numbers
 * @param weights above 0
 */
record NetTask(
        Schema features, String name, List<String> classes, double[][] columns, double[] target, double[] weights) {

    /** Classes to be told apart, checked as by {@link ClassificationTask#of}. */
    static NetTask ofClasses(Dataset data) {
        ClassificationTask task = ClassificationTask.of(data);
        return new NetTask(
                task.features(), data.target().name(), task.classes(), task.columns(), task.target(), task.weights());
    }

    /** Numbers to be predicted, checked as by {@link LeastSquaresTask#of}. */
    static NetTask ofNumbers(Dataset data) {
        LeastSquaresTask task = LeastSquaresTask.of(data);
        return new NetTask(task.features(), task.name(), List.of(), task.columns(), task.target(), task.weights());
    }

    int rows() {
        return weights.length;
    }

    NetOutput output() {
        return classes.isEmpty() ? NetOutput.LINEAR : MultilayerPerceptronModel.output(classes.size());
    }
}
