package io.limpid.explain.local;

import java.util.SplittableRandom;

/** A categorical column's level frequencies; the last one is that of missing values. */
final class LevelFrequencies implements ColumnDistribution {

    private final double[] frequencies;
    private final double[] cumulative;

    LevelFrequencies(double[] frequencies) {
        this.frequencies = frequencies;
        this.cumulative = ColumnDistribution.cumulative(frequencies);
    }

    static LevelFrequencies of(double[] codes, int levels) {
        double[] frequencies = new double[levels + 1];
        for (double code : codes) {
            frequencies[Double.isNaN(code) ? levels : (int) code]++;
        }
        for (int k = 0; k <= levels; k++) {
            frequencies[k] /= codes.length;
        }
        return new LevelFrequencies(frequencies);
    }

    double[] frequencies() {
        return frequencies;
    }

    private int missing() {
        return frequencies.length - 1;
    }

    @Override
    public int cell(double value) {
        if (Double.isNaN(value)) {
            return missing();
        }
        return value < missing() ? (int) value : frequencies.length;
    }

    @Override
    public boolean seen(double value) {
        return cell(value) < frequencies.length && frequencies[cell(value)] > 0;
    }

    @Override
    public void draw(SplittableRandom random, double[] values, int[] cells) {
        for (int i = 0; i < values.length; i++) {
            cells[i] = ColumnDistribution.draw(cumulative, random);
            values[i] = cells[i] == missing() ? Double.NaN : cells[i];
        }
    }

    @Override
    public String condition(String name, double value, String text) {
        return Double.isNaN(value) ? name + " is missing" : name + " = " + text;
    }
}
