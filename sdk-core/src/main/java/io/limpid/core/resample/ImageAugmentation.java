package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.text.Quoted;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Appends copies of images, each mirrored, scaled, rotated and shifted by amounts of its own, for tables whose columns
 * are pixels. Targets and weights are copied unchanged.
 *
 * <pre>{@code
 * Resampler images = ImageAugmentation.of(ImageShape.gray(28, 28))
 *         .withRotation(ImageAugmentation.Range.within(10))
 *         .withShift(ImageAugmentation.Range.within(2), ImageAugmentation.Range.within(2))
 *         .withZoom(new ImageAugmentation.Range(0.9, 1.1))
 *         .withBackground(0)
 *         .withCopies(4);
 * Dataset more = images.resample(train);
 * }</pre>
 *
 * <p>The order is: flips, zoom and rotation about the image's centre, then the shift. A pixel of the copy is read where
 * that comes from, bilinearly between the four pixels around; what lies beyond the image is the background or repeats
 * its edge. A change of nothing, whole shifts, flips and quarter turns of a square are exact. A pixel is missing where
 * one that it is read from is. Amounts are drawn evenly from their ranges, each flip with probability one half; an
 * option that is not given changes nothing. A digit or a letter is seldom still itself when flipped.
 *
 * <p>The same seed gives the same bits, and the first copies stay as they are when more are asked for; switching one
 * option on or off leaves what is drawn for the others. Cost: some 20 operations per pixel of a copy.
 */
public final class ImageAugmentation implements Resampler {

    /** Images gathered at once: a cache line of each pixel's column holds eight. */
    private static final int BLOCK = 8;

    /**
     * Amounts drawn evenly between two bounds.
     *
     * @param least the least amount
     * @param most the greatest; the least one for always the same
     */
    public record Range(double least, double most) {

        /** Checks that the bounds are finite and in order, and not farther apart than a double can say. */
        public Range {
            if (!(least <= most && most - least < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "range: expected two finite numbers, the lower one first, got " + least + " and " + most);
            }
        }

        /** From minus to plus this amount. */
        public static Range within(double amount) {
            return new Range(-amount, amount);
        }

        /** Always this amount. */
        public static Range exactly(double amount) {
            return new Range(amount, amount);
        }

        private double draw(SplittableRandom random) {
            return least + (most - least) * random.nextDouble();
        }
    }

    /** A mirror image. */
    public enum Flip {
        /** Left and right change places. */
        HORIZONTAL,
        /** Top and bottom change places. */
        VERTICAL
    }

    /** What lies beyond the image. */
    public enum Border {
        /** One value, 0 unless given. */
        BACKGROUND,
        /** The nearest pixel of the image. */
        EDGE
    }

    private record Options(
            Range degrees, Range zoom, Range down, Range right, Set<Flip> flips, Border border, double background) {}

    private final ImageShape shape;
    private final Options options;
    private final int copies;
    private final long seed;

    private ImageAugmentation(ImageShape shape, Options options, int copies, long seed) {
        this.shape = shape;
        this.options = options;
        this.copies = copies;
        this.seed = seed;
    }

    /** One copy of each image of this shape, unchanged until something is asked for; background 0, seed 0. */
    public static ImageAugmentation of(ImageShape shape) {
        Range none = Range.exactly(0);
        return new ImageAugmentation(
                Objects.requireNonNull(shape, "shape"),
                new Options(none, Range.exactly(1), none, none, Set.of(), Border.BACKGROUND, 0),
                1,
                0);
    }

    /** Rotates by so many degrees, anticlockwise as seen: from -3600 to 3600. */
    public ImageAugmentation withRotation(Range degrees) {
        require("rotation", degrees, -3600, 3600);
        Options o = options;
        return with(new Options(degrees, o.zoom, o.down, o.right, o.flips, o.border, o.background));
    }

    /** Enlarges by this factor: from 0.01 to 100, below 1 to shrink. */
    public ImageAugmentation withZoom(Range factor) {
        require("zoom", factor, 0.01, 100);
        Options o = options;
        return with(new Options(o.degrees, factor, o.down, o.right, o.flips, o.border, o.background));
    }

    /** Moves by so many pixels down and to the right, parts of a pixel included; at most the image's own size. */
    public ImageAugmentation withShift(Range down, Range right) {
        require("shift down", down, -shape.height(), shape.height());
        require("shift right", right, -shape.width(), shape.width());
        Options o = options;
        return with(new Options(o.degrees, o.zoom, down, right, o.flips, o.border, o.background));
    }

