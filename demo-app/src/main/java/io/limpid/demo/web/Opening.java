package io.limpid.demo.web;

import io.limpid.core.run.Run;
import io.limpid.demo.study.Exhibition;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The exhibition in the making: made on a thread of its own while the page tells how far it is. */
final class Opening implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Opening.class.getName());

    /** How far the making is. */
    sealed interface State {}

    /** Still at it. */
    record Working(String stage, long done, long total) implements State {}

    /** Done. */
    record Open(Gallery gallery) implements State {}

    /** It failed; the reason stands in the log. */
    record Failed(String requestId) implements State {}

    private final AtomicReference<State> state = new AtomicReference<>(new Working("starting", 0, 0));
    private final Thread thread;
    private volatile boolean closed;

    Opening(Function<Run, Exhibition> exhibition, Desk desk, Limits limits) {
        Run run = new Run(desk.workers(), this::heard, () -> closed);
        thread = new Thread(
                () -> {
                    try {
                        state.set(new Open(new Gallery(exhibition.apply(run), desk, limits)));
                    } catch (CancellationException stopped) {
                        LOG.log(System.Logger.Level.DEBUG, "stopped before the models were ready");
                    } catch (RuntimeException | Error failure) {
                        String id = Problems.newId();
                        LOG.log(System.Logger.Level.ERROR, "the models could not be made ready [" + id + "]", failure);
                        state.set(new Failed(id));
                    }
                },
                "limpid-opening");
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    private void heard(String stage, long done, long total) {
        state.updateAndGet(old -> old instanceof Working ? new Working(stage, done, total) : old);
    }

    State state() {
        return state.get();
    }

    /**
     * The open gallery.
     *
     * @throws ProblemException while it is not open
     */
    Gallery require() {
        State now = state.get();
        if (now instanceof Open open) {
            return open.gallery();
        }
        if (now instanceof Failed failed) {
            throw Problem.of(
                            500,
                            "Models not ready",
                            "the models could not be made ready; the log has the reason under " + failed.requestId())
                    .exception();
        }
        throw Problem.busy("the models are being trained: /api/v1/status tells how far they are")
                .exception();
    }

    @Override
    public void close() {
        closed = true;
    }
}
