package io.limpid.models.neural;

import io.limpid.core.kernel.ElementaryLoops;

/** Memory that the kernels of a net work in, for tiles of so many rows. For one thread. */
final class NetRoom {

    final ElementaryLoops.Room loops;
    final double[] values;
    final double[] most;
    final double[] sum;

    NetRoom(int rows) {
        this.loops = ElementaryLoops.Room.of(rows);
        this.values = new double[rows];
        this.most = new double[rows];
        this.sum = new double[rows];
    }
}
