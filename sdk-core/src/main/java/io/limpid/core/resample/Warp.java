package io.limpid.core.resample;

/**
 * Where each pixel of a changed image comes from: mirrored, scaled and rotated about the image's centre, then shifted.
 * The inverse of that, applied to a pixel's place, is the place to read at.
 */
final class Warp {

    private final ImageShape shape;
    private final double rowByRow;
    private final double rowByColumn;
    private final double columnByRow;
    private final double columnByColumn;
    private final double down;
    private final double right;
    private final boolean edge;
    private final double background;

    /** The change drawn for one image. */
    record Change(double degrees, double zoom, double down, double right, boolean mirrored, boolean upsideDown) {}

    Warp(ImageShape shape, Change change, boolean edge, double background) {
        this.shape = shape;
        this.edge = edge;
        this.background = background;
        down = change.down();
        right = change.right();
        // Quarter turns are split off, so that they are exact.
        double quarters = Math.rint(change.degrees() / 90);
        double rest = StrictMath.toRadians(change.degrees() - 90 * quarters);
        double cos = StrictMath.cos(rest);
        double sin = StrictMath.sin(rest);
        for (long turn = Math.floorMod((long) quarters, 4L); turn > 0; turn--) {
            double swapped = cos;
            cos = -sin;
            sin = swapped;
        }
        double rows = change.upsideDown() ? -1 / change.zoom() : 1 / change.zoom();
        double columns = change.mirrored() ? -1 / change.zoom() : 1 / change.zoom();
        rowByRow = rows * cos;
        rowByColumn = rows * sin;
        columnByRow = -columns * sin;
        columnByColumn = columns * cos;
    }

    /** Reads the image at {@code from[offset]} and on, and writes the changed one to the same place of {@code to}. */
    void apply(double[] from, double[] to, int offset) {
        double middleRow = 0.5 * (shape.height() - 1);
        double middleColumn = 0.5 * (shape.width() - 1);
        int next = offset;
        for (int r = 0; r < shape.height(); r++) {
            for (int c = 0; c < shape.width(); c++) {
                double y = r - middleRow - down;
                double x = c - middleColumn - right;
                double row = rowByRow * y + rowByColumn * x + middleRow;
                double column = columnByRow * y + columnByColumn * x + middleColumn;
                for (int k = 0; k < shape.channels(); k++) {
                    to[next++] = read(from, offset + k, row, column);
                }
            }
        }
    }

    /** Bilinear between the four pixels around a place. */
    private double read(double[] from, int offset, double row, double column) {
        // One pixel outside is as good as any farther: all background, or the edge.
        double y = Math.min(Math.max(row, -1), shape.height());
        double x = Math.min(Math.max(column, -1), shape.width());
        int top = (int) Math.floor(y);
        int left = (int) Math.floor(x);
        double low = y - top;
        double far = x - left;
        double upper = mixed(from, offset, top, left, far);
        return low == 0 ? upper : between(upper, mixed(from, offset, top + 1, left, far), low);
    }

    private double mixed(double[] from, int offset, int row, int left, double far) {
        double near = pixel(from, offset, row, left);
        return far == 0 ? near : between(near, pixel(from, offset, row, left + 1), far);
    }

    private static double between(double a, double b, double share) {
        return a == b ? a : (1 - share) * a + share * b;
    }

    private double pixel(double[] from, int offset, int row, int column) {
        int height = shape.height();
        int width = shape.width();
        boolean outside = row < 0 || row >= height || column < 0 || column >= width;
        if (outside && !edge) {
            return background;
        }
        int r = Math.min(Math.max(row, 0), height - 1);
        int c = Math.min(Math.max(column, 0), width - 1);
        return from[offset + (r * width + c) * shape.channels()];
    }
}
