package io.limpid.models.neural;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Weights;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Shows what is inside a net: its weights, what every unit gives for a row, and what it gives over a data set. Of a net
 * behind a pipeline or under a calibration it takes the raw columns, and shows the net behind them. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * NetInspection inside = NetInspection.of(classifier);
 * double weight = inside.layers().get(0).units().get(3).weights().get(0);
 * double[] outputs = inside.activations(table).layers().get(0).units().get(3).outputs();
 * List<Integer> dead = inside.summary(data).layers().get(0).dead();
 * }</pre>
 */
public final class NetInspection {

    private final FoundNet found;

    private NetInspection(FoundNet found) {
        this.found = found;
    }

    /**
     * A look into the net that a model is, or that stands behind its pipeline or under its calibration.
     *
     * @throws IllegalArgumentException when there is none; the message says what there is
     */
    public static NetInspection of(Model model) {
        return new NetInspection(FoundNet.in(Objects.requireNonNull(model, "model")));
    }

    /** The net itself, without what stands around it. */
    public NeuralNetModel net() {
        return found.net();
    }

    /** The weights, layer by layer: the hidden layers in their order, then that of the output. Unmodifiable. */
    public List<NetLayer> layers() {
        NetLayers net = net().net();
        return IntStream.range(0, net.count()).mapToObj(this::layer).toList();
    }

    private NetLayer layer(int layer) {
        NetLayers net = net().net();
        List<String> inputs = layer == 0 ? net().features().names() : names(layer - 1);
        List<String> names = names(layer);
        boolean hidden = place(layer) == NetLayer.Place.HIDDEN;
        List<NetLayer.Unit> units = new ArrayList<>();
        for (int u = 0; u < names.size(); u++) {
            double[] weights = net.weights(layer)[u];
            int zeros =
                    (int) Arrays.stream(weights).filter(weight -> weight == 0).count();
            units.add(new NetLayer.Unit(
                    names.get(u),
                    net.biases(layer)[u],
                    hidden ? net().gain(layer, u) : 1,
                    hidden ? net().shift(layer, u) : 0,
                    norm(weights),
                    zeros,
                    Arrays.stream(weights).boxed().toList()));
        }
        Activation activation = hidden ? net.activation() : Activation.LINEAR;
        return new NetLayer(layer, place(layer), activation, inputs, units);
    }

    /** Measured in the largest one, so that no square overflows or vanishes. */
    private static double norm(double[] weights) {
        double largest = 0;
        for (double weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        double squares = 0;
        for (double weight : weights) {
            squares += largest == 0 ? 0 : weight / largest * (weight / largest);
        }
        return largest * Math.sqrt(squares);
    }

    private NetLayer.Place place(int layer) {
        return layer < net().net().count() - 1 ? NetLayer.Place.HIDDEN : NetLayer.Place.OUTPUT;
    }

    private List<String> names(int layer) {
        int units = net().net().biases(layer).length;
        if (place(layer) == NetLayer.Place.HIDDEN) {
            return IntStream.range(0, units).mapToObj(u -> "unit " + u).toList();
        }
        List<String> outputs = outputs();
        // One unit of two classes is the score of the positive one.
        return outputs.subList(outputs.size() - units, outputs.size());
    }

    private List<String> outputs() {
        return net() instanceof Classifier classifier ? classifier.classes() : List.of("prediction");
    }

    /**
     * What every unit gives for each row of a table. Memory: two numbers for each unit and row.
     *
     * @throws IllegalArgumentException when a row cannot be predicted, as by {@link Model#predict(Table, double[])}
     */
    public NetActivations activations(Table x) {
        NetLayers net = net().net();
        int rows = x.rows();
        int hidden = net.count() - 1;
        double[][][] sums = new double[net.count()][][];
        double[][][] outputs = new double[net.count()][][];
        for (int layer = 0; layer < sums.length; layer++) {
            sums[layer] = new double[net.biases(layer).length][rows];
            outputs[layer] = layer < hidden ? new double[net.biases(layer).length][rows] : sums[layer];
        }
        double[] predicted = new double[Math.multiplyExact(rows, outputs().size())];
        int[] all = IntStream.range(0, rows).toArray();
        found.forEach(x, all, (forward, from, count) -> {
            for (int layer = 0; layer < sums.length; layer++) {
                copy(forward.sums(layer), sums[layer], from, count);
                if (layer < hidden) {
                    copy(forward.inputs(layer + 1), outputs[layer], from, count);
                }
            }
            forward.write(predicted, from, count);
        });
        List<NetActivations.Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < sums.length; layer++) {
            List<String> names = names(layer);
            List<NetActivations.Unit> units = new ArrayList<>();
            for (int u = 0; u < names.size(); u++) {
                units.add(new NetActivations.Unit(names.get(u), sums[layer][u], outputs[layer][u]));
            }
            layers.add(new NetActivations.Layer(layer, units));
        }
        return new NetActivations(rows, layers, predictions(predicted, rows));
    }

