package io.limpid.core.metric;

import io.limpid.core.kernel.Weights;
import java.util.Objects;

/**
 * The expected calibration error: the mean over the bins of a {@link CalibrationCurve}, weighted by their weight, of
 * how far the mean predicted probability of the positive class is from the observed share. 0 says that probabilities
 * mean what they say, bin by bin; it does not say that they tell classes apart. It depends on the bins: compare only
 * values of the same ones.
 *
 * <p>With more than two classes it is of the positive class against the rest. Undefined when no row has weight.
 *
 * <pre>{@code
 * double error = new CalibrationError().score(predictions).require();
 * Score finer = new CalibrationError(Binning.EQUAL_MASS, 20).score(predictions);
 * }</pre>
 *
 * @param binning how the bins are made
 * @param bins how many there are, at least 1
 * @see <a href="https://doi.org/10.1609/aaai.v29i1.9602">Naeini, Cooper and Hauskrecht (2015)</a>
 */
public record CalibrationError(Binning binning, int bins) implements ClassificationMetric {

    private static final int BINS = 10;

    /** Checks the ranges. */
    public CalibrationError {
        Objects.requireNonNull(binning, "binning");
        CalibrationCurve.requireBins(bins);
    }

    /** With ten bins of equal width. */
    public CalibrationError() {
        this(Binning.EQUAL_WIDTH, BINS);
    }

    @Override
    public String name() {
        String plain = (binning == Binning.EQUAL_MASS ? "equal-mass " : "") + "calibration error";
        return bins == BINS ? plain : plain + " in " + bins + " bins";
    }

    @Override
    public Direction direction() {
        return Direction.LOWER_IS_BETTER;
    }

    @Override
    public Range range() {
        return Range.UNIT;
    }

    @Override
    public Score score(ClassPredictions predictions) {
        ClassPredictions scaled = predictions.withWeights(Weights.forPairs(predictions.weights()));
        double sum = 0;
        double all = 0;
        for (CalibrationCurve.Bin bin :
                CalibrationCurve.of(scaled, binning, bins).bins()) {
            sum += bin.weight() * Math.abs(bin.meanPredicted() - bin.observedShare());
            all += bin.weight();
        }
        return all > 0 ? Score.of(Range.UNIT.nearest(sum / all)) : Score.undefined(Confusion.NO_WEIGHT);
    }
}
