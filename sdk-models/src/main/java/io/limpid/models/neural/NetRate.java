package io.limpid.models.neural;

/** The factor of the learning rate in each epoch of one training. */
final class NetRate {

    private final LearningRateSchedule schedule;
    private final int epochs;
    private final int warmUp;
    /** What a plateau, or a power, has come to. */
    private double factor = 1;

    private double lowest = Double.POSITIVE_INFINITY;
    private int waited;

    NetRate(LearningRateSchedule schedule, int epochs) {
        boolean rises = schedule instanceof LearningRateSchedule.WarmUp;
        this.schedule = rises ? ((LearningRateSchedule.WarmUp) schedule).then() : schedule;
        this.warmUp = rises ? ((LearningRateSchedule.WarmUp) schedule).epochs() : 0;
        this.epochs = epochs - warmUp;
    }

    /** The factor of an epoch, asked for once each and in order. */
    double of(int epoch) {
        if (epoch < warmUp) {
            return (epoch + 1.0) / (warmUp + 1.0);
        }
        int e = epoch - warmUp;
        if (schedule instanceof LearningRateSchedule.Step step) {
            factor *= e > 0 && e % step.every() == 0 ? step.factor() : 1;
            return factor;
        }
        if (schedule instanceof LearningRateSchedule.Cosine cosine) {
            double share = epochs > 1 ? e / (epochs - 1.0) : 0;
            return cosine.last() + (1 - cosine.last()) * halfWave(share);
        }
        return factor;
    }

    /** Hears the loss of an epoch. */
    void after(int epoch, double loss) {
        if (!(schedule instanceof LearningRateSchedule.OnPlateau plateau) || epoch < warmUp) {
            return;
        }
        if (loss < lowest) {
            lowest = loss;
            waited = 0;
        } else if (++waited >= plateau.patience()) {
            factor *= plateau.factor();
            waited = 0;
        }
    }

    /**
     * {@code (1 + cos(pi x)) / 2} for x from 0 to 1: 1 - sin^2(pi x / 2), by a sine of our own, the same everywhere.
     */
    static double halfWave(double x) {
        if (x > 0.5) {
            return 1 - halfWave(1 - x);
        }
        double t = 0.5 * Math.PI * x; // At most pi / 4, where eight terms leave less than an ulp.
        double square = t * t;
        double series = 0;
        for (int k = 15; k >= 3; k -= 2) {
            series = -square / (k * (k - 1)) * (1 + series);
        }
        double sine = t * (1 + series);
        return 1 - sine * sine;
    }
}
