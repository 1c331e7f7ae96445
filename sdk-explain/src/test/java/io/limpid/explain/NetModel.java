package io.limpid.explain;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** A net with one hidden layer and a sigmoid, for tests: the smallest model with an affine input that is not linear. */
public final class NetModel implements AffineInputModel, Classifier {

    private final Schema schema;
    private final double[][] hidden;
    private final double[] bias;
    private final double[] last;
    private final double lastBias;
    private final DoubleUnaryOperator activation;

    /** A net of given weights. */
    public NetModel(
            Schema schema,
            double[][] hidden,
            double[] bias,
            double[] last,
            double lastBias,
            DoubleUnaryOperator activation) {
        this.schema = schema;
        this.hidden = hidden;
        this.bias = bias;
        this.last = last;
        this.lastBias = lastBias;
        this.activation = activation;
    }

    /** A net of ReLU units with random weights. */
    public static NetModel random(Schema schema, int units, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] hidden = new double[units][schema.size()];
        double[] bias = new double[units];
        double[] last = new double[units];
        for (int u = 0; u < units; u++) {
            for (int j = 0; j < hidden[u].length; j++) {
                hidden[u][j] = (2 * random.nextDouble() - 1) / Math.sqrt(schema.size());
            }
            bias[u] = 2 * random.nextDouble() - 1;
            last[u] = 4 * random.nextDouble() - 2;
        }
        return new NetModel(schema, hidden, bias, last, 0.1, z -> Math.max(z, 0));
    }

    /** Numeric columns {@code x0}, {@code x1}, ... */
    public static Schema columns(int count) {
        Field[] fields = new Field[count];
        for (int j = 0; j < count; j++) {
            fields[j] = new Field.Numeric("x" + j);
        }
        return Schema.of(fields);
    }

    @Override
    public Schema features() {
        return schema;
    }

    @Override
    public List<String> classes() {
        return List.of("no", "yes");
    }

    @Override
    public int units() {
        return hidden.length;
    }

    @Override
    public double weight(int unit, int feature) {
        return hidden[unit][feature];
    }

    @Override
    public double bias(int unit) {
        return bias[unit];
    }

    @Override
    public void evaluate(double[][] z, int rows, double[] out) {
        double[] sum = new double[rows];
        Arrays.fill(sum, lastBias);
        for (int u = 0; u < z.length; u++) {
            for (int i = 0; i < rows; i++) {
                sum[i] += last[u] * activation.applyAsDouble(z[u][i]);
            }
        }
        for (int i = 0; i < rows; i++) {
            out[2 * i] = Elementary.sigmoid(-sum[i]);
            out[2 * i + 1] = Elementary.sigmoid(sum[i]);
        }
    }

    @Override
    public void predict(Table x, double[] out) {
        Table aligned = schema.align(x);
        double[][] z = new double[hidden.length][x.rows()];
        for (int u = 0; u < z.length; u++) {
            Arrays.fill(z[u], bias[u]);
            for (int j = 0; j < schema.size(); j++) {
                for (int i = 0; i < x.rows(); i++) {
                    z[u][i] += hidden[u][j] * aligned.column(j)[i];
                }
            }
        }
        evaluate(z, x.rows(), out);
    }
}
