package io.limpid.demo.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.List;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs a command and exits with its status: 0 done, 2 wrong usage, 1 anything else. */
    public static void main(String[] arguments) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        Logs.configure(List.of(arguments).contains("--debug"));
        System.exit(new Limpid(out, err).run(arguments));
    }
}
