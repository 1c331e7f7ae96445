package io.limpid.demo.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged: Limpid's own warnings, and everything with {@code --debug}. */
final class Logs {

    /** Held so that the level set on it is not collected with it. */
    private static final Logger OWN = Logger.getLogger("io.limpid");

    private Logs() {}

    static void configure(boolean debug) {
        LogManager.getLogManager().reset();
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new OneLine());
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(debug ? Level.INFO : Level.OFF);
        OWN.setLevel(debug ? Level.FINE : Level.WARNING);
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord entry) {
            return "limpid: " + Errors.oneLine(formatMessage(entry)) + System.lineSeparator();
        }
    }
}
