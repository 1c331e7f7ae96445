package io.limpid.core.numeric;

import io.limpid.core.kernel.ElementaryLoops;

/** Both classes' probabilities of log-odds, a tile of rows at a time. For one thread. */
public final class LogOddsTile {

    private final double[] e;
    private final ElementaryLoops.Room room;

    /** Room for tiles of so many rows. */
    public LogOddsTile(int rows) {
        this(new double[rows], ElementaryLoops.Room.of(rows));
    }

    /** In room that others use between the tiles; {@code e} is one place for each row of a tile. */
    public LogOddsTile(double[] e, ElementaryLoops.Room room) {
        this.e = e;
        this.room = room;
    }

    /** Those of log-odds {@code s}: row {@code i} at {@code out[2 (at + i)]} and after it. The bits of any tile. */
    public void probabilities(double[] s, int rows, double[] out, int at) {
        for (int i = 0; i < rows; i++) {
            e[i] = -Math.abs(s[i]);
        }
        ElementaryLoops.exp(e, e, rows, room);
        for (int i = 0; i < rows; i++) {
            double likely = 1.0 / (1.0 + e[i]);
            double unlikely = e[i] / (1.0 + e[i]);
            out[2 * (at + i)] = s[i] < 0 ? likely : unlikely;
            out[2 * (at + i) + 1] = s[i] < 0 ? unlikely : likely;
        }
    }
}
