package io.limpid.models.neural;

import io.limpid.core.data.Schema;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.text.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A net whose outputs are probabilities. Of two classes {@code 1 - p} and {@code p = 1 / (1 + exp(-s))}, {@code s} the
 * sum of its one output unit; of more, {@code exp(s_k) / sum_l exp(s_l)}, with one output unit per class.
 */
public final class MultilayerPerceptronModel extends NeuralNetModel implements Classifier {

    private final List<String> classes;

    MultilayerPerceptronModel(
            Schema features, List<String> classes, NeuralEngine engine, NetLayers net, List<TrainingRound> history) {
        this(features, classes, engine, net, history, Optional.empty());
    }

    MultilayerPerceptronModel(
            Schema features,
            List<String> classes,
            NeuralEngine engine,
            NetLayers net,
            List<TrainingRound> history,
            Optional<NetCodes> codes) {
        super(features, engine, net, history, codes);
        this.classes = List.copyOf(classes);
        if (classes.size() < 2 || new HashSet<>(classes).size() != classes.size()) {
            throw new IllegalArgumentException(
                    "classes: expected at least 2 different ones, got " + Quoted.list(classes));
        }
        int units = output(classes.size()).units(classes.size());
        if (net.output() != output(classes.size()) || net.outputUnits() != units) {
            throw new IllegalArgumentException("output layer: expected " + units + " units, got " + net.outputUnits());
        }
    }

    @Override
    MultilayerPerceptronModel with(NetLayers other, Optional<NetCodes> otherCodes) {
        return new MultilayerPerceptronModel(features(), classes, engine(), other, List.of(), otherCodes);
    }

    /** What the output of so many classes is made by. */
    static NetOutput output(int classes) {
        return classes == 2 ? NetOutput.SIGMOID : NetOutput.SOFTMAX;
    }

    @Override
    public List<String> classes() {
        return classes;
    }
}
