package io.limpid.core.resample;

import static io.limpid.core.resample.ResampleData.NA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Moments;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmoteTest extends ResamplerContract {

    private static final List<String> BODY =
            List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");

    @Override
    protected Resampler resampler() {
        return Smote.withDefaults().withSeed(1);
    }

    @Override
    protected Result result() {
        return Result.FOR_TRAINING_ONLY;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.of(Smote.withDefaults().withSeed(2));
    }

    /** The four measurements of the penguins that have them, and the species. */
    private static Dataset penguins() {
        Table all = ResampleData.read("/data/penguins.csv");
        Dataset data = Dataset.of(all.without("island").without("sex"), "species");
        return data.select(IntStream.range(0, data.rows())
                .filter(i -> !Double.isNaN(data.features().column(0)[i]))
                .toArray());
    }

    /** The k rows of the same class nearest to a row, by brute force over standardised columns. */
    private static int[] nearest(Dataset data, int row, int k) {
        double[] squares = new double[data.rows()];
        for (String name : BODY) {
            double[] x = data.features().column(name).values();
            double deviation = Moments.of(name, x, data.weights()).deviation();
            for (int i = 0; i < squares.length; i++) {
                double gap = (x[i] - x[row]) / deviation;
                squares[i] += gap * gap;
            }
        }
        double[] y = data.target().values();
        return IntStream.range(0, squares.length)
                .filter(i -> i != row && y[i] == y[row])
                .boxed()
                .sorted(Comparator.comparingDouble(i -> squares[i]))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How far the point lies from the segment, in standard deviations at most in any column, or infinite beyond it. */
    private static double distance(Table x, int a, int b, Table made, int row, double[] deviations) {
        double along = 0;
        double length = 0;
        for (int j = 0; j < deviations.length; j++) {
            double step = (x.column(j)[b] - x.column(j)[a]) / deviations[j];
            along += step * (made.column(j)[row] - x.column(j)[a]) / deviations[j];
            length += step * step;
        }
        double u = length == 0 ? 0 : along / length;
        double worst = u >= -1e-12 && u <= 1 + 1e-12 ? 0 : Double.POSITIVE_INFINITY;
        for (int j = 0; j < deviations.length; j++) {
            double on = x.column(j)[a] + u * (x.column(j)[b] - x.column(j)[a]);
            worst = Math.max(worst, Math.abs(on - made.column(j)[row]) / deviations[j]);
        }
        return worst;
    }

    @Test
    void resample_penguins_eachMadeRowLiesBetweenARowAndANearNeighbor() {
        Dataset data = penguins();
        Dataset out = Smote.withDefaults().withNeighbors(4).resample(data);
        for (int k = 0; k < 3; k++) {
            assertThat(count(out, k)).isEqualTo(151);
        }
        double[] deviations = BODY.stream()
                .mapToDouble(
                        name -> Moments.of(name, data.features().column(name).values(), data.weights())
                                .deviation())
                .toArray();
        int[][] near = IntStream.range(0, data.rows())
                .mapToObj(i -> nearest(data, i, 4))
                .toArray(int[][]::new);
        for (int made = data.rows(); made < out.rows(); made++) {
            double best = Double.POSITIVE_INFINITY;
            for (int a = 0; a < data.rows(); a++) {
                if (data.target().values()[a] == out.target().values()[made]) {
                    for (int b : near[a]) {
                        best = Math.min(best, distance(data.features(), a, b, out.features(), made, deviations));
                    }
                }
            }
            // Some roundings of numbers of size one, and of offsets of up to 15 deviations.
            assertThat(best).as("made row %d", made).isLessThan(1e-12);
        }
    }

    private static long count(Dataset data, int k) {
        return ResampleData.count(data, k);
    }

    @Test
    void resample_originals_comeFirstUnchanged() {
        Dataset data = penguins();
        Dataset out = Smote.withDefaults().resample(data);
        for (int j = 0; j < 4; j++) {
            assertThat(out.features().slice(0, data.rows()).column(j))
                    .isEqualTo(data.features().column(j));
        }
    }

    @Test
    void resample_columnsOfDifferentSpread_areComparedInUnitsOfDeviation() {
        // The last three rows: as plain numbers the first two are nearest; in deviations the third is, to both.
        Dataset data = ResampleData.classes(
                ResampleData.codes(0, 0, 0, 0, 0, 0, 1, 1, 1),
                -900,
                1000,
                2000,
                -1000,
                3000,
                -2000,
                0,
                0,
                50,
                0,
                1,
                2,
                3,
                -1,
                -2,
                0,
                5,
                0.01);
        Table made =
                Smote.withDefaults().withNeighbors(1).resample(data).features().slice(9, 12);
        assertThat(Arrays.stream(made.column(0))).allMatch(v -> v > 0 && v < 50);
        assertThat(Arrays.stream(made.column(1)).filter(v -> v <= 0.01).count()).isEqualTo(2);
    }

    @Test
    void withRatio_half_raisesToHalfTheLargest() {
        Dataset out = Smote.withDefaults().withRatio(0.5).resample(penguins());
        assertThat(count(out, 0)).isEqualTo(151);
        assertThat(count(out, 1)).isEqualTo(76); // 68, raised to rint(75.5).
        assertThat(count(out, 2)).isEqualTo(123);
    }

    @Test
    void resample_singleRow_isCopied() {
        Dataset data = ResampleData.classes(ResampleData.codes(0, 0, 0, 1), 1, 2, 3, 7);
        Dataset out = Smote.withDefaults().resample(data);
        assertThat(out.features().column(0)).containsExactly(1, 2, 3, 7, 7, 7);
        assertThat(out.target().values()).containsExactly(0, 0, 0, 1, 1, 1);
    }

    @Test
    void resample_fewerRowsThanNeighbors_usesThoseThereAre() {
        Dataset data = ResampleData.classes(ResampleData.codes(0, 0, 0, 0, 1, 1), 1, 2, 3, 4, 10, 20);
        double[] made =
                Smote.withDefaults().resample(data).features().slice(6, 8).column(0);
        assertThat(Arrays.stream(made)).allMatch(v -> v >= 10 && v <= 20);
    }

    private static Dataset mixed(double[] x, double[] codes, double[] y) {
        Schema schema =
                Schema.of(new Field.Numeric("x"), new Field.Categorical("color", List.of("red", "green", "blue")));
        return Dataset.of(Table.of(schema, x, codes), new Column(new Field.Categorical("y", List.of("a", "b")), y));
    }

    @Test
    void resample_categories_areTheNeighborsMajority() {
        // Class b: four rows, so with three neighbours each sees all others. The row of green has three blue ones.
        Dataset data = mixed(
                new double[] {0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13},
                new double[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2},
                new double[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1});
        Dataset out = Smote.withDefaults().withNeighbors(3).resample(data);
        assertThat(out.features().slice(12, 16).column(1)).containsOnly(2);
    }

    @Test
    void resample_tiedCategories_takesTheRowsOwnElseTheFirstLevel() {
        // Two rows: the only neighbour's category is the majority, so the two change places.
        Dataset two = mixed(
                new double[] {0, 1, 2, 3, 10, 11}, new double[] {0, 0, 0, 0, 1, 2}, new double[] {0, 0, 0, 0, 1, 1});
        assertThat(Smote.withDefaults().resample(two).features().slice(4, 8).column(1))
                .startsWith(1, 2)
                .contains(1, 2);
        // Each of three rows sees the other two, which differ: none has its own among them, so the earlier level.
        Dataset three = mixed(
                new double[] {0, 1, 2, 3, 4, 5, 10, 11, 12},
                new double[] {0, 0, 0, 0, 0, 0, 2, 1, 0},
                new double[] {0, 0, 0, 0, 0, 0, 1, 1, 1});
        double[] made =
                Smote.withDefaults().resample(three).features().slice(9, 12).column(1);
        assertThat(made).containsExactlyInAnyOrder(0, 0, 1);
        // Two greens and two reds around a red: its own.
        Dataset five = mixed(
                new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 20, 20, 20, 20},
                new double[] {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 0, 0},
                new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1});
        double[] fromFive = Smote.withDefaults()
                .withNeighbors(4)
                .resample(five)
                .features()
                .slice(15, 20)
                .column(1);
        // A green sees two greens and two reds: green. A red sees three greens: green.
        assertThat(fromFive).containsOnly(1);
    }

    @Test
    void resample_missingCells_areTakenFromTheRowBuiltOn() {
        Dataset data = ResampleData.classes(
                ResampleData.codes(0, 0, 0, 0, 0, 0, 1, 1), 1, 2, 3, 4, 5, 6, 10, 12, 1, 2, 3, 4, 5, 6, NA, 30);
        Dataset out = Smote.withDefaults().resample(data);
        double[] gap = out.features().slice(8, 12).column(1);
        assertThat(gap).containsExactlyInAnyOrder(NA, NA, 30, 30);
        assertThat(Arrays.stream(out.features().slice(8, 12).column(0))).allMatch(v -> v > 10 && v < 12);
    }

    @Test
    void resample_weights_areInterpolatedLikeNumbers() {
        Dataset data = ResampleData.classes(ResampleData.codes(0, 0, 0, 0, 1, 1), 1, 2, 3, 4, 10, 20)
                .withWeights(new double[] {1, 1, 1, 1, 2, 4});
        Dataset out = Smote.withDefaults().resample(data);
        for (int i = 6; i < 8; i++) {
            double u = (out.features().column(0)[i] - 10) / 10;
            // A difference of numbers of size 20 and four more roundings.
            assertThat(out.weights()[i]).isCloseTo(2 + 2 * u, within(2e-15));
        }
    }

    @Test
    void resample_twoCategories_areOneDeviationApartHoweverFarTheirCodes() {
        // Class b: each row of x 0 is nearer to the other one, for all their codes 0 and 2, than to those two
        // deviations off.
        Dataset data = mixed(
                new double[] {-40, 40, -40, 40, -40, 40, 0, 0, 80, 80},
                new double[] {0, 0, 0, 0, 0, 0, 0, 2, 0, 2},
                new double[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1});
        Dataset out = Smote.withDefaults().withNeighbors(1).resample(data);
        assertThat(Arrays.stream(out.features().slice(10, 12).column(0))).allMatch(v -> v == 0 || v == 80);
    }

    @Test
    void resample_missingCell_isNearerThanAFarOne() {
        // The deviation of x1 is about 14. To the row that lacks it the others are one deviation away in x1, however
        // far;
        // the nearest is told by x0: row 6. To row 6 the missing one is nearer than row 8, which is four deviations
        // off.
        Dataset data = ResampleData.classes(
                ResampleData.codes(0, 0, 0, 0, 0, 0, 1, 1, 1),
                -10,
                10,
                -10,
                10,
                -10,
                10,
                1,
                0,
                2,
                -10,
                10,
                -10,
                10,
                -10,
                10,
                -30,
                NA,
                30);
        Table made =
                Smote.withDefaults().withNeighbors(1).resample(data).features().slice(9, 12);
        assertThat(Arrays.stream(made.column(1)).filter(Double::isNaN).count()).isEqualTo(1);
        assertThat(Arrays.stream(made.column(1)).filter(v -> v == -30).count()).isEqualTo(1);
        assertThat(Arrays.stream(made.column(1)).filter(v -> v == 30).count()).isEqualTo(1);
    }

    @Test
    void resample_missingCell_isFartherThanANearOne() {
        // The deviation is about 8, so 0 and 5 are nearer to each other than one deviation.
        Dataset data = ResampleData.classes(
                ResampleData.codes(0, 0, 0, 0, 0, 0, 1, 1, 1), -10, 10, -10, 10, -10, 10, 0, NA, 5);
        Table made =
                Smote.withDefaults().withNeighbors(1).resample(data).features().slice(9, 12);
        assertThat(Arrays.stream(made.column(0)).filter(Double::isNaN).count()).isEqualTo(1);
        assertThat(Arrays.stream(made.column(0)).filter(v -> v > 0 && v < 5).count())
                .isEqualTo(2);
    }

    @Test
    void withNeighbors_none_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smote.withDefaults().withNeighbors(0))
                .withMessage("neighbors: expected at least 1, got 0");
    }

    @Test
    void resample_numericTarget_saysHowToMakeClasses() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Smote.withDefaults().resample(ResampleData.numbers(new double[] {1}, new double[] {2})))
                .withMessageContaining("column \"y\": expected a categorical target");
    }

    @Test
    void resample_manyColumns_isNoError() {
        int p = 10_000;
        double[] values = new double[4 * p];
        Arrays.setAll(values, i -> i % 7);
        assertThat(Smote.withDefaults()
                        .resample(ResampleData.classes(ResampleData.codes(0, 0, 0, 1), values))
                        .rows())
                .isEqualTo(6);
    }
}
