package io.limpid.demo.view;

import java.util.Locale;

/**
 * How far the training is.
 *
 * @param frame what is around it
 * @param stage what is being done
 * @param count how much of it is done, in words; empty when nobody knows
 * @param done how much is done
 * @param total how much there is, at least 1
 */
public record ProgressPage(Frame frame, String stage, String count, String done, String total) {

    /** The page for a state of the work. */
    public static ProgressPage of(Frame frame, String stage, long done, long total) {
        String count = total > 0 ? String.format(Locale.ROOT, "%,d of %,d", done, total) : "";
        return new ProgressPage(frame, stage, count, Long.toString(done), Long.toString(Math.max(1, total)));
    }
}
