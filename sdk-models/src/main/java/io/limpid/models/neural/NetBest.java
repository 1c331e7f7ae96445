package io.limpid.models.neural;

import io.limpid.models.training.EarlyStopping;
import java.util.Optional;

/** The best net so far of a training that holds rows back, and whether it is time to stop. */
final class NetBest {

    private final Optional<EarlyStopping> stopping;
    private Optional<NetLayers> net = Optional.empty();
    private double lowest = Double.POSITIVE_INFINITY;
    private int waited;

    NetBest(Optional<EarlyStopping> stopping) {
        this.stopping = stopping;
    }

    /** Hears of the net of an epoch and its loss on the rows held back. */
    void offer(NetLayers now, double loss) {
        if (loss < lowest) {
            net = Optional.of(now);
            lowest = loss;
            waited = 0;
        } else {
            waited++;
        }
    }

    boolean stops() {
        return stopping.isPresent() && waited >= stopping.get().patience();
    }

    /** The best one; empty when none was offered. */
    Optional<NetLayers> net() {
        return net;
    }
}
