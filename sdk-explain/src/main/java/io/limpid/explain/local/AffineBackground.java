package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Model;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.PipelineModel;
import io.limpid.explain.ModelOutput;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What delta evaluation needs of a model and a background, found once for all explained rows: the first layer's weights
 * and the background as that layer sees it. Exists only where each of the layer's inputs comes from one raw column.
 */
final class AffineBackground {

    private final ModelOutput output;
    private final AffineInputModel model;
    private final UnaryOperator<Table> encoding;

    /** The raw column each encoded column comes from. */
    private final int[] source;

    /** {@code layer[unit][encoded column]}. */
    private final double[][] layer;

    /** {@code encoded[background row][encoded column]}. */
    private final double[][] encoded;

    private final double[] weights;

    private AffineBackground(
            ModelOutput output,
            AffineInputModel model,
            UnaryOperator<Table> encoding,
            int[] source,
            double[][] encoded,
            double[] weights) {
        this.output = output;
        this.model = model;
        this.encoding = encoding;
        this.source = source;
        this.encoded = encoded;
        this.weights = weights;
        this.layer = new double[model.units()][source.length];
        for (int u = 0; u < layer.length; u++) {
            for (int j = 0; j < source.length; j++) {
                layer[u][j] = model.weight(u, j);
            }
        }
    }

    /** Empty when the model has no affine input layer, or an encoded column mixes raw ones, or a value is missing. */
    static Optional<AffineBackground> of(ModelOutput output, Table background, double[] weights) {
        Model model = output.model();
        if (model instanceof AffineInputModel bare) {
            int[] identity = new int[model.features().size()];
            for (int j = 0; j < identity.length; j++) {
                identity[j] = j;
            }
            return of(output, bare, model.features()::align, identity, background, weights);
        }
        if (model instanceof PipelineModel pipeline
                && pipeline.last() instanceof AffineInputModel last
                && last.outputs() == model.outputs()) {
            FittedTransformer steps = pipeline.preprocessing();
            int[] source = new int[last.features().size()];
            for (int j = 0; j < source.length; j++) {
                int[] sources = steps.sources(
                        steps.output().require(last.features().field(j).name()));
                if (sources.length != 1) {
                    return Optional.empty();
                }
                source[j] =
                        model.features().require(steps.input().field(sources[0]).name());
            }
            UnaryOperator<Table> encoding = x -> last.features().align(steps.transform(x));
            return of(output, last, encoding, source, background, weights);
        }
        return Optional.empty();
    }

    private static Optional<AffineBackground> of(
            ModelOutput output,
            AffineInputModel model,
            UnaryOperator<Table> encoding,
            int[] source,
            Table background,
            double[] weights) {
        double[][] encoded = rows(encoding.apply(background));
        return finite(encoded)
                ? Optional.of(new AffineBackground(output, model, encoding, source, encoded, weights))
                : Optional.empty();
    }

    /** Empty when the row has a missing value that the model's first layer would see. */
    Optional<CoalitionEvaluator> at(Table row, int[] players) {
        double[][] encodedRow = rows(encoding.apply(row));
        if (!finite(encodedRow)) {
            return Optional.empty();
        }
        int[] playerOf = new int[source.length];
        for (int j = 0; j < source.length; j++) {
            playerOf[j] = -1;
            for (int player = 0; player < players.length; player++) {
                playerOf[j] = players[player] == source[j] ? player : playerOf[j];
            }
        }
        return Optional.of(new DeltaEvaluator(this, encodedRow[0], playerOf, players.length));
    }

    private static double[][] rows(Table table) {
        double[][] rows = new double[table.rows()][table.schema().size()];
        for (int j = 0; j < table.schema().size(); j++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = table.column(j)[i];
            }
        }
        return rows;
    }

    private static boolean finite(double[][] rows) {
        for (double[] row : rows) {
            for (double v : row) {
                if (!(Math.abs(v) < Double.POSITIVE_INFINITY)) {
                    return false;
                }
            }
        }
        return true;
    }

    ModelOutput output() {
        return output;
    }

    AffineInputModel model() {
        return model;
    }

    double[][] layer() {
        return layer;
    }

    double[][] encoded() {
        return encoded;
    }

    double[] weights() {
        return weights;
    }
}
