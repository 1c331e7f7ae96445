package io.limpid.models.kernel;

import io.limpid.core.kernel.ElementaryLoops;

/** Both classes' probabilities of log-odds, a tile of rows at a time, in room of its own. For one thread. */
public final class LogOddsTile {

    private final double[] e;
    private final ElementaryLoops.Room room;

    /** Room for tiles of so many rows. */
    public LogOddsTile(int rows) {
        this.e = new double[rows];
        this.room = ElementaryLoops.Room.of(rows);
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
