package io.limpid.core.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.NearestMean;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against scikit-learn 1.9.1 on the penguins, three methods, two classes and three; see gold/calibrate.py. */
final class CalibrationGoldTest {

    private static final Path RESOURCES = Path.of("src/test/resources");

    /** The folds of the gold values. */
    private static final Splitter BY_ROW = data -> {
        List<Fold> folds = new ArrayList<>();
        for (int f = 0; f < 5; f++) {
            int fold = f;
            folds.add(new Fold(
                    IntStream.range(0, data.rows()).filter(i -> i % 5 != fold).toArray(),
                    IntStream.range(0, data.rows()).filter(i -> i % 5 == fold).toArray()));
        }
        return folds;
    };

    private static Dataset penguins(String target) {
        Table table = CsvReader.withDefaults().read(RESOURCES.resolve("data/penguins.csv"));
        int[] complete = IntStream.range(0, table.rows())
                .filter(i -> IntStream.range(0, table.schema().size()).noneMatch(j -> Double.isNaN(table.column(j)[i])))
                .toArray();
        Table rows = table.select(complete);
        Schema features = Schema.of(
                rows.column("bill_length_mm").field(),
                rows.column("bill_depth_mm").field());
        Table x = Table.of(
                features,
                rows.column("bill_length_mm").values(),
                rows.column("bill_depth_mm").values());
        double[] weights =
                IntStream.range(0, rows.rows()).mapToDouble(i -> 1.0 + i % 3).toArray();
        return Dataset.of(x, rows.column(target), weights);
    }

    private static double parameter(String target, String name, int map) {
        Table gold = CsvReader.withDefaults().read(RESOURCES.resolve("gold/calibrate_parameters.csv"));
        return IntStream.range(0, gold.rows())
                .filter(i -> gold.text(i, 0).equals(target)
                        && gold.text(i, 1).equals(name)
                        && gold.column("map").values()[i] == map)
                .mapToDouble(i -> gold.column("value").values()[i])
                .findFirst()
                .orElseThrow();
    }

    private static Classifier fit(String target, CalibrationMethod method) {
        return Calibration.of(new NearestMean()).with(method).withFolds(BY_ROW).fit(penguins(target));
    }

    /**
     * Tolerances: Platt's differ by where scikit-learn stops, 2e-8 in its slopes times log-odds of up to 60; the
     * temperature's by its search of a minimum that is flat to 1e-8; the isotonic's by rounding of the base's
     * probabilities where a step between two of them is steep: near 1 they are some 1e-9 apart and each is rounded by
     * 1e-16, so that what lies between two steps may be off by 1e-8.
     */
    @ParameterizedTest
    @CsvSource({
        "sex, PLATT, 1e-8",
        "sex, ISOTONIC, 1e-8",
        "sex, TEMPERATURE, 1e-8",
        "species, PLATT, 1e-7",
        "species, ISOTONIC, 1e-11",
        "species, TEMPERATURE, 1e-8"
    })
    void fit_onPenguins_agreesWithScikitLearn(String target, CalibrationMethod method, double tolerance) {
        Dataset data = penguins(target);
        Classifier model = fit(target, method);
        double[] p = model.predict(data.features());
        Table gold = CsvReader.withDefaults().read(RESOURCES.resolve("gold/calibrate_" + target + ".csv"));
        assertThat(data.rows()).isEqualTo(333).isEqualTo(gold.rows());
        for (int k = 0; k < model.outputs(); k++) {
            String column = method.name().toLowerCase(Locale.ROOT) + " "
                    + model.classes().get(k);
            double[] expected = gold.column(column).values();
            for (int i = 0; i < data.rows(); i++) {
                assertThat(p[i * model.outputs() + k])
                        .as("row %d, %s", i, column)
                        .isCloseTo(expected[i], within(tolerance));
            }
        }
    }

    /** The optimum itself, reached by two programs; both sum some 333 rows with numbers of up to 35. */
    @Test
    void fit_platt_isTheOptimumToRounding() {
        PlattScaling two = (PlattScaling) ((CalibratedClassifier) fit("sex", CalibrationMethod.PLATT)).calibrator();
        assertThat(two.slope(1)).isCloseTo(parameter("sex", "slope", 0), within(1e-12));
        assertThat(two.offset(1)).isCloseTo(parameter("sex", "offset", 0), within(1e-12));
        assertThat(two.offset(0)).isEqualTo(-two.offset(1));
        PlattScaling three =
                (PlattScaling) ((CalibratedClassifier) fit("species", CalibrationMethod.PLATT)).calibrator();
        for (int k = 0; k < 3; k++) {
            assertThat(three.slope(k)).isCloseTo(parameter("species", "slope", k), within(1e-11));
            assertThat(three.offset(k)).isCloseTo(parameter("species", "offset", k), within(1e-11));
        }
    }

    /** scikit-learn searches the logarithm by function values, which are flat to 1e-8 around the minimum. */
    @ParameterizedTest
    @CsvSource({"sex", "species"})
    void fit_temperature_agreesWithScikitLearn(String target) {
        TemperatureScaling fitted =
                (TemperatureScaling) ((CalibratedClassifier) fit(target, CalibrationMethod.TEMPERATURE)).calibrator();
        double expected = parameter(target, "temperature", 0);
        assertThat(fitted.temperature()).isCloseTo(expected, within(1e-7 * expected));
    }
}
