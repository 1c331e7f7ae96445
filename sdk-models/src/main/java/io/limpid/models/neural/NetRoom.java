package io.limpid.models.neural;

import io.limpid.core.kernel.ElementaryLoops;
import io.limpid.core.numeric.LogOddsTile;

/** Memory that the kernels of a net work in, for tiles of so many rows. For one thread. */
final class NetRoom {

    final ElementaryLoops.Room loops;
    final double[] values;
    final double[] most;
    final double[] sum;

    /** Works in {@link #values}. */
    final LogOddsTile logOdds;

    NetRoom(int rows) {
        this.loops = ElementaryLoops.Room.of(rows);
        this.values = new double[rows];
        this.most = new double[rows];
        this.sum = new double[rows];
        this.logOdds = new LogOddsTile(values, loops);
    }
}
