package io.limpid.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Runs a piece of work until the JIT compiler has seen enough of it, then times some runs. */
final class Timed {

    private Timed() {}

    /** Writes the seconds of {@code runs} runs after so many of warming up; the work gets the number of its run. */
    static void measure(ObjectNode node, double warmUpSeconds, int runs, Work work) {
        long end = System.nanoTime() + (long) (warmUpSeconds * 1e9);
        int run = 0;
        while (System.nanoTime() < end) {
            work.run(run++);
        }
        ArrayNode seconds = node.putArray("seconds");
        for (int k = 0; k < runs; k++) {
            long start = System.nanoTime();
            work.run(run++);
            seconds.add((System.nanoTime() - start) * 1e-9);
        }
    }

    /** What is measured. */
    interface Work {
        void run(int number);
    }
}
