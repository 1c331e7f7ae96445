package io.limpid.models.linear;

import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The factor R of a matrix of many more rows than columns, tile of rows by tile: each tile stands below the R of those
 * before it, and Householder's reflections take it away (tall-skinny QR, Demmel, Grigori, Hoemmen and Langou 2012). As
 * accurate as one factorisation of the whole, which would read all rows once per column where this reads them once.
 *
 * <p>Blocks of rows are factored by themselves, one a task, and their factors then one after another; where blocks and
 * tiles begin depends on the numbers of rows and columns alone, so any number of workers gives the same bits.
 *
 * @see <a href="https://doi.org/10.1137/080731992">Demmel, Grigori, Hoemmen and Langou (2012)</a>
 */
final class TallQr {

    static final String STAGE = "linear regression, factors of blocks of rows";

    /** Fewer rows than these fit the caches as they are. */
    static final int LEAST_ROWS = 1_024;

    /** Rows reflected at once: 100 columns of them are 200 KiB, which a second-level cache holds. */
    private static final int TILE = 256;

    /** Rows of a task; of many columns four times as many, so that a factor is at most a quarter of its rows. */
    private static final int BLOCK = 16_384;

    /** Squares that sum to less beside columns of norm one are nothing, and their digits are gone. */
    private static final double NOTHING = 1e-280;

    private final CentredTask data;
    private final double[] root;
    private final int width;
    private final int block;
    private final Run run;

    private TallQr(CentredTask data, double[] root, Run run) {
        this.data = data;
        this.root = root;
        this.width = data.varying().length + 1;
        this.block = Math.max(BLOCK, 4 * width);
        this.run = run;
    }

    /** Whether it pays. */
    static boolean serves(CentredTask data) {
        int rows = data.task().rows();
        return rows >= LEAST_ROWS && rows / 2 >= data.varying().length + 1;
    }

    /**
     * R of the standardised columns and, behind them, the standardised target, as {@code [column][row]}: as many rows as
     * columns. Least squares of the target on the columns is the same in R as in the rows.
     */
    static double[][] reduce(CentredTask data, double[] root, Run run) {
        TallQr qr = new TallQr(data, root, run);
        double[][] r = qr.factor();
        double[][] columns = new double[qr.width][qr.width];
        for (int i = 0; i < qr.width; i++) {
            for (int j = i; j < qr.width; j++) {
                columns[j][i] = r[i][j];
            }
        }
        return columns;
    }

    private double[][] factor() {
        int blocks = (root.length - 1) / block + 1;
        double[][][] factors = new double[blocks][][];
        AtomicInteger done = new AtomicInteger();
        run.progress().update(STAGE, 0, blocks);
        run.workers().forEach(blocks, b -> {
            factors[b] = ofBlock(b * block, Math.min(root.length, (b + 1) * block));
            run.progress().update(STAGE, done.incrementAndGet(), blocks);
        });
        double[] room = new double[width];
        double[] more = new double[width];
        for (int b = 1; b < blocks; b++) {
            run.cancellation().check();
            fold(factors[0], factors[b], width, room, more);
            factors[b] = null;
        }
        return factors[0];
    }

    private double[][] ofBlock(int from, int to) {
        double[][] r = new double[width][width];
        double[][] tile = new double[Math.min(TILE, to - from)][width];
        double[] room = new double[width];
        double[] more = new double[width];
        for (int first = from; first < to; first += TILE) {
            run.cancellation().check();
            int rows = Math.min(TILE, to - first);
            read(first, rows, tile);
            fold(r, tile, rows, room, more);
        }
        return r;
    }

    private void read(int first, int rows, double[][] tile) {
        int[] varying = data.varying();
        for (int j = 0; j < varying.length; j++) {
            data.columns()[varying[j]].standardise(data.task().columns()[varying[j]], root, first, rows, tile, j);
        }
        int last = varying.length;
        if (data.target().deviation() == 0) {
            for (int i = 0; i < rows; i++) {
                tile[i][last] = 0;
            }
        } else {
            data.target().standardise(data.task().target(), root, first, rows, tile, last);
        }
    }

    /**
     * Brings rows into an upper triangular R, as if they stood below it; the rows are overwritten. Rows have their own
     * arrays and are read at the same index, four at a time. One pass for each column: it reflects by that one and
     * already sums the products of the next.
     */
    static void fold(double[][] r, double[][] tile, int rows, double[] room, double[] more) {
        int width = r.length;
        double[] products = room;
        double[] next = more;
        Arrays.fill(next, 0);
        for (int i = 0; i < rows; i++) {
            double[] row = tile[i];
            double c = row[0];
            for (int j = 0; j < width; j++) {
                next[j] += c * row[j];
            }
        }
        for (int k = 0; k < width; k++) {
            double[] swap = products;
            products = next;
            next = swap;
            reflectHead(r[k], k, products);
            if (k + 1 < width) {
                Arrays.fill(next, k + 1, width, 0);
                reflect(tile, rows, k, products, next);
            }
        }
    }

    /**
     * Reflects R's row {@code k}. {@code products[j]} holds the product of the tile's columns k and j, and then what
     * the reflection subtracts from row i of column j, divided by the row's value in column k.
     */
    private static void reflectHead(double[] row, int k, double[] products) {
        double below = products[k];
        if (!(below > NOTHING)) {
            Arrays.fill(products, 0);
            return;
        }
        double head = row[k];
        double norm = Math.sqrt(head * head + below);
        double diagonal = head > 0 ? -norm : norm;
        double v = head - diagonal;
        double scale = 1 / (norm * (norm + Math.abs(head)));
        row[k] = diagonal;
        for (int j = k + 1; j < row.length; j++) {
            double g = scale * (v * row[j] + products[j]);
            row[j] -= v * g;
            products[j] = g;
        }
    }

    private static void reflect(double[][] tile, int rows, int k, double[] g, double[] next) {
        int i = 0;
        for (; i + 3 < rows; i += 4) {
            subtract(tile[i], tile[i + 1], tile[i + 2], tile[i + 3], k, g);
            add(tile[i], tile[i + 1], tile[i + 2], tile[i + 3], k + 1, next);
        }
        for (; i < rows; i++) {
            double[] row = tile[i];
            double v = row[k];
            for (int j = k + 1; j < g.length; j++) {
                row[j] -= v * g[j];
            }
            double c = row[k + 1];
            for (int j = k + 1; j < g.length; j++) {
                next[j] += c * row[j];
            }
        }
    }

    /** Apart from {@link #add}, as the JIT compiler makes vectors of each loop alone and not of both in one. */
    private static void subtract(double[] r0, double[] r1, double[] r2, double[] r3, int k, double[] g) {
        double v0 = r0[k];
        double v1 = r1[k];
        double v2 = r2[k];
        double v3 = r3[k];
        for (int j = k + 1; j < g.length; j++) {
            double gj = g[j];
            r0[j] -= v0 * gj;
            r1[j] -= v1 * gj;
            r2[j] -= v2 * gj;
            r3[j] -= v3 * gj;
        }
    }

    /** {@code next[j] += sum_i r_i[k] r_i[j]} from column k on. */
    private static void add(double[] r0, double[] r1, double[] r2, double[] r3, int k, double[] next) {
        double c0 = r0[k];
        double c1 = r1[k];
        double c2 = r2[k];
        double c3 = r3[k];
        for (int j = k; j < next.length; j++) {
            next[j] += c0 * r0[j] + c1 * r1[j] + c2 * r2[j] + c3 * r3[j];
        }
    }
}
