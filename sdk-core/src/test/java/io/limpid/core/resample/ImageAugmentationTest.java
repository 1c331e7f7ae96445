package io.limpid.core.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.resample.ImageAugmentation.Border;
import io.limpid.core.resample.ImageAugmentation.Flip;
import io.limpid.core.resample.ImageAugmentation.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageAugmentationTest extends ResamplerContract {

    private static final ImageShape TWO = ImageShape.gray(2, 2);

    private static ImageAugmentation everything() {
        return ImageAugmentation.of(TWO)
                .withRotation(Range.within(30))
                .withZoom(new Range(0.8, 1.25))
                .withShift(Range.within(1), Range.within(0.5))
                .withFlips(Flip.HORIZONTAL, Flip.VERTICAL);
    }

    @Override
    protected Resampler resampler() {
        return everything().withSeed(1);
    }

    @Override
    protected Result result() {
        return Result.FOR_TRAINING_ONLY;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.of(everything().withSeed(2));
    }

    @Override
    protected Table features() {
        double[][] pixels = new double[4][40];
        for (int j = 0; j < 4; j++) {
            int pixel = j;
            Arrays.setAll(pixels[j], i -> (i * (pixel + 3)) % 11);
        }
        return Table.of(schema(4), pixels);
    }

    private static Schema schema(int size) {
        return new Schema(IntStream.range(0, size)
                .<Field>mapToObj(j -> new Field.Numeric("p" + j))
                .toList());
    }

    /** One image per argument. */
    private static Dataset images(double[]... images) {
        double[][] columns = new double[images[0].length][images.length];
        for (int i = 0; i < images.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = images[i][j];
            }
        }
        double[] y = IntStream.range(0, images.length).asDoubleStream().toArray();
        return Dataset.of(Table.of(schema(columns.length), columns), new Column(new Field.Numeric("y"), y));
    }

    private static double[] image(Dataset data, int row) {
        return IntStream.range(0, data.features().schema().size())
                .mapToDouble(j -> data.features().column(j)[row])
                .toArray();
    }

    /** A pixel column is read into others, so here it is the whole image that stays without values. */
    @Override
    @Test
    public void resample_columnWithoutValues_staysSo() {
        double[] none = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        Dataset out = ImageAugmentation.of(TWO)
                .withRotation(Range.exactly(20))
                .withBorder(Border.EDGE)
                .resample(images(none));
        assertThat(image(out, 1)).isEqualTo(none);
    }

    @Test
    void resample_nothingAsked_copies() {
        Dataset out = ImageAugmentation.of(TWO).withCopies(2).resample(images(new double[] {1, 2, 3, 4}));
        for (int i = 0; i < 3; i++) {
            assertThat(image(out, i)).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void resample_rangeOfOneAmount_isThatAmount() {
        Dataset out = ImageAugmentation.of(TWO)
                .withRotation(Range.exactly(90))
                .resample(images(new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8}));
        assertThat(image(out, 0)).containsExactly(1, 2, 3, 4);
        assertThat(image(out, 2)).containsExactly(2, 4, 1, 3);
        assertThat(image(out, 3)).containsExactly(6, 8, 5, 7);
        assertThat(out.target().values()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void resample_moreImagesThanABlock_changesEachByItself() {
        double[][] many = new double[21][];
        Arrays.setAll(many, i -> new double[] {i, 2 * i, 3 * i, 4 * i});
        Dataset out = ImageAugmentation.of(TWO)
                .withShift(Range.exactly(0), Range.exactly(1))
                .withBackground(-5)
                .resample(images(many));
        for (int i = 0; i < 21; i++) {
            assertThat(image(out, 21 + i)).containsExactly(-5, i, -5, 3 * i);
        }
    }

    @Test
    void withFlips_horizontal_mirrorsAboutHalf() {
        double[][] same = new double[2_000][];
        Arrays.fill(same, new double[] {1, 2, 3, 4});
        Dataset out = ImageAugmentation.of(TWO).withFlips(Flip.HORIZONTAL).resample(images(same));
        double[] first = out.features().slice(2_000, 4_000).column(0);
        assertThat(first).containsOnly(1, 2);
        assertThat(out.features().slice(2_000, 4_000).column(2)).containsOnly(3, 4);
        // Standard error 0.0112; five of them.
        assertThat(Arrays.stream(first).filter(v -> v == 2).count() / 2_000.0).isCloseTo(0.5, within(0.056));
    }

    @Test
    void withShift_range_isDrawnEvenly() {
        ImageShape line = ImageShape.gray(1, 2);
        double[][] same = new double[5_000][];
        Arrays.fill(same, new double[] {0, 1});
        double[] right = ImageAugmentation.of(line)
                .withShift(Range.exactly(0), new Range(0, 1))
                .withBorder(Border.EDGE)
                .resample(images(same))
                .features()
                .slice(5_000, 10_000)
                .column(1);
        // The right pixel is 1 minus the shift: even on (0, 1], mean 1/2 with standard error 0.0041; five of them.
        assertThat(Arrays.stream(right)).allMatch(v -> v > 0 && v <= 1);
        assertThat(Arrays.stream(right).average().orElseThrow()).isCloseTo(0.5, within(0.0205));
        assertThat(Arrays.stream(right).filter(v -> v < 0.1).count()).isBetween(390L, 610L);
    }

    @Test
    void withFlips_orMoreCopies_leaveOtherDraws() {
        Dataset data = images(new double[] {1, 2, 3, 4}, new double[] {4, 3, 3, 1});
        ImageAugmentation turned = ImageAugmentation.of(TWO).withRotation(Range.within(40));
        double[] once = image(turned.resample(data), 2);
        assertThat(image(turned.withCopies(3).resample(data), 2)).isEqualTo(once);
        // A symmetric image shows no flip, only the turn.
        Dataset same = images(new double[] {1, 1, 1, 1});
        assertThat(image(turned.withFlips(Flip.values()).resample(same), 1))
                .containsExactlyInAnyOrder(image(turned.resample(same), 1));
    }

    /** gold/resample.py, scipy 1.17.1: numbers below 8, a dozen roundings of them and of the angle each. */
    @Test
    void resample_anyChange_matchesScipy() {
        Table gold = ResampleData.read("/gold/resample_images.csv");
        double[] image = new double[35];
        Arrays.setAll(image, i -> (17 * (i / 7) + 31 * (i % 7)) % 23 / 3.0);
        assertThat(gold.rows()).isEqualTo(16);
        for (int i = 0; i < gold.rows(); i++) {
            ImageAugmentation change = ImageAugmentation.of(ImageShape.gray(5, 7))
                    .withRotation(Range.exactly(gold.column("degrees").values()[i]))
                    .withZoom(Range.exactly(gold.column("zoom").values()[i]))
                    .withShift(
                            Range.exactly(gold.column("down").values()[i]),
                            Range.exactly(gold.column("right").values()[i]))
                    .withBackground(gold.column("background").values()[i])
                    .withBorder(Border.valueOf(gold.text(i, gold.schema().require("border"))));
            double[] changed = image(change.resample(images(image)), 1);
            for (int j = 0; j < 35; j++) {
                String pixel = "r" + j / 7 + "c" + j % 7;
                assertThat(changed[j])
                        .as("case %d, %s", i, pixel)
                        .isCloseTo(gold.column(pixel).values()[i], within(1e-13));
            }
        }
    }

    @Test
    void resample_columnsThatAreNoPixels_areNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageAugmentation.of(ImageShape.gray(2, 3)).resample(images(new double[4])))
                .withMessage("columns: expected 6, the pixels of 2 × 3 × 1, got 4");
        Table x = Table.of(Schema.of(new Field.Categorical("c", List.of("a"))), new double[] {0});
        Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageAugmentation.of(ImageShape.gray(1, 1)).resample(data))
                .withMessage("column \"c\": expected a numeric pixel, got a categorical column");
    }

    @Test
    void withZoom_orRotationOrShift_outOfBounds_isRefused() {
        ImageAugmentation images = ImageAugmentation.of(TWO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> images.withZoom(new Range(0, 1)))
                .withMessage("zoom: expected a range within 0.01 to 100.0, got 0.0 to 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> images.withRotation(Range.within(1e6)));
        assertThatIllegalArgumentException().isThrownBy(() -> images.withShift(Range.within(3), Range.within(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> images.withShift(Range.within(1), Range.within(3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> images.withBackground(Double.NaN))
                .withMessage("background: expected a finite number, got NaN");
    }

    @Test
    void range_notInOrder_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Range(2, 1))
                .withMessage("range: expected two finite numbers, the lower one first, got 2.0 and 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Range.exactly(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Range.within(Double.POSITIVE_INFINITY));
    }

    @Test
    void shape_notPositiveOrTooLarge_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageShape.gray(0, 3))
                .withMessage("height: expected at least 1, got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageShape(50_000, 50_000, 3));
    }
}
