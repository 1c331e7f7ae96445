package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Shuffle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What every transformer of numeric columns must do beside {@link TransformerContract}. */
abstract class NumericTransformerContract extends TransformerContract {

    private static final double NA = Double.NaN;

    private static final Schema SCHEMA = Schema.of(
            new Field.Numeric("size").withFlags(Field.Flag.PERSONAL),
            new Field.Numeric("count"),
            new Field.Categorical("kind", List.of("a", "b", "c")));

    /** The lowest value that random columns hold. */
    double lowest() {
        return -3;
    }

    /** Whether a missing number is missing in what is made of it. */
    boolean keepsMissing() {
        return true;
    }

    /** Sums of the same terms in another order, of some hundred rows, differ by less. */
    @Override
    double tolerance() {
        return 1e-11;
    }

    private Dataset random(SplittableRandom random, int rows) {
        double[][] x = new double[3][rows];
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            x[0][i] = random.nextInt(7) == 0 ? NA : lowest() + 40 * random.nextDouble();
            x[1][i] = random.nextInt(9) == 0 ? NA : lowest() + random.nextInt(6);
            x[2][i] = random.nextInt(5) == 0 ? NA : random.nextInt(3);
            weights[i] = random.nextInt(4);
        }
        return Dataset.of(Table.of(SCHEMA, x), new Column(new Field.Numeric("y"), new double[rows]), weights);
    }

    private static Table transformed(Transformer transformer, Dataset train, Table x) {
        return transformer.fit(train).fitted().transform(x);
    }

    private void assertClose(Table actual, Table expected) {
        assertThat(actual.schema().names()).isEqualTo(expected.schema().names());
        for (int k = 0; k < expected.schema().size(); k++) {
            for (int i = 0; i < expected.rows(); i++) {
                double wanted = expected.column(k)[i];
                assertThat(actual.column(k)[i])
                        .as("%s, row %d", expected.schema().field(k).name(), i)
                        .satisfies(v -> {
                            if (Double.isNaN(wanted)) {
                                assertThat(v).isNaN();
                            } else {
                                assertThat(v).isCloseTo(wanted, within(tolerance() * Math.max(1, Math.abs(wanted))));
                            }
                        });
            }
        }
    }

    @Property(tries = 60)
    void fit_wholeWeights_countAsRepeatedRows(@ForAll long seed, @ForAll boolean few) {
        Dataset drawn = random(new SplittableRandom(seed), few ? 5 : 60);
        // Few rows may be so alike that what is learned of them takes a row of weight zero beyond double precision.
        Dataset weighted = drawn.select(IntStream.range(0, drawn.rows())
                .filter(i -> drawn.weights()[i] > 0)
                .toArray());
        int[] rows = IntStream.range(0, weighted.rows())
                .flatMap(i -> IntStream.range(0, (int) weighted.weights()[i]).map(k -> i))
                .toArray();
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1);
        Dataset repeated = weighted.select(rows).withWeights(ones);
        Table x = weighted.features();
        assertClose(transformed(transformer(), weighted, x), transformed(transformer(), repeated, x));
    }

    @Property(tries = 30)
    void fit_rowsInOtherOrder_learnsTheSame(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Dataset train = random(random, 50);
        int[] order = IntStream.range(0, 50).toArray();
        Shuffle.inPlace(order, random);
        Table x = train.features();
        assertClose(transformed(transformer(), train.select(order), x), transformed(transformer(), train, x));
    }

    @Property(tries = 30)
    void fit_columnsInOtherOrder_learnsTheSame(@ForAll long seed) {
        Dataset train = random(new SplittableRandom(seed), 50);
        Table x = train.features();
        Schema turned = Schema.of(SCHEMA.field(2), SCHEMA.field(1), SCHEMA.field(0));
        Dataset other = train.withFeatures(Table.of(turned, x.column(2), x.column(1), x.column(0)));
        Table expected = transformed(transformer(), train, x);
        Table actual = transformed(transformer(), other, x);
        for (String name : List.of("size", "count", "kind")) {
            assertThat(Arrays.equals(
                            actual.column(name).values(), expected.column(name).values()))
                    .as(name)
                    .isTrue();
        }
    }

    @Property(tries = 30)
    void fit_rowsOfWeightZero_areNotLookedAt(@ForAll long seed) {
        Dataset train = random(new SplittableRandom(seed), 40);
        double[][] other = new double[3][];
        for (int j = 0; j < 3; j++) {
            other[j] = train.features().column(j).clone();
            for (int i = 0; i < 40; i++) {
                if (train.weights()[i] == 0) {
                    other[j][i] = j == 2 ? 2 : i % 2 == 0 ? NA : 1e6;
                }
            }
        }
        Table x = train.features();
        Table expected = transformed(transformer(), train, x);
        Table actual = transformed(transformer(), train.withFeatures(Table.of(SCHEMA, other)), x);
        assertThat(actual.schema()).isEqualTo(expected.schema());
        for (int k = 0; k < expected.schema().size(); k++) {
            assertThat(Arrays.equals(actual.column(k), expected.column(k))).isTrue();
        }
    }

    @Property(tries = 30)
    void fit_weightsOfInfiniteSum_countByTheirRatios(@ForAll long seed) {
        Dataset train = random(new SplittableRandom(seed), 50);
        Table x = train.features();
        double[] huge = Arrays.stream(train.weights()).map(w -> w * 0x1p1022).toArray();
        double[] small = Arrays.stream(train.weights()).map(w -> w * 0x1p-40).toArray();
        assertClose(
                transformed(transformer(), train.withWeights(huge), x),
                transformed(transformer(), train.withWeights(small), x));
    }

    @Test
    public void transform_missingNumber_staysMissingOrIsFilled() {
        Table x = train().features();
        Table out = transformed(transformer(), train(), x);
        for (int j = 0; j < 2; j++) {
            for (int i = 0; i < x.rows(); i++) {
                boolean missing = keepsMissing() && Double.isNaN(x.column(j)[i]);
                assertThat(Double.isNaN(out.column(j)[i])).isEqualTo(missing);
            }
        }
    }

    @Test
    public void fit_flags_survive() {
        Dataset train = random(new SplittableRandom(3), 20);
        Schema output = transformer().fit(train).fitted().output();
        assertThat(output.field(0).flags()).containsExactly(Field.Flag.PERSONAL);
        assertThat(output.field(1).flags()).isEmpty();
        assertThat(output.field(2)).isEqualTo(transformedKind());
    }

    /** What becomes of the categorical column, for a transformer that changes it. */
    Field transformedKind() {
        return SCHEMA.field(2);
    }

    /** The largest doubles on both sides of 0, as far as the transformer takes them. */
    @Test
    public void fit_extremeValues_givesFiniteNumbersOrNamesTheColumn() {
        double max = Double.MAX_VALUE;
        for (double[] values : new double[][] {
            {max, -max, 1}, {max, max, max}, {max, 0, max / 2}, {0, 1e-320, 1e308}, {-max, 3, 1e-300}, {1e308, 1, 2, NA}
        }) {
            Table x = Table.of(Schema.of(new Field.Numeric("x")), values);
            Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[values.length]));
            try {
                Table out = transformed(transformer(), data, x);
                for (int k = 0; k < out.schema().size(); k++) {
                    assertThat(Arrays.stream(out.column(k)).noneMatch(Double::isInfinite))
                            .isTrue();
                    assertThat(Double.isNaN(out.column(k)[0])).isFalse();
                }
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("column \"x").hasMessageContaining("expected");
            }
        }
    }

    @Test
    public void fit_turkishLocale_givesTheSame() {
        Table expected = transformed(transformer(), train(), train().features());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Table actual = transformed(transformer(), train(), train().features());
            assertThat(actual.schema()).isEqualTo(expected.schema());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    public void fit_twoRows_transformsThem() {
        Dataset two = train().select(new int[] {0, 1});
        assertThat(transformed(transformer(), two, two.features()).rows()).isEqualTo(2);
    }
}
