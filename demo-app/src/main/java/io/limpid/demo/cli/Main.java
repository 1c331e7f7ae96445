package io.limpid.demo.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs a command and exits with its status: 0 done, 2 wrong usage, 1 anything else. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Logs.configure(List.of(arguments).contains("--debug"));
        int status = new Limpid(out, err).run(arguments);
        out.flush();
        System.exit(status);
    }
}
