package io.limpid.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.core.data.Table;
import io.limpid.models.neural.MultilayerPerceptronModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Writes the net of the benchmarks, its data, its background and the rows to explain as JSON, for other libraries. */
public final class PeerExport {

    /** Every thirtieth row from the third on, 19 of them; none is in the background. */
    private static final int[] EXPLAINED =
            IntStream.range(0, 19).map(i -> 3 + 30 * i).toArray();

    private PeerExport() {}

    /**
     * Writes one file.
     *
     * @param args the file to write
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("arguments: expected one file to write, got " + args.length);
        }
        Path file = Path.of(args[0]);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            new ObjectMapper().writeValue(file.toFile(), json(BreastCancer.load()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows that every library explains. */
    static int[] explained() {
        return EXPLAINED.clone();
    }

    /** Everything that gives the same predictions elsewhere, at full precision. */
    static ObjectNode json(BreastCancer cancer) {
        MultilayerPerceptronModel net = cancer.net();
        Table rows = cancer.data().features();
        ObjectNode node = new ObjectMapper().createObjectNode();
        ArrayNode names = node.putArray("features");
        rows.schema().names().forEach(names::add);
        ArrayNode classes = node.putArray("classes");
        net.classes().forEach(classes::add);
        ArrayNode weights = node.putArray("weights");
        ArrayNode biases = node.putArray("biases");
        ArrayNode outputWeights = node.putArray("outputWeights");
        for (int unit = 0; unit < net.units(); unit++) {
            ArrayNode row = weights.addArray();
            for (int j = 0; j < rows.schema().size(); j++) {
                row.add(net.weight(unit, j));
            }
            biases.add(net.bias(unit));
            outputWeights.add(net.weight(1, 0, unit));
        }
        node.put("outputBias", net.bias(1, 0));
        matrix(node.putArray("rows"), rows);
        vector(node.putArray("target"), cancer.data().target().values());
        double[] probabilities = net.predict(rows);
        double[] positive = new double[rows.rows()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = probabilities[2 * i + 1];
        }
        vector(node.putArray("predictions"), positive);
        matrix(node.putArray("background"), cancer.background());
        ArrayNode explained = node.putArray("explained");
        IntStream.of(EXPLAINED).forEach(explained::add);
        return node;
    }

    private static void matrix(ArrayNode out, Table table) {
        for (int i = 0; i < table.rows(); i++) {
            ArrayNode row = out.addArray();
            for (int j = 0; j < table.schema().size(); j++) {
                row.add(table.column(j)[i]);
            }
        }
    }

    private static void vector(ArrayNode out, double[] values) {
        for (double value : values) {
            out.add(value);
        }
    }
}
