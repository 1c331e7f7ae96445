package io.limpid.models.neural;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Model;
import io.limpid.core.numeric.OptionChecks;
import io.limpid.core.run.Run;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes a trained net's weights an eighth as large in its file: each becomes one of 255 multiples of a scale of its
 * unit, {@code weight = scale code}, with codes from -127 to 127. In memory the weights are doubles again, those that
 * the codes stand for, so that the model predicts as fast as before and is explained in the same ways; and a model read
 * from its file predicts the same bits.
 *
 * <p>Of each unit's scales, from the largest weight to 0.6 of it (larger weights are then cut), the one is taken under
 * which the unit's sums come nearest to what they were over the calibration rows, in squared error weighted by row: so
 * it is never further off than the scale of the largest weight. The weights are measured in deviations of their inputs,
 * to the nearest power of two, so that columns of different units share a scale without harm; and what the rounding
 * moves a unit's sums on average goes into its bias, which like all biases stays a double. A weight of 0 stays 0, and
 * none changes its sign.
 *
 * <pre>{@code
 * CompactNet<Classifier> small = NetQuantization.withDefaults().apply(classifier, train);
 * double share = small.share(); // of the file's size
 * CompactNet.Comparison beside = small.compare(test);
 * }</pre>
 *
 * <p>The model has no {@link Model#history()}: the history stays with the original. Cost: 21 multiplications per weight
 * and calibration row. The same data give the same bits, whatever the workers.
 *
 * @see <a href="https://arxiv.org/abs/1806.08342">Krishnamoorthi (2018), of scales per output unit</a>
 * @see <a href="https://arxiv.org/abs/1906.04721">Nagel et al. (2019), of scaling inputs and correcting biases</a>
 */
public final class NetQuantization {

    private static final int MOST_ROWS = 1_000_000;

    private final int calibrationRows;

    private NetQuantization(int calibrationRows) {
        this.calibrationRows = OptionChecks.requireCount("calibrationRows", calibrationRows, MOST_ROWS);
    }

    /** At most 1,024 calibration rows. */
    public static NetQuantization withDefaults() {
        return new NetQuantization(1_024);
    }

    /**
     * The same with at most so many calibration rows, from 1 to 1,000,000: evenly spaced ones of those that have
     * weight. They are held in memory as the widest layer gets them.
     */
    public NetQuantization withCalibrationRows(int most) {
        return new NetQuantization(most);
    }

    /** The same as {@link #apply(Model, Dataset, Run)} on the calling thread. */
    public <M extends Model> CompactNet<M> apply(M model, Dataset calibration) {
        return apply(model, calibration, Run.quiet());
    }

    /**
     * The model with its net in 8 bits: a net, or one behind a pipeline or under a calibration, which then stay as they
     * are.
     *
     * @param calibration rows as the model reads them, such as those it was trained on; the target is not looked at
     * @throws IllegalArgumentException when the model holds no net, no row has weight, one cannot be predicted, a step
     *     of the pipeline is of a kind that this library's model files don't know, or what a weight or an input does
     *     over the rows is beyond double precision; the message then names layer, unit and column
     * @throws java.util.concurrent.CancellationException when the run was cancelled
     */
    public <M extends Model> CompactNet<M> apply(M model, Dataset calibration, Run run) {
        Objects.requireNonNull(run, "run");
        FoundNet found = FoundNet.in(Objects.requireNonNull(model, "model"));
        NetCalibration.Rows rows = new NetCalibration.Rows(found, calibration, calibrationRows);
        NetLayers net = found.net().net();
        byte[][][] codes = new byte[net.count()][][];
        double[][] scales = new double[net.count()][];
        short[][] exponents = new short[net.count()][];
        double[][][] weights = new double[net.count()][][];
        double[][] biases = new double[net.count()][];
        for (int layer = 0; layer < codes.length; layer++) {
            run.progress().update("coding weights", layer, codes.length);
            NetCalibration inputs = rows.layer(layer);
            NetCoding coding = new NetCoding(net.weights(layer), inputs);
            run.workers().forEach(coding.scales.length, unit -> {
                run.cancellation().check();
                coding.code(unit);
            });
            codes[layer] = coding.codes;
            scales[layer] = coding.scales;
            exponents[layer] = coding.exponents;
            weights[layer] = new double[coding.scales.length][];
            biases[layer] = net.biases(layer).clone();
            for (int u = 0; u < biases[layer].length; u++) {
                weights[layer][u] = NetCodes.weights(coding.scales[u], coding.codes[u], coding.exponents);
                biases[layer][u] = inputs.bias(u, biases[layer][u], coding.shortfall[u]);
            }
        }
        run.progress().update("coding weights", codes.length, codes.length);
        NetCodes coded = new NetCodes(codes, scales, exponents);
        return CompactNet.of(model, found.net().with(net.with(weights, biases), Optional.of(coded)), calibration);
    }
}
