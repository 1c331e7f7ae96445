package io.limpid.core.calibrate;

import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.model.LinearModel;
import java.util.Arrays;

/** The log-odds of a calibrated linear model: the base's, stretched and shifted. */
final class CalibratedLine {

    /** Rows added up at once: enough to work column by column, few enough to stay in cache. */
    private static final int BLOCK = 512;

    private final Schema features;
    private final double[] coefficients;
    private final double intercept;

    private CalibratedLine(Schema features, double[] coefficients, double intercept) {
        this.features = features;
        this.coefficients = coefficients;
        this.intercept = intercept;
    }

    static CalibratedLine of(LinearModel base, Calibrator calibrator) {
        double slope = calibrator instanceof PlattScaling platt
                ? platt.slope(1)
                : 1 / ((TemperatureScaling) calibrator).temperature();
        double offset = calibrator instanceof PlattScaling platt ? platt.offset(1) : 0;
        double[] coefficients = new double[base.features().size()];
        Arrays.setAll(coefficients, j -> slope * base.coefficient(0, j));
        return new CalibratedLine(base.features(), coefficients, slope * base.intercept(0) + offset);
    }

    double intercept() {
        return intercept;
    }

    double coefficient(int j) {
        return coefficients[j];
    }

    void predict(Table x, double[] out) {
        if (out.length != 2L * x.rows()) {
            throw new IllegalArgumentException("out: expected " + 2L * x.rows() + " elements, got " + out.length);
        }
        Table aligned = features.align(x);
        double[] z = new double[Math.min(BLOCK, x.rows())];
        for (int from = 0; from < x.rows(); from += BLOCK) {
            int rows = Math.min(BLOCK, x.rows() - from);
            logOdds(aligned, from, rows, z);
            probabilities(z, rows, out, from);
        }
    }

    private void logOdds(Table aligned, int from, int rows, double[] z) {
        Arrays.fill(z, intercept);
        for (int j = 0; j < coefficients.length; j++) {
            add(coefficients[j], aligned.column(j), from, rows, z);
        }
        for (int i = 0; i < rows; i++) {
            if (Double.isNaN(z[i])) {
                throw unusable(aligned, from + i);
            }
        }
    }

    private static void add(double coefficient, double[] column, int from, int rows, double[] z) {
        for (int i = 0; i < rows; i++) {
            z[i] += coefficient * column[from + i];
        }
    }

    private RowException unusable(Table x, int row) {
        for (int j = 0; j < coefficients.length; j++) {
            Field field = features.field(j);
            if (Double.isNaN(x.column(j)[row])) {
                return RowException.of(field.name(), row, "expected a number, got a missing value");
            }
        }
        return RowException.of(row, "expected values that can be added up, got a sum beyond double precision");
    }

    /** Both classes' probabilities of the rows from this one on. */
    static void probabilities(double[] z, int rows, double[] out, int from) {
        for (int i = 0; i < rows; i++) {
            out[2 * (from + i)] = Elementary.sigmoid(-z[i]);
            out[2 * (from + i) + 1] = Elementary.sigmoid(z[i]);
        }
    }
}
