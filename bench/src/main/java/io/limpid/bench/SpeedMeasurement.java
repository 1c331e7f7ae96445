package io.limpid.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.model.Classifier;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.models.TrainedModelCodecs;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.neural.CompactNet;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.MultilayerPerceptronModel;
import io.limpid.models.neural.NetQuantization;
import io.limpid.models.neural.NetStart;
import io.limpid.models.tree.GradientBoosting;
import io.limpid.models.tree.RandomForest;
import io.limpid.models.tree.TreeClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Times training and prediction of the models on one thread, on the rows {@link SpeedExport} wrote for the other
 * library, and writes seconds as JSON. One run of this program is one round; the other library's follows, and so on in
 * turns.
 */
public final class SpeedMeasurement {

    static final int EPOCHS = 20;
    private static final int FOREST_TREES = 300;
    private static final int LOGISTIC_ROWS = 1_000_000;

    private final ObjectNode result = new ObjectMapper().createObjectNode();
    private final Dataset train;
    private final Dataset heldOut;
    private final int round;

    private SpeedMeasurement(int round) {
        Dataset all = SyntheticRows.of(SpeedExport.ROWS + SpeedExport.HELD_OUT);
        this.train = SyntheticRows.part(all, 0, SpeedExport.ROWS);
        this.heldOut = SyntheticRows.part(all, SpeedExport.ROWS, all.rows());
        this.round = round;
    }

