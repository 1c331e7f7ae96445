package io.limpid.bench;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Smile logs every fit; between a table's lines or in a measured time that is noise. */
final class SmileLog {

    /** Held, since the log manager forgets the level of a logger that nobody holds. */
    private static final Logger SMILE = Logger.getLogger("smile");

    private SmileLog() {}

    /** Lets warnings and worse through, nothing else. */
    static void quiet() {
        SMILE.setLevel(Level.WARNING);
    }
}