    private static void copy(double[][] tile, double[][] all, int from, int rows) {
        for (int u = 0; u < all.length; u++) {
            System.arraycopy(tile[u], 0, all[u], from, rows);
        }
    }

    private List<NetActivations.Prediction> predictions(double[] predicted, int rows) {
        List<String> names = outputs();
        List<NetActivations.Prediction> predictions = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            double[] values = new double[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = predicted[i * names.size() + k];
            }
            predictions.add(new NetActivations.Prediction(names.get(k), values));
        }
        return predictions;
    }

    /**
     * How what every unit gives is spread over the rows of a data set, each counting by its weight; a row of weight 0
     * is as good as absent. With a categorical target also over the rows of each class. The rows are taken tile by
     * tile: of each only its place is kept.
     *
     * @throws IllegalArgumentException when no row has weight, a row that has cannot be predicted, or a unit's numbers
     *     are so large that their deviation is beyond double precision
     */
    public NetSummary summary(Dataset data) {
        double[] weights = Weights.forSums(data.weights());
        int[] rows = IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0)
                .toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException("rows: expected at least 1 row with weight, got 0");
        }
        List<String> classes =
                data.target().field() instanceof Field.Categorical categorical ? categorical.levels() : List.of();
        NetSpread[][][] spreads = spreads(classes.size() + 1);
        double[] codes = data.target().values();
        found.forEach(data.features(), rows, (forward, from, count) -> {
            for (int layer = 0; layer < spreads.length; layer++) {
                double[][] given =
                        place(layer) == NetLayer.Place.HIDDEN ? forward.inputs(layer + 1) : forward.outputSums();
                for (int u = 0; u < spreads[layer].length; u++) {
                    NetSpread[] unit = spreads[layer][u];
                    for (int i = 0; i < count; i++) {
                        int row = rows[from + i];
                        unit[0].add(given[u][i], weights[row]);
                        if (unit.length > 1) {
                            unit[1 + (int) codes[row]].add(given[u][i], weights[row]);
                        }
                    }
                }
            }
        });
        return summary(spreads, classes, rows.length);
    }

    private NetSpread[][][] spreads(int each) {
        NetLayers net = net().net();
        NetSpread[][][] spreads = new NetSpread[net.count()][][];
        for (int layer = 0; layer < spreads.length; layer++) {
            spreads[layer] = new NetSpread[net.biases(layer).length][each];
            for (NetSpread[] unit : spreads[layer]) {
                Arrays.setAll(unit, k -> new NetSpread());
            }
        }
        return spreads;
    }

    private NetSummary summary(NetSpread[][][] spreads, List<String> classes, int rows) {
        List<NetSummary.Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < spreads.length; layer++) {
            List<NetSummary.Unit> units = new ArrayList<>();
            List<String> names = names(layer);
            for (int u = 0; u < names.size(); u++) {
                String name = names.get(u);
                NetSpread[] unit = spreads[layer][u];
                Map<String, NetSummary.Spread> byClass = new LinkedHashMap<>();
                for (int k = 0; k < classes.size(); k++) {
                    if (!unit[k + 1].isEmpty()) {
                        byClass.put(classes.get(k), unit[k + 1].of(layer, name));
                    }
                }
                units.add(new NetSummary.Unit(name, unit[0].of(layer, name), byClass));
            }
            layers.add(new NetSummary.Layer(layer, place(layer), units));
        }
        return new NetSummary(rows, layers);
    }
}