    /**
     * Writes one file.
     *
     * @param args the directory with the forest, the number of the round, from 0, and the file to write
     */
    public static void main(String[] args) {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "arguments: expected a directory, a round and a file to write, got " + args.length);
        }
        SmileLog.quiet();
        SpeedMeasurement measurement = new SpeedMeasurement(Integer.parseInt(args[1]));
        measurement.describe();
        MultilayerPerceptronModel net = measurement.netTraining();
        measurement.prediction("netPrediction", net, measurement.train.features(), 3, 60);
        measurement.quantized(NetQuantization.withDefaults().apply(net, measurement.train));
        measurement.quantizedAmes(FoldedData.ames().folds().get(0));
        measurement.logistic(LOGISTIC_ROWS);
        Path forest = Path.of(args[0]).resolve(SpeedExport.FOREST);
        measurement.forest(ModelFile.read(forest, TrainedModelCodecs.ALL).model(TreeClassifier.class));
        measurement.treeTraining(SpeedExport.TREE_ROWS, FOREST_TREES);
        measurement.singleRows(AmesPipelines.load(), 4, 20_000);
        try {
            new ObjectMapper().writeValue(Path.of(args[2]).toFile(), measurement.result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void describe() {
        result.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("rows", train.rows());
        result.put("heldOut", heldOut.rows());
        result.put("columns", SyntheticRows.COLUMNS);
        result.put("treeRows", SpeedExport.TREE_ROWS);
        result.put("trees", SpeedExport.TREES);
        result.put("depth", SpeedExport.DEPTH);
        result.put("forestTrees", FOREST_TREES);
        result.put("epochs", EPOCHS);
        result.put("logisticRows", LOGISTIC_ROWS);
    }

    /** Each fit from another seed; the losses are those of the last. */
    private MultilayerPerceptronModel netTraining() {
        // The start that scikit-learn takes: He's ends 0.002 higher after these epochs.
        MultilayerPerceptron trainer =
                MultilayerPerceptron.withDefaults().with(NetStart.GLOROT).withEpochs(EPOCHS);
        ObjectNode node = result.putObject("netTraining");
        Timed.measure(node, 3, 3, run -> trainer.withSeed(run).fit(train));
        ArrayNode training = node.putArray("trainingLoss");
        ArrayNode held = node.putArray("heldOutLoss");
        MultilayerPerceptronModel net = trainer.withSeed(round).fit(train);
        training.add(loss(net, train));
        held.add(loss(net, heldOut));
        return net;
    }

    static double loss(Classifier model, Dataset data) {
        return new LogLoss().score(ClassPredictions.of(model, data)).require();
    }

    private void prediction(String name, Classifier model, Table rows, double warmUpSeconds, int runs) {
        double[] out = new double[2 * rows.rows()];
        ObjectNode node = result.putObject(name);
        node.put("rows", rows.rows());
        Timed.measure(node, warmUpSeconds, runs, run -> model.predict(rows, out));
    }

    private void quantized(CompactNet<MultilayerPerceptronModel> small) {
        prediction("quantizedPrediction", small.model(), train.features(), 3, 60);
    }

    /** A net of a realistic size, for what is lost and what the file takes. */
    private void quantizedAmes(FoldedData.Split ames) {
        PipelineClassifier model = Pipeline.standard()
                .classifier(MultilayerPerceptron.withDefaults().withEpochs(EPOCHS))
                .fit(ames.train());
        CompactNet.Comparison beside =
                NetQuantization.withDefaults().apply(model, ames.train()).compare(ames.validation());
        ObjectNode node = result.putObject("quantizedAmes");
        node.put("rows", beside.rows());
        node.put("originalBytes", beside.originalBytes());
        node.put("bytes", beside.bytes());
        CompactNet<MultilayerPerceptronModel> bare = NetQuantization.withDefaults()
                .apply((MultilayerPerceptronModel) model.last(), encoded(model, ames.train()));
        node.put("originalNetBytes", bare.originalBytes());
        node.put("netBytes", bare.bytes());
        for (CompactNet.Measured score : beside.scores()) {
            node.putObject(score.metric()).put("original", score.original()).put("compact", score.compact());
        }
    }

    private static Dataset encoded(PipelineClassifier model, Dataset raw) {
        return raw.withFeatures(model.preprocessing().transform(raw.features()));
    }

    /** Beside it a plain sum over the same columns: how fast the memory gives them. */
    private void logistic(int rows) {
        Classifier model = LogisticRegression.withDefaults().fit(train);
        Table many = SyntheticRows.repeated(train.features(), rows);
        prediction("logisticPrediction", model, many, 2, 9);
        double[] sums = new double[1];
        Timed.measure(result.putObject("plainSum"), 1, 9, run -> sums[0] += sum(many));
        result.put("sum", sums[0]); // read, so that nobody can leave the work out
    }

    /** Four sums at once, since one would wait for its own last addition. */
    static double sum(Table table) {
        double all = 0;
        for (int j = 0; j < table.schema().size(); j++) {
            double[] column = table.column(j);
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = 0;
            for (; i + 3 < column.length; i += 4) {
                a += column[i];
                b += column[i + 1];
                c += column[i + 2];
                d += column[i + 3];
            }
            for (; i < column.length; i++) {
                a += column[i];
            }
            all += a + b + c + d;
        }
        return all;
    }

    private void forest(TreeClassifier forest) {
        prediction("forestPrediction", forest, train.features(), 2, 5);
        ObjectNode node = (ObjectNode) result.get("forestPrediction");
        node.put(
                "nodes",
                IntStream.range(0, forest.trees())
                        .mapToLong(t -> forest.tree(t).nodes())
                        .sum());
    }

    /** The first fit of each in the process, as a program that trains once pays it. */
    private void treeTraining(int rows, int trees) {
        Dataset few = SyntheticRows.part(train, 0, rows);
        ObjectNode forest = result.putObject("forestTraining");
        HotMethods.profile(
                () -> Timed.measure(
                        forest,
                        0,
                        1,
                        run -> RandomForest.classifier().withTrees(trees).fit(few)),
                forest.putArray("hot"));
        ObjectNode boosting = result.putObject("boostingTraining");
        HotMethods.profile(
                () -> Timed.measure(
                        boosting, 0, 1, run -> GradientBoosting.classifier().fit(few)),
                boosting.putArray("hot"));
    }

    private void singleRows(AmesPipelines ames, double warmUpSeconds, int runs) {
        singleRow("logisticRow", ames.logistic(), ames, warmUpSeconds, runs);
        singleRow("netRow", ames.net(), ames, warmUpSeconds, runs);
    }

    /** One row of named raw values after another. */
    private void singleRow(String name, PipelineClassifier model, AmesPipelines ames, double warmUpSeconds, int runs) {
        double[] sum = new double[1];
        ObjectNode node = result.putObject(name);
        Timed.measure(
                node,
                warmUpSeconds,
                runs,
                run -> sum[0] +=
                        model.predictOne(ames.sales().get(run % ames.sales().size()))[1]);
        node.put("sum", sum[0]);
        node.put("encodedColumns", model.preprocessing().output().size());
    }
}
