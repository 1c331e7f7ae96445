package io.limpid.core.model;

import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@link NearestMean} fits: class {@code k} has the log-odds {@code m_k'x - |m_k|^2 / 2}, up to a constant. */
public final class NearestMeanModel implements Classifier, LinearModel, AffineInputModel {

    /** How it stands in a file. */
    public static final ModelCodec<NearestMeanModel> CODEC = new Codec();

    private final Schema features;
    private final List<String> classes;
    private final double[][] means;
    private final double[][] weights;
    private final double[] biases;

    private NearestMeanModel(Schema features, List<String> classes, double[][] means) {
        this.features = features;
        this.classes = List.copyOf(classes);
        this.means = means;
        int units = classes.size() == 2 ? 1 : classes.size();
        this.weights = new double[units][means.length];
        this.biases = new double[units];
        for (int unit = 0; unit < units; unit++) {
            for (int j = 0; j < means.length; j++) {
                double mean = means[j][units == 1 ? 1 : unit];
                double other = units == 1 ? means[j][0] : 0;
                weights[unit][j] = mean - other;
                biases[unit] -= (mean * mean - other * other) / 2;
            }
        }
    }

    static NearestMeanModel of(Schema features, List<String> classes, double[][] means) {
        return new NearestMeanModel(features, classes, means);
    }

    @Override
    public Schema features() {
        return features;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public int predictors() {
        return units();
    }

    @Override
    public double intercept(int k) {
        return biases[k];
    }

    @Override
    public double coefficient(int k, int j) {
        return weights[k][j];
    }

    @Override
    public int units() {
        return biases.length;
    }

    @Override
    public double weight(int unit, int feature) {
        return weights[unit][feature];
    }

    @Override
    public double bias(int unit) {
        return biases[unit];
    }

    @Override
    public void evaluate(double[][] z, int rows, double[] out) {
        for (int i = 0; i < rows; i++) {
            if (units() == 1) {
                out[2 * i + 1] = Elementary.sigmoid(z[0][i]);
                out[2 * i] = Elementary.sigmoid(-z[0][i]);
                continue;
            }
            double most = Double.NEGATIVE_INFINITY;
            for (double[] unit : z) {
                most = Math.max(most, unit[i]);
            }
            double sum = 0;
            for (int k = 0; k < units(); k++) {
                out[i * units() + k] = Elementary.exp(z[k][i] - most);
                sum += out[i * units() + k];
            }
            for (int k = 0; k < units(); k++) {
                out[i * units() + k] /= sum;
            }
        }
    }

    @Override
    public void predict(Table x, double[] out) {
        if (out.length != (long) x.rows() * outputs()) {
            throw new IllegalArgumentException(
                    "out: expected " + (long) x.rows() * outputs() + " elements, got " + out.length);
        }
        Table aligned = features.align(x);
        double[][] z = new double[units()][x.rows()];
        for (int unit = 0; unit < units(); unit++) {
            Arrays.fill(z[unit], biases[unit]);
            for (int j = 0; j < features.size(); j++) {
                requirePresent(features, aligned, j);
                double[] column = aligned.column(j);
                for (int i = 0; i < x.rows(); i++) {
                    z[unit][i] += weights[unit][j] * column[i];
                }
            }
        }
        evaluate(z, x.rows(), out);
    }

    static void requirePresent(Schema schema, Table table, int j) {
        double[] column = table.column(j);
        for (int i = 0; i < column.length; i++) {
            if (Double.isNaN(column[i])) {
                throw RowException.of(schema.field(j).name(), i, "expected a number, got a missing value");
            }
        }
    }

    private static final class Codec implements ModelCodec<NearestMeanModel> {
        @Override
        public String kind() {
            return "nearest-mean";
        }

        @Override
        public Class<NearestMeanModel> type() {
            return NearestMeanModel.class;
        }

        @Override
        public void encode(NearestMeanModel model, ModelContent.Builder out) {
            out.schema("features", model.features).texts("classes", model.classes);
            for (int j = 0; j < model.means.length; j++) {
                out.numbers("means " + j, model.means[j]);
            }
        }

        @Override
        public NearestMeanModel decode(ModelContent in) {
            Schema features = in.schema("features");
            List<String> classes = new Field.Categorical("class", in.texts("classes")).levels();
            List<double[]> means = new ArrayList<>();
            for (int j = 0; j < features.size(); j++) {
                means.add(in.numbers("means " + j, classes.size()));
            }
            return of(features, classes, means.toArray(double[][]::new));
        }
    }
}
