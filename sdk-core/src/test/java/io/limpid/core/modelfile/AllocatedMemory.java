package io.limpid.core.modelfile;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a computation takes of the heap, given back or not. */
final class AllocatedMemory {

    private AllocatedMemory() {}

    /** How many bytes the calling thread takes. */
    static long of(Runnable body) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        body.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
