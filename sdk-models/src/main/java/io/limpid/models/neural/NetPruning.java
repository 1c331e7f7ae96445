package io.limpid.models.neural;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Model;
import io.limpid.core.numeric.OptionChecks;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;

/**
 * Sets a share of a trained net's weights to zero, the smallest first; a model file then holds the others only, and one
 * bit a weight. (Of a large net a layer with less than one weight in 64 left may be written whole.) A weight's size is
 * measured in what it moves its unit's sum, {@code |weight|} times the standard deviation of its input over the
 * calibration rows, so that the unit of a column does not matter; an input that does not vary over them goes first.
 * What the weights taken away gave on average goes into the biases. No other weight changes, and the net is not trained
 * again. Zeros of the net count as taken away.
 *
 * <pre>{@code
 * CompactNet<Classifier> small = NetPruning.overall(0.5).apply(classifier, train);
 * CompactNet.Comparison beside = small.compare(test);
 * CompactNet<Classifier> smaller = NetQuantization.withDefaults().apply(small.model(), train);
 * }</pre>
 *
 * <p>The model has no {@link Model#history()}: the history stays with the original. Of weights in 8 bits the others
 * stay in 8 bits.
 *
 * @see <a href="https://arxiv.org/abs/1506.02626">Han et al. (2015)</a>
 */
public final class NetPruning {

    /** Rows that the inputs are measured on. */
    private static final int CALIBRATION_ROWS = 1_024;

    /** The size of a weight that is zero already: before those that are but moved by nothing. */
    private static final double GONE = -1;

    private enum Scope {
        OVERALL,
        EACH_LAYER
    }

    private final Scope scope;
    private final double share;

    private NetPruning(Scope scope, double share) {
        this.scope = scope;
        this.share = OptionChecks.requireShare("share", share);
    }

    /** Takes this share of all weights, rounded down, wherever they are; from 0 to below 1. */
    public static NetPruning overall(double share) {
        return new NetPruning(Scope.OVERALL, share);
    }

    /** Takes this share of every layer's weights, rounded down; from 0 to below 1. */
    public static NetPruning eachLayer(double share) {
        return new NetPruning(Scope.EACH_LAYER, share);
    }

    /**
     * The model with its net pruned: a net, or one behind a pipeline or under a calibration, which then stay as they
     * are.
     *
     * @param calibration rows as the model reads them, such as those it was trained on; at most 1,024 evenly spaced
     *     ones that have weight are looked at, and the target is not
     * @throws IllegalArgumentException when the model holds no net, no row has weight, one cannot be predicted, or a
     *     step of the pipeline is of a kind that this library's model files don't know
     */
    public <M extends Model> CompactNet<M> apply(M model, Dataset calibration) {
        FoundNet found = FoundNet.in(Objects.requireNonNull(model, "model"));
        NetCalibration.Rows rows = new NetCalibration.Rows(found, calibration, CALIBRATION_ROWS);
        NetLayers net = found.net().net();
        NetCalibration[] inputs = new NetCalibration[net.count()];
        double[][] sizes = new double[net.count()][];
        for (int layer = 0; layer < inputs.length; layer++) {
            inputs[layer] = rows.layer(layer);
            sizes[layer] = sizes(net.weights(layer), inputs[layer]);
        }
        int[] taken = scope == Scope.OVERALL ? overall(sizes) : eachLayer(sizes);
        double[][][] weights = new double[net.count()][][];
        double[][] biases = new double[net.count()][];
        for (int layer = 0; layer < inputs.length; layer++) {
            boolean[] gone = smallest(sizes[layer], taken[layer]);
            weights[layer] = new double[net.weights(layer).length][];
            biases[layer] = net.biases(layer).clone();
            for (int u = 0; u < biases[layer].length; u++) {
                double[] kept = net.weights(layer)[u].clone();
                double[] off = new double[kept.length];
                for (int k = 0; k < kept.length; k++) {
                    if (gone[u * kept.length + k] || kept[k] == 0) {
                        off[k] = kept[k];
                        kept[k] = 0;
                    }
                }
                weights[layer][u] = kept;
                biases[layer][u] = inputs[layer].bias(u, biases[layer][u], inputs[layer].meanError(off));
            }
        }
        NeuralNetModel small =
                found.net().with(net.with(weights, biases), found.net().codes().map(codes -> codes.withZeros(weights)));
        return CompactNet.of(model, small, calibration);
    }

    private static double[] sizes(double[][] weights, NetCalibration inputs) {
        int width = weights[0].length;
        double[] sizes = new double[weights.length * width];
        for (int u = 0; u < weights.length; u++) {
            for (int k = 0; k < width; k++) {
                sizes[u * width + k] = weights[u][k] == 0 ? GONE : Math.abs(weights[u][k]) * inputs.deviation(k);
            }
        }
        return sizes;
    }

    /** The share as it is written: 0.29 of 100 are 29, though the nearest double is below 0.29. */
    private int count(int weights) {
        return BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(weights)).intValue();
    }

    private int[] eachLayer(double[][] sizes) {
        return Arrays.stream(sizes).mapToInt(layer -> count(layer.length)).toArray();
    }

    /** How many of each layer are among the smallest of all; of equal ones those of the first layers. */
    private int[] overall(double[][] sizes) {
        double[] sorted = Arrays.stream(sizes).flatMapToDouble(Arrays::stream).toArray();
        Arrays.sort(sorted);
        int left = count(sorted.length);
        int[] taken = new int[sizes.length];
        if (left == 0) {
            return taken;
        }
        double bound = sorted[left - 1];
        for (int layer = 0; layer < sizes.length; layer++) {
            taken[layer] = (int)
                    Arrays.stream(sizes[layer]).filter(size -> size < bound).count();
            left -= taken[layer];
        }
        for (int layer = 0; layer < sizes.length; layer++) {
            int equal = (int)
                    Arrays.stream(sizes[layer]).filter(size -> size == bound).count();
            int more = Math.min(left, equal);
            taken[layer] += more;
            left -= more;
        }
        return taken;
    }

    /** Marks the smallest {@code count}; of equal ones the first. */
    private static boolean[] smallest(double[] sizes, int count) {
        boolean[] marked = new boolean[sizes.length];
        if (count == 0) {
            return marked;
        }
        double[] sorted = sizes.clone();
        Arrays.sort(sorted);
        double bound = sorted[count - 1];
        int left = count;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < bound) {
                marked[i] = true;
                left--;
            }
        }
        for (int i = 0; i < sizes.length && left > 0; i++) {
            if (sizes[i] == bound) {
                marked[i] = true;
                left--;
            }
        }
        return marked;
    }
}
