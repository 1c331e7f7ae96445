package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.models.Samples;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights as a file has them, ours or a forger's: two columns, two units, one output. */
class NetWeightsContentTest {

    private static final Dataset DATA = Samples.random(20, 2, 1);
    private static final Schema TWO = DATA.features().schema();
    private static final TrainingRecord RECORD = TrainingRecord.of(DATA, 0);

    @TempDir
    private Path folder;

    private MultilayerPerceptronModel read(Consumer<ModelContent.Builder> weights) {
        Path file = folder.resolve("m.limpid");
        ModelFile.of(MultilayerPerceptron.withDefaults().withEpochs(1).fit(DATA), RECORD)
                .write(file, ModelCodecs.of(stranger(new double[][] {{0.25, 0}, {0}}, weights)));
        return (MultilayerPerceptronModel)
                ModelFile.read(file, NeuralCodecs.ALL).model();
    }

    private void refused(Consumer<ModelContent.Builder> weights, String message) {
        assertThatThrownBy(() -> read(weights))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message);
    }

    private static ModelCodec<MultilayerPerceptronModel> stranger(
            double[][] biases, Consumer<ModelContent.Builder> weights) {
        return stranger(out -> {
            out.choice("activation", Activation.RELU)
                    .integer("layers", biases.length)
                    .numbers(
                            "widths",
                            Arrays.stream(biases).mapToDouble(b -> b.length).toArray());
            for (int layer = 0; layer < biases.length; layer++) {
                out.numbers("biases" + layer, biases[layer]);
            }
            weights.accept(out);
        });
    }

    private static ModelCodec<MultilayerPerceptronModel> stranger(Consumer<ModelContent.Builder> net) {
        return new ModelCodec<>() {
            @Override
            public String kind() {
                return "multilayer-perceptron";
            }

            @Override
            public Class<MultilayerPerceptronModel> type() {
                return MultilayerPerceptronModel.class;
            }

            @Override
            public void encode(MultilayerPerceptronModel part, ModelContent.Builder out) {
                out.schema("features", TWO).texts("classes", List.of("a", "b")).choice("engine", NeuralEngine.LIMPID);
                net.accept(out);
            }

            @Override
            public MultilayerPerceptronModel decode(ModelContent in) {
                throw new IllegalStateException("only written by this codec");
            }
        };
    }

    private static void coded(ModelContent.Builder out, byte[] first, double scale, byte[] exponents) {
        out.integer("weightBits", 8)
                .bytes("codes0", first)
                .numbers("scales0", new double[] {scale, 1})
                .bytes("exponents0", exponents)
                .bytes("codes1", new byte[] {1, 2})
                .numbers("scales1", new double[] {1})
                .bytes("exponents1", new byte[4]);
    }

    private static final byte[] CODES = {1, -127, 0, 127};
    private static final byte[] EXPONENTS = {0, 3, -1, -1}; // 3 and -1, big-endian

    @Test
    void read_codes_theWeightsTheyStandFor() {
        MultilayerPerceptronModel net = read(out -> coded(out, CODES, 0.5, EXPONENTS));
        assertThat(net.weight(0, 0, 0)).isEqualTo(4);
        assertThat(net.weight(0, 0, 1)).isEqualTo(-31.75);
        assertThat(net.weight(0, 1, 0)).isZero();
        assertThat(net.weight(0, 1, 1)).isEqualTo(63.5);
        assertThat(net.bias(0, 0)).isEqualTo(0.25);
        assertThat(net.bitsPerWeight()).isEqualTo(8);
    }

    @Test
    void read_codesThatNoneWrites_refused() {
        refused(out -> coded(out, new byte[] {1, -128, 0, 0}, 0.5, EXPONENTS), "from -127 to 127, got -128");
        refused(out -> coded(out, CODES, -0.5, EXPONENTS), "scales: expected numbers of at least 0, got -0.5");
        refused(out -> coded(out, CODES, 0.5, new byte[] {127, 0, 0, 0}), "weights: expected finite numbers");
        refused(out -> coded(out, new byte[3], 0.5, EXPONENTS), "\"codes0\": expected 4 bytes, got 3");
        refused(out -> coded(out, CODES, 0.5, new byte[2]), "\"exponents0\": expected 4 bytes, got 2");
        refused(
                out -> out.integer("weightBits", 4).numbers("weights0", new double[4]),
                "\"codes0\": expected an array of 4 bytes, got none");
        refused(
                out -> out.integer("weightBits", 8)
                        .numbers("weights0", new double[4])
                        .numbers("weights1", new double[2]),
                "\"codes0\": expected an array of 4 bytes, got none");
    }

    @Test
    void read_otherBits_refused() {
        refused(
                out -> out.integer("weightBits", 4)
                        .bytes("codes0", CODES)
                        .numbers("scales0", new double[] {1, 1})
                        .bytes("exponents0", EXPONENTS)
                        .bytes("codes1", new byte[] {1, 2})
                        .numbers("scales1", new double[] {1})
                        .bytes("exponents1", new byte[4]),
                "\"weightBits\": expected a whole number from 8 to 8, got 4");
    }

    private static void sparse(ModelContent.Builder out, int places, int present, double... weights) {
        out.bytes("places0", new byte[] {(byte) places})
                .integer("present0", present)
                .numbers("weights0", weights)
                .numbers("weights1", new double[2]);
    }

    @Test
    void read_placesOfWeights_theOthersAreZero() {
        MultilayerPerceptronModel net = read(out -> sparse(out, 0b0110_0000, 2, 1.5, -2));
        assertThat(net.weight(0, 0, 0)).isZero();
        assertThat(net.weight(0, 0, 1)).isEqualTo(1.5);
        assertThat(net.weight(0, 1, 0)).isEqualTo(-2);
        assertThat(net.weight(0, 1, 1)).isZero();
    }

    @Test
    void read_placesThatDontFit_refused() {
        refused(out -> sparse(out, 0b0110_0000, 1, 1.5), "\"places0\": expected 1 bits set");
        refused(out -> sparse(out, 0b0110_0001, 3, 1, 2, 3), "none of them behind the last weight's");
        refused(out -> sparse(out, 0b0110_0000, 2, 1.5), "\"weights0\": expected 2 numbers, got 1");
        refused(out -> sparse(out, 0b0110_0000, 2, 1.5, 0), "\"weights0\": expected none that is 0");
        refused(out -> sparse(out, 0b1111_0000, 5, 1, 2, 3, 4), "\"present0\": expected a whole number from 0 to 4");
    }

    @Test
    void read_placesOfCodes_theOthersAreZero() {
        MultilayerPerceptronModel net =
                read(out -> coded(sparseCodes(out, 0b1001_0000, 2), new byte[] {3, 5}, 2, new byte[4]));
        assertThat(net.weight(0, 0, 0)).isEqualTo(6);
        assertThat(net.weight(0, 0, 1)).isZero();
        assertThat(net.weight(0, 1, 1)).isEqualTo(5);
        refused(
                out -> coded(sparseCodes(out, 0b1001_0000, 2), new byte[] {3, 0}, 2, new byte[4]),
                "\"codes0\": expected none that is 0");
    }

    private static ModelContent.Builder sparseCodes(ModelContent.Builder out, int places, int present) {
        return out.bytes("places0", new byte[] {(byte) places}).integer("present0", present);
    }

    /** Such a file's weights are doubles; codes beside them would be other weights than the model predicts by. */
    @Test
    void read_codesBesideTheFirstFormat_refused() {
        assertThat(readFirstFormat(out -> out).bitsPerWeight()).isEqualTo(64);
        assertThatThrownBy(() -> readFirstFormat(out -> out.integer("weightBits", 8)
                        .bytes("codes0", new byte[] {100, -100})
                        .numbers("scales0", new double[] {1})
                        .bytes("exponents0", new byte[4])
                        .bytes("codes1", new byte[] {5})
                        .numbers("scales1", new double[] {1})
                        .bytes("exponents1", new byte[2])))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("weightBits");
    }

    private MultilayerPerceptronModel readFirstFormat(UnaryOperator<ModelContent.Builder> more) {
        Path file = folder.resolve("m.limpid");
        ModelFile.of(MultilayerPerceptron.withDefaults().withEpochs(1).fit(DATA), RECORD)
                .write(
                        file,
                        ModelCodecs.of(stranger(out -> more.apply(out.integer("units", 1)
                                .numbers("weights", new double[] {1, 1})
                                .numbers("biases", new double[] {0})
                                .numbers("outputWeights", new double[] {1})
                                .number("outputBias", 0)))));
        return (MultilayerPerceptronModel)
                ModelFile.read(file, NeuralCodecs.ALL).model();
    }

    /** Less than a megabyte that asks for a hundred million weights, of which the first layer is all there. */
    @Test
    void read_moreWeightsThanAnyFileHolds_refusedBeforeTheyAreMade() {
        Path file = folder.resolve("m.limpid");
        double[][] biases = {new double[100_000], new double[1_000], new double[1]};
        ModelFile.of(MultilayerPerceptron.withDefaults().withEpochs(1).fit(DATA), RECORD)
                .write(
                        file,
                        ModelCodecs.of(stranger(
                                biases,
                                out -> out.integer("present0", 0)
                                        .bytes("places0", new byte[25_000])
                                        .numbers("weights0", new double[0])
                                        .numbers("weights1", new double[5])
                                        .numbers("weights2", new double[5]))));
        assertThatThrownBy(() -> ModelFile.read(file, NeuralCodecs.ALL))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(
                        "weights: expected at most 67108864 in all layers of a model file, got 100200000");
    }

    /** Half a megabyte of places that asks for 32 megabytes of weights. */
    @Test
    void read_layersLeftOutAltogether_refusedBeforeTheyAreMade() {
        double[][] biases = {new double[2_000], new double[2_000], new double[1]};
        Path file = folder.resolve("m.limpid");
        ModelFile.of(MultilayerPerceptron.withDefaults().withEpochs(1).fit(DATA), RECORD)
                .write(
                        file,
                        ModelCodecs.of(stranger(
                                biases,
                                out -> out.numbers("weights0", new double[4_000])
                                        .integer("present1", 0)
                                        .bytes("places1", new byte[500_000])
                                        .numbers("weights1", new double[0])
                                        .numbers("weights2", new double[2_000]))));
        assertThatThrownBy(() -> ModelFile.read(file, NeuralCodecs.ALL))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(
                        "weights: expected at least 1 for every 64 places beyond 1048576, got 4000000 places too many");
    }

    /** What is written can be read: only layers that the bound allows are written without their zeros. */
    @Test
    void write_nearlyAllZeros_isReadBack() {
        MultilayerPerceptronModel net = zeros(2, 1_000, 1_000, 1_000, 1);
        Path file = folder.resolve("m.limpid");
        ModelFile.of(net, RECORD).write(file, NeuralCodecs.ALL);
        assertThat(ModelFile.of(net, RECORD).size(NeuralCodecs.ALL)).isBetween(8_000_000L, 9_000_000L);
        NeuralNetModel read =
                (NeuralNetModel) ModelFile.read(file, NeuralCodecs.ALL).model();
        assertThat(read.hidden()).containsExactly(1_000, 1_000, 1_000);
        assertThat(read.weight(2, 999, 999)).isZero();
    }

    private static MultilayerPerceptronModel zeros(int... widths) {
        double[][][] weights = new double[widths.length - 1][][];
        double[][] biases = new double[widths.length - 1][];
        for (int layer = 0; layer < weights.length; layer++) {
            weights[layer] = new double[widths[layer + 1]][widths[layer]];
            biases[layer] = new double[widths[layer + 1]];
        }
        return new MultilayerPerceptronModel(
                TWO,
                List.of("a", "b"),
                NeuralEngine.LIMPID,
                new NetLayers(weights, biases, Activation.RELU, NetOutput.SIGMOID),
                List.of());
    }

    @Test
    void fit_moreWeightsThanAFileHolds_refusedBeforeTraining() {
        assertThatThrownBy(() -> MultilayerPerceptron.withDefaults()
                        .withHidden(5_000, 5_000, 5_000, 5_000)
                        .fit(DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hidden: expected at most 67108864 weights in all layers, got 75015000");
    }

    /** Minus zero is a number of its own: a file must not lose its sign. */
    @Test
    void write_minusZeroAmongZeros_isReadBack() {
        double[][] first = new double[200][2];
        first[7][1] = -0.0;
        first[9][0] = 3;
        double[][] last = new double[1][200];
        MultilayerPerceptronModel net = new MultilayerPerceptronModel(
                TWO,
                List.of("a", "b"),
                NeuralEngine.LIMPID,
                new NetLayers(
                        new double[][][] {first, last},
                        new double[][] {new double[200], new double[1]},
                        Activation.RELU,
                        NetOutput.SIGMOID),
                List.of());
        Path file = folder.resolve("m.limpid");
        ModelFile.of(net, RECORD).write(file, NeuralCodecs.ALL);
        MultilayerPerceptronModel read = (MultilayerPerceptronModel)
                ModelFile.read(file, NeuralCodecs.ALL).model();
        assertThat(Double.doubleToRawLongBits(read.weight(0, 7, 1))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(read.weight(0, 9, 0)).isEqualTo(3);
        assertThat(ModelFile.of(net, RECORD).size(NeuralCodecs.ALL)).isLessThan(4_000); // 600 doubles are 4,800.
    }
}
