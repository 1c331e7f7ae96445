package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.limpid.core.calibrate.CalibrateCodecs;
import io.limpid.core.calibrate.CalibratedClassifier;
import io.limpid.core.calibrate.CalibrationMethod;
import io.limpid.core.calibrate.Calibrator;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.NearestMeanModel;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calibrators' content, out and back, and what a stranger may have made of it. Here to reach the builder. */
class CalibrateContentTest {

    private static final ModelCodecs CODECS = CalibrateCodecs.ALL.and(ModelCodecs.of(NearestMeanModel.CODEC));
    private static final Dataset DATA = Dataset.of(
            Table.of(Schema.of(new Field.Numeric("x")), new double[] {1, 2, 3, 4, 5}),
            new Column(new Field.Categorical("kind", List.of("no", "yes")), new double[] {0, 0, 1, 0, 1}));
    private static final NearestMeanModel BASE = new NearestMean().fit(DATA);
    private static final Calibrator PLATT = CalibrationMethod.PLATT.fit(ClassPredictions.of(BASE, DATA));

    private static void assertRefused(String kind, UnaryOperator<ModelContent.Builder> fill, String message) {
        ModelContent content =
                fill.apply(new ModelContent.Builder(kind, CODECS)).build();
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> CODECS.decode(content, Object.class))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @EnumSource
    void decode_anyCalibrator_givesTheSameBits(CalibrationMethod method) {
        Calibrator map = method.fit(ClassPredictions.of(BASE, DATA), 1e-9);
        CalibratedClassifier model = CalibratedClassifier.of(BASE, map);
        CalibratedClassifier read = CODECS.decode(CODECS.encode(model), CalibratedClassifier.class);
        assertThat(read.predict(DATA.features())).isEqualTo(model.predict(DATA.features()));
        assertThat(read.calibrator().method()).isEqualTo(method);
        assertThat(ModelFile.digest(read, CODECS)).isEqualTo(ModelFile.digest(model, CODECS));
        assertThat(read).hasSameClassAs(model);
    }

    @Test
    void decode_calibratorForOtherClasses_isRefused() {
        assertRefused(
                "calibrated-classifier",
                out -> out.part("base", BASE).part("calibrator", PLATT).text("more", ""),
                "calibrated-classifier: expected only what this kind consists of, got \"more\"");
        ModelContent three = new ModelContent.Builder("temperature-scaling", CODECS)
                .number("temperature", 1)
                .integer("classes", 3)
                .number("floor", 1e-15)
                .build();
        assertRefused(
                "calibrated-classifier",
                out -> out.part("base", BASE).content("calibrator", three),
                "calibrated-classifier: calibrator: expected one for 2 classes, got one for 3");
    }

    @Test
    void decode_otherPartsInTheirPlace_areRefused() {
        assertRefused(
                "calibrated-classifier",
                out -> out.part("base", PLATT).part("calibrator", PLATT),
                "kind \"platt-scaling\": expected a Classifier here");
        assertRefused(
                "calibrated-classifier",
                out -> out.part("base", BASE).part("calibrator", BASE),
                "kind \"nearest-mean\": expected a Calibrator here");
    }

    @Test
    void decode_plattOfWrongShape_isRefused() {
        assertRefused(
                "platt-scaling",
                out -> out.integer("classes", 3)
                        .numbers("slopes", new double[1])
                        .numbers("offsets", new double[1])
                        .number("floor", 1e-15),
                "\"slopes\": expected 3 numbers, got 1");
        assertRefused(
                "platt-scaling",
                out -> out.integer("classes", 2)
                        .numbersOrMissing("slopes", new double[] {Double.NaN})
                        .numbers("offsets", new double[1])
                        .number("floor", 1e-15),
                "\"slopes\": expected finite numbers, got NaN at 0");
        assertRefused(
                "platt-scaling",
                out -> out.integer("classes", 2)
                        .numbers("slopes", new double[1])
                        .numbers("offsets", new double[1])
                        .number("floor", 0),
                "floor: expected a number from 2.2250738585072014E-308 to 0.01, got 0.0");
        for (long classes : new long[] {1, -1, 100_001}) {
            assertRefused(
                    "platt-scaling",
                    out -> out.integer("classes", classes),
                    "\"classes\": expected a whole number from 2 to 100000, got " + classes);
        }
    }

    @Test
    void decode_curveThatFallsOrLeavesTheRange_isRefused() {
        double[][][] curves = {
            {{0.5, 0.5}, {0, 1}},
            {{0.5, 0.4}, {0, 1}},
            {{0.4, 0.5}, {1, 0}},
            {{0.4, 1.5}, {0, 1}},
            {{0.4, 0.5}, {0, 1.1}}
        };
        for (double[][] curve : curves) {
            assertRefused(
                    "isotonic-scaling",
                    out -> out.integer("classes", 2)
                            .integer("corners 0", 2)
                            .numbers("from 0", curve[0])
                            .numbers("to 0", curve[1]),
                    "isotonic-scaling, curve 0: corner 1: expected numbers from 0 to 1 that rise and do not fall");
        }
        assertRefused(
                "isotonic-scaling",
                out -> out.integer("classes", 2).integer("corners 0", 0),
                "\"corners 0\": expected a whole number from 1 to 2147483647, got 0");
        assertRefused(
                "isotonic-scaling",
                out -> out.integer("classes", 100_000)
                        .integer("corners 0", 1)
                        .numbers("from 0", new double[1])
                        .numbers("to 0", new double[1]),
                "\"corners 1\": expected a whole number, got nothing");
    }

    @Test
    void decode_temperatureOutOfRange_isRefused() {
        for (double temperature : new double[] {0, -1, 1e9}) {
            assertRefused(
                    "temperature-scaling",
                    out -> out.number("temperature", temperature)
                            .integer("classes", 2)
                            .number("floor", 1e-15),
                    "temperature: expected a number from 6.103515625E-5 to 16384.0, got " + temperature);
        }
    }
}
