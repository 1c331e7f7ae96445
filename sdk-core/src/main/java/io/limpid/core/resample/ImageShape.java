package io.limpid.core.resample;

/**
 * How a table's columns are the pixels of an image: row by row from the top, each row from the left, and of each pixel
 * its channels side by side. Channel {@code k} of the pixel in row {@code r} and column {@code c} is the table's column
 * {@code (r * width + c) * channels + k}.
 *
 * <pre>{@code
 * ImageShape digit = ImageShape.gray(28, 28);
 * ImageShape photo = new ImageShape(32, 32, 3);
 * }</pre>
 *
 * @param height rows of pixels
 * @param width pixels in a row
 * @param channels numbers in a pixel: 1 for grey, 3 for red, green and blue
 */
public record ImageShape(int height, int width, int channels) {

    /** Checks that all are positive and that there are not more columns than an array can hold. */
    public ImageShape {
        requirePositive("height", height);
        requirePositive("width", width);
        requirePositive("channels", channels);
        if ((double) height * width * channels > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("image: expected at most " + Integer.MAX_VALUE + " numbers, got "
                    + height + " × " + width + " × " + channels);
        }
    }

    /** A grey image. */
    public static ImageShape gray(int height, int width) {
        return new ImageShape(height, width, 1);
    }

    /** The number of columns. */
    public int size() {
        return height * width * channels;
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + ": expected at least 1, got " + value);
        }
    }
}
