package io.limpid.core.calibrate;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.ClassifierContract;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.NearestMeanModel;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.TransformCodecs;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** A calibrated classifier keeps what every classifier promises, whatever its base shows of itself. */
final class CalibrationContractTest {

    @Nested
    final class Platt extends Contract {
        Platt() {
            super(Calibration.of(new NearestMean()));
        }
    }

    @Nested
    final class Isotonic extends Contract {
        Isotonic() {
            super(Calibration.of(new NearestMean()).with(CalibrationMethod.ISOTONIC));
        }
    }

    @Nested
    final class Temperature extends Contract {
        Temperature() {
            super(Calibration.of(new NearestMean()).with(CalibrationMethod.TEMPERATURE));
        }
    }

    @Nested
    final class PlattOfThreeClasses extends ThreeClasses {
        PlattOfThreeClasses() {
            super(CalibrationMethod.PLATT);
        }
    }

    @Nested
    final class IsotonicOfThreeClasses extends ThreeClasses {
        IsotonicOfThreeClasses() {
            super(CalibrationMethod.ISOTONIC);
        }
    }

    @Nested
    final class TemperatureOfThreeClasses extends ThreeClasses {
        TemperatureOfThreeClasses() {
            super(CalibrationMethod.TEMPERATURE);
        }
    }

    @Nested
    final class OverAPipeline extends Contract {
        OverAPipeline() {
            super(Calibration.of(Pipeline.standard().classifier(new NearestMean())));
        }

        @Override
        protected Columns columns() {
            return Columns.ANY;
        }
    }

    @Nested
    final class OverAModelThatShowsNothing extends Contract {
        OverAModelThatShowsNothing() {
            super(Calibration.of((train, run) -> new Opaque(new NearestMean().fit(train, run))));
        }
    }

    @Nested
    final class TunedThreshold extends Contract {
        TunedThreshold() {
            super(ThresholdTuning.of(new NearestMean(), ThresholdCriterion.youden()));
        }
    }

    private abstract static class ThreeClasses extends Contract {
        ThreeClasses(CalibrationMethod method) {
            super(Calibration.of(new NearestMean()).with(method));
        }

        @Override
        protected List<String> classes() {
            return List.of("high", "low", "none");
        }
    }

    private abstract static class Contract extends ClassifierContract {
        private final Trainer<? extends Classifier> trainer;

        Contract(Trainer<? extends Classifier> trainer) {
            this.trainer = trainer;
        }

        @Override
        protected Trainer<? extends Classifier> trainer() {
            return trainer;
        }

        @Override
        protected ModelCodecs codecs() {
            return TransformCodecs.ALL
                    .and(CalibrateCodecs.ALL)
                    .and(ModelCodecs.of(NearestMeanModel.CODEC, new OpaqueCodec()));
        }
    }

    /** A classifier that is nothing more. */
    private record Opaque(NearestMeanModel model) implements Classifier {
        @Override
        public Schema features() {
            return model.features();
        }

        @Override
        public List<String> classes() {
            return model.classes();
        }

        @Override
        public void predict(Table x, double[] out) {
            model.predict(x, out);
        }
    }

    private static final class OpaqueCodec implements ModelCodec<Opaque> {
        @Override
        public String kind() {
            return "opaque";
        }

        @Override
        public Class<Opaque> type() {
            return Opaque.class;
        }

        @Override
        public void encode(Opaque part, ModelContent.Builder out) {
            out.part("model", part.model());
        }

        @Override
        public Opaque decode(ModelContent in) {
            return new Opaque(in.part("model", NearestMeanModel.class));
        }
    }
}
