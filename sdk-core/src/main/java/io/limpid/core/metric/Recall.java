package io.limpid.core.metric;

/** Stub. */
public record Recall() implements Metric {
    @Override
    public String name() {
        throw new IllegalStateException("stub");
    }

    @Override
    public Direction direction() {
        throw new IllegalStateException("stub");
    }

    @Override
    public Score score(Predictions predictions) {
        throw new IllegalStateException("stub");
    }
}
