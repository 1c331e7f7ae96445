package io.limpid.models.linear;

import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.RegressorContract;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.models.TrainedModelCodecs;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;

/** Linear regression keeps what a regressor promises, with a penalty and without. */
class LinearRegressionContractTest {

    @Nested
    class LeastSquaresFit extends Contract {
        LeastSquaresFit() {
            super(LinearRegression.withDefaults());
        }
    }

    @Nested
    class RidgeFit extends Contract {
        RidgeFit() {
            super(LinearRegression.withDefaults().withPenalty(Penalty.ridge(0.02)));
        }
    }

    @Nested
    class FitUnderConstraints extends Contract {
        FitUnderConstraints() {
            super(LinearRegression.withDefaults()
                    .withMonotone(MonotoneConstraints.none().decreasing("a").increasing("b")));
        }
    }

    private abstract static class Contract extends RegressorContract {
        private final Trainer<? extends Regressor> trainer;

        Contract(Trainer<? extends Regressor> trainer) {
            this.trainer = trainer;
        }

        @Override
        protected Trainer<? extends Regressor> trainer() {
            return trainer;
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }

        /** Some roundings of sums of sixty numbers of size ten, over well-conditioned columns. */
        @Override
        protected OptionalDouble weightTolerance() {
            return OptionalDouble.of(1e-12);
        }
    }
}
