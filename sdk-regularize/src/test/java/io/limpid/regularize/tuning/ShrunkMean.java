package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Regressor;
import io.limpid.core.run.Run;
import java.util.Arrays;

/** Predicts the weighted mean of the training target divided by {@code 1 + lambda}: every score can be worked out by hand. */
record ShrunkMean(Penalty penalty) implements PenalizedTrainer<ShrunkMean.Constant> {

    /** One number for every row. */
    record Constant(Schema features, double number) implements Regressor {
        @Override
        public void predict(Table x, double[] out) {
            features.align(x);
            Arrays.fill(out, number);
        }
    }

    /** Without a penalty. */
    static ShrunkMean plain() {
        return new ShrunkMean(Penalty.none());
    }

    @Override
    public Constant fit(Dataset train, Run run) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < train.rows(); i++) {
            sum += train.weights()[i] * train.target().values()[i];
            total += train.weights()[i];
        }
        return new Constant(train.features().schema(), sum / total / (1 + penalty.lambda()));
    }

    @Override
    public ShrunkMean withPenalty(Penalty other) {
        return new ShrunkMean(other);
    }
}
