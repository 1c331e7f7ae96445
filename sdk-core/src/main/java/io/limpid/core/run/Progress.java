package io.limpid.core.run;

/** Hears how far a long computation has come. Called from the working threads; must be quick and thread-safe. */
@FunctionalInterface
public interface Progress {

    /**
     * A step is done.
     *
     * @param stage what is being done, in a few words
     * @param done how many steps are done
     * @param total how many there are
     */
    void update(String stage, long done, long total);

    /** Hears nothing. */
    static Progress none() {
        return (stage, done, total) -> {};
    }
}