    /** Flips in exactly these ways, each with probability one half. */
    public ImageAugmentation withFlips(Flip... exactly) {
        Set<Flip> flips = EnumSet.noneOf(Flip.class);
        flips.addAll(Set.of(exactly));
        Options o = options;
        return with(new Options(o.degrees, o.zoom, o.down, o.right, flips, o.border, o.background));
    }

    /** Fills what comes from beyond the image like this. */
    public ImageAugmentation withBorder(Border border) {
        Objects.requireNonNull(border, "border");
        Options o = options;
        return with(new Options(o.degrees, o.zoom, o.down, o.right, o.flips, border, o.background));
    }

    /** Fills what comes from beyond the image with this value. */
    public ImageAugmentation withBackground(double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("background: expected a finite number, got " + value);
        }
        Options o = options;
        return with(new Options(o.degrees, o.zoom, o.down, o.right, o.flips, Border.BACKGROUND, value));
    }

    /** This many copies of each image, at least one. */
    public ImageAugmentation withCopies(int count) {
        return new ImageAugmentation(shape, options, Copies.requireCount(count), seed);
    }

    /** Draws the amounts from this seed. */
    public ImageAugmentation withSeed(long value) {
        return new ImageAugmentation(shape, options, copies, value);
    }

    private ImageAugmentation with(Options other) {
        return new ImageAugmentation(shape, other, copies, seed);
    }

    private static void require(String what, Range range, double least, double most) {
        if (!(range.least >= least && range.most <= most)) {
            throw new IllegalArgumentException(what + ": expected a range within " + least + " to " + most + ", got "
                    + range.least + " to " + range.most);
        }
    }

    /**
     * The images, and then their copies.
     *
     * @throws IllegalArgumentException when the columns are not as many as the shape has, or one is not numeric
     */
    @Override
    public Dataset resample(Dataset train) {
        Table x = train.features();
        requirePixels(x.schema());
        int n = train.rows();
        double[][] columns = new double[shape.size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = Copies.repeated(x.column(j), copies);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] images = new double[BLOCK * columns.length];
        double[] changed = new double[images.length];
        for (int c = 1; c <= copies; c++) {
            SplittableRandom own = random.split();
            for (int from = 0; from < n; from += BLOCK) {
                int to = Math.min(n, from + BLOCK);
                gather(columns, from, to, images);
                for (int i = from; i < to; i++) {
                    Warp warp = new Warp(shape, draw(own), options.border == Border.EDGE, options.background);
                    warp.apply(images, changed, (i - from) * columns.length);
                }
                scatter(changed, columns, c * n + from, to - from);
            }
        }
        return Copies.of(train, columns, copies);
    }

    private Warp.Change draw(SplittableRandom random) {
        // Always as many draws, so that options don't disturb one another.
        double degrees = options.degrees.draw(random);
        double zoom = options.zoom.draw(random);
        double down = options.down.draw(random);
        double right = options.right.draw(random);
        boolean mirrored = random.nextDouble() < 0.5;
        boolean upsideDown = random.nextDouble() < 0.5;
        return new Warp.Change(
                degrees,
                zoom,
                down,
                right,
                mirrored && options.flips.contains(Flip.HORIZONTAL),
                upsideDown && options.flips.contains(Flip.VERTICAL));
    }

    private static void gather(double[][] columns, int from, int to, double[] images) {
        for (int j = 0; j < columns.length; j++) {
            for (int i = from; i < to; i++) {
                images[(i - from) * columns.length + j] = columns[j][i];
            }
        }
    }

    private static void scatter(double[] images, double[][] columns, int at, int count) {
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < count; i++) {
                columns[j][at + i] = images[i * columns.length + j];
            }
        }
    }

    private void requirePixels(Schema schema) {
        if (schema.size() != shape.size()) {
            throw new IllegalArgumentException("columns: expected " + shape.size() + ", the pixels of " + shape.height()
                    + " × " + shape.width() + " × " + shape.channels() + ", got " + schema.size());
        }
        for (Field field : schema.fields()) {
            if (!(field instanceof Field.Numeric)) {
                throw new IllegalArgumentException(
                        "column " + Quoted.of(field.name()) + ": expected a numeric pixel, got a categorical column");
            }
        }
    }
}
