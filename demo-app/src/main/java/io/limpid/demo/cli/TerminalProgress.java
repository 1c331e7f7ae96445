package io.limpid.demo.cli;

import io.limpid.core.run.Progress;
import java.io.Console;
import java.io.PrintStream;

/** One line on the terminal that says how far a computation has come. */
final class TerminalProgress implements Progress {

    /** Between two updates of the line, so that fast steps cost nothing. */
    private static final long INTERVAL_NANOS = 100_000_000;

    private static final int WIDTH = 78;

    private final PrintStream err;
    private long last;
    private boolean shown;

    TerminalProgress(PrintStream err) {
        this.err = err;
        this.last = System.nanoTime();
    }

    /** Whether somebody sits at a terminal. Since Java 22 a console may be no terminal, and says so. */
    static boolean wanted() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    @Override
    public synchronized void update(String stage, long done, long total) {
        long now = System.nanoTime();
        if (now - last >= INTERVAL_NANOS) {
            last = now;
            shown = true;
            write(Errors.oneLine(stage) + (total > 1 ? " " + done + "/" + total : ""));
        }
    }

    /** Empties the line. */
    synchronized void clear() {
        if (shown) {
            write("");
            err.print('\r');
            err.flush();
        }
    }

    private void write(String text) {
        String cut = text.substring(0, Math.min(text.length(), WIDTH));
        err.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
        err.flush();
    }
}
