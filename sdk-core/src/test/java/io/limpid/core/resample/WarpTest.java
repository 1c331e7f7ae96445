package io.limpid.core.resample;

import static io.limpid.core.resample.ResampleData.NA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WarpTest {

    private static final Warp.Change NOTHING = new Warp.Change(0, 1, 0, 0, false, false);

    private static double[] changed(ImageShape shape, Warp.Change change, double... image) {
        double[] out = new double[image.length];
        new Warp(shape, change, false, -1).apply(image, out, 0);
        return out;
    }

    private static Warp.Change rotated(double degrees) {
        return new Warp.Change(degrees, 1, 0, 0, false, false);
    }

    private static Warp.Change shifted(double down, double right) {
        return new Warp.Change(0, 1, down, right, false, false);
    }

    private static Warp.Change flipped(boolean mirrored, boolean upsideDown) {
        return new Warp.Change(0, 1, 0, 0, mirrored, upsideDown);
    }

    private static Warp.Change zoomed(double zoom) {
        return new Warp.Change(0, zoom, 0, 0, false, false);
    }

    private static final ImageShape THREE = ImageShape.gray(3, 3);
    private static final ImageShape WIDE = ImageShape.gray(2, 3);
    private static final double[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void apply_nothing_isTheImage() {
        assertThat(changed(THREE, NOTHING, NINE)).isEqualTo(NINE);
        assertThat(changed(new ImageShape(1, 3, 3), NOTHING, NINE)).isEqualTo(NINE);
    }

    @Test
    void apply_quarterTurns_areExactAndAnticlockwise() {
        assertThat(changed(THREE, rotated(90), NINE)).containsExactly(3, 6, 9, 2, 5, 8, 1, 4, 7);
        assertThat(changed(THREE, rotated(-90), NINE)).containsExactly(7, 4, 1, 8, 5, 2, 9, 6, 3);
        assertThat(changed(THREE, rotated(180), NINE)).containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(changed(THREE, rotated(270), NINE)).isEqualTo(changed(THREE, rotated(-90), NINE));
        assertThat(changed(THREE, rotated(-3600), NINE)).isEqualTo(NINE);
        assertThat(changed(ImageShape.gray(2, 2), rotated(90), 1, 2, 3, 4)).containsExactly(2, 4, 1, 3);
    }

    @Test
    void apply_halfTurnOfAWideImage_isExact() {
        assertThat(changed(WIDE, rotated(180), 1, 2, 3, 4, 5, 6)).containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void apply_flips_mirror() {
        assertThat(changed(WIDE, flipped(true, false), 1, 2, 3, 4, 5, 6)).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(changed(WIDE, flipped(false, true), 1, 2, 3, 4, 5, 6)).containsExactly(4, 5, 6, 1, 2, 3);
        assertThat(changed(WIDE, flipped(true, true), 1, 2, 3, 4, 5, 6)).containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void apply_flipTwice_isTheImage() {
        for (Warp.Change flip : new Warp.Change[] {flipped(true, false), flipped(false, true)}) {
            assertThat(changed(THREE, flip, changed(THREE, flip, NINE))).isEqualTo(NINE);
        }
    }

    @Test
    void apply_flipAndTurn_flipsFirst() {
        Warp.Change both = new Warp.Change(90, 1, 0, 0, true, false);
        assertThat(changed(THREE, both, NINE))
                .isEqualTo(changed(THREE, rotated(90), changed(THREE, flipped(true, false), NINE)));
    }

    @Test
    void apply_wholeShift_fillsWithTheBackground() {
        assertThat(changed(THREE, shifted(1, 0), NINE)).containsExactly(-1, -1, -1, 1, 2, 3, 4, 5, 6);
        assertThat(changed(THREE, shifted(0, -1), NINE)).containsExactly(2, 3, -1, 5, 6, -1, 8, 9, -1);
        assertThat(changed(THREE, shifted(3, 3), NINE)).containsOnly(-1);
    }

    @Test
    void apply_halfShift_isTheMiddleOfTwoPixels() {
        assertThat(changed(ImageShape.gray(1, 3), shifted(0, 0.5), 1, 3, 7)).containsExactly(0, 2, 5);
    }

    @Test
    void apply_turnAndShift_shiftsLast() {
        Warp.Change both = new Warp.Change(90, 1, 1, 0, false, false);
        assertThat(changed(THREE, both, NINE)).containsExactly(-1, -1, -1, 3, 6, 9, 2, 5, 8);
    }

    @Test
    void apply_edge_repeatsTheNearestPixel() {
        double[] out = new double[9];
        new Warp(THREE, shifted(1, 1), true, -1).apply(NINE, out, 0);
        assertThat(out).containsExactly(1, 1, 2, 1, 1, 2, 4, 4, 5);
        new Warp(THREE, shifted(-3, 0), true, -1).apply(NINE, out, 0);
        assertThat(out).containsExactly(7, 8, 9, 7, 8, 9, 7, 8, 9);
    }

    @Test
    void apply_zoom_enlargesAboutTheCentre() {
        // A pixel of the copy one from the centre is read half a pixel from it.
        assertThat(changed(ImageShape.gray(1, 3), zoomed(2), 1, 3, 7)).containsExactly(2, 3, 5);
        assertThat(changed(ImageShape.gray(1, 5), zoomed(0.5), 1, 3, 7, 5, 2)).containsExactly(-1, 1, 7, 2, -1);
    }

    @Test
    void apply_channels_areChangedAlike() {
        double[] image = {1, 10, 2, 20, 3, 30};
        assertThat(changed(new ImageShape(1, 3, 2), shifted(0, 1), image)).containsExactly(-1, -1, 1, 10, 2, 20);
    }

    @Test
    void apply_constantImageWithItsBackground_staysExactly() {
        double[] image = new double[35];
        Arrays.fill(image, 0.1);
        double[] out = new double[35];
        new Warp(ImageShape.gray(5, 7), new Warp.Change(33, 1.2, 0.3, -0.4, false, false), false, 0.1)
                .apply(image, out, 0);
        assertThat(out).containsOnly(0.1);
    }

    @Test
    void apply_missingPixel_spreadsOnlyToWhatIsReadFromIt() {
        ImageShape line = ImageShape.gray(1, 4);
        assertThat(changed(line, shifted(0, 1), 1, NA, 3, 4)).containsExactly(-1, 1, NA, 3);
        assertThat(changed(line, shifted(0, -0.5), 1, NA, 3, 4)).containsExactly(NA, NA, 3.5, 1.5);
    }

    @Test
    void apply_anyTurn_andBack_keepsTheMiddleOfASmoothImage() {
        // A plane is what bilinear reading gives exactly, away from the border.
        ImageShape shape = ImageShape.gray(9, 9);
        double[] plane = new double[81];
        Arrays.setAll(plane, i -> 2.0 * (i / 9) - i % 9);
        double[] out = changed(shape, rotated(-25), changed(shape, rotated(25), plane));
        for (int r = 3; r < 6; r++) {
            for (int c = 3; c < 6; c++) {
                // Two readings of numbers of size ten.
                assertThat(out[9 * r + c]).isCloseTo(plane[9 * r + c], within(1e-13));
            }
        }
    }
}
