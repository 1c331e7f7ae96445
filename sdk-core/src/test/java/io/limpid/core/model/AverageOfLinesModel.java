package io.limpid.core.model;

import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import java.util.Arrays;

/** What {@link AverageOfLines} fits: {@code intercept + sum_j slope_j x_j}. */
public final class AverageOfLinesModel implements Regressor, LinearModel, AffineInputModel, DifferentiableModel {

    /** How it stands in a file. */
    public static final ModelCodec<AverageOfLinesModel> CODEC = new Codec();

    private final Schema features;
    private final double[] slopes;
    private final double intercept;

    AverageOfLinesModel(Schema features, double[] slopes, double intercept) {
        this.features = features;
        this.slopes = slopes.clone();
        this.intercept = intercept;
    }

    @Override
    public Schema features() {
        return features;
    }

    @Override
    public int predictors() {
        return 1;
    }

    @Override
    public double intercept(int k) {
        return intercept;
    }

    @Override
    public double coefficient(int k, int j) {
        return slopes[j];
    }

    @Override
    public int units() {
        return 1;
    }

    @Override
    public double weight(int unit, int feature) {
        return slopes[feature];
    }

    @Override
    public double bias(int unit) {
        return intercept;
    }

    @Override
    public void evaluate(double[][] z, int rows, double[] out) {
        System.arraycopy(z[0], 0, out, 0, rows);
    }

    @Override
    public void predict(Table x, double[] out) {
        if (out.length != x.rows()) {
            throw new IllegalArgumentException("out: expected " + x.rows() + " elements, got " + out.length);
        }
        Table aligned = features.align(x);
        Arrays.fill(out, intercept);
        for (int j = 0; j < slopes.length; j++) {
            NearestMeanModel.requirePresent(features, aligned, j);
            for (int i = 0; i < out.length; i++) {
                out[i] += slopes[j] * aligned.column(j)[i];
            }
        }
        for (int i = 0; i < out.length; i++) {
            if (!(Math.abs(out[i]) < Double.POSITIVE_INFINITY)) {
                throw RowException.of(i, "expected values that add up to a finite number, got " + out[i]);
            }
        }
    }

    @Override
    public void gradient(Table x, int output, double[][] out) {
        predict(x, new double[x.rows()]);
        if (output != 0) {
            throw new IllegalArgumentException("output: expected 0, got " + output);
        }
        if (out.length != slopes.length) {
            throw new IllegalArgumentException("out: expected " + slopes.length + " columns, got " + out.length);
        }
        for (int j = 0; j < slopes.length; j++) {
            if (out[j].length != x.rows()) {
                throw new IllegalArgumentException("out: expected " + x.rows() + " rows, got " + out[j].length);
            }
            Arrays.fill(out[j], slopes[j]);
        }
    }

    private static final class Codec implements ModelCodec<AverageOfLinesModel> {
        @Override
        public String kind() {
            return "average-of-lines";
        }

        @Override
        public Class<AverageOfLinesModel> type() {
            return AverageOfLinesModel.class;
        }

        @Override
        public void encode(AverageOfLinesModel model, ModelContent.Builder out) {
            out.schema("features", model.features)
                    .numbers("slopes", model.slopes)
                    .number("intercept", model.intercept);
        }

        @Override
        public AverageOfLinesModel decode(ModelContent in) {
            Schema features = in.schema("features");
            return new AverageOfLinesModel(features, in.numbers("slopes", features.size()), in.number("intercept"));
        }
    }
}
