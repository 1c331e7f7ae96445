package io.limpid.models.neural;

import io.limpid.core.data.Schema;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.TrainingRound;
import java.util.List;
import java.util.Optional;

/** A net whose prediction is the sum of its one output unit, in the target's unit. */
public final class MultilayerPerceptronRegressionModel extends NeuralNetModel implements Regressor {

    MultilayerPerceptronRegressionModel(
            Schema features, NeuralEngine engine, NetLayers net, List<TrainingRound> history) {
        this(features, engine, net, history, Optional.empty());
    }

    MultilayerPerceptronRegressionModel(
            Schema features,
            NeuralEngine engine,
            NetLayers net,
            List<TrainingRound> history,
            Optional<NetCodes> codes) {
        super(features, engine, net, history, codes);
        if (net.output() != NetOutput.LINEAR || net.outputUnits() != 1) {
            throw new IllegalArgumentException("output layer: expected 1 linear unit, got " + net.outputUnits());
        }
    }

    @Override
    MultilayerPerceptronRegressionModel with(NetLayers other, Optional<NetCodes> otherCodes) {
        return new MultilayerPerceptronRegressionModel(features(), engine(), other, List.of(), otherCodes);
    }
}
