package io.limpid.demo.web;

import java.time.Duration;

/**
 * How much of the machine requests may take.
 *
 * @param threads how many predictions and explanations are computed at once
 * @param waiting how many more may wait for a thread
 * @param patience how long one may take, the wait included
 * @param bodyBytes the largest request body
 * @param kept how many explanations are kept for whoever asks again
 */
record Limits(int threads, int waiting, Duration patience, int bodyBytes, int kept) {

    static Limits defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Limits(cores, 16, Duration.ofSeconds(30), 64_000, 256);
    }

    Limits withThreads(int count, int queue) {
        return new Limits(count, queue, patience, bodyBytes, kept);
    }

    Limits withPatience(Duration duration) {
        return new Limits(threads, waiting, duration, bodyBytes, kept);
    }
}
