package io.limpid.core.run;

import java.util.function.IntConsumer;

/** The calling thread. */
enum SequentialWorkers implements Workers {
    INSTANCE;

    @Override
    public void forEach(int tasks, IntConsumer body) {
        ExecutorWorkers.requireCount(tasks);
        for (int task = 0; task < tasks; task++) {
            body.accept(task);
        }
    }

    @Override
    public boolean isSequential() {
        return true;
    }
}
