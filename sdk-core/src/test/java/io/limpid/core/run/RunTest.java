package io.limpid.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

final class RunTest {

    @Test
    void check_notRequested_returns() {
        assertThatCode(() -> Cancellation.none().check()).doesNotThrowAnyException();
    }

    @Test
    void check_requested_throws() {
        Cancellation cancelled = () -> true;
        assertThatThrownBy(cancelled::check)
                .isInstanceOf(CancellationException.class)
                .hasMessage("cancelled by the caller");
    }

    @Test
    void with_onePart_keepsTheOthers() {
        Progress progress = (stage, done, total) -> {};
        Cancellation cancellation = () -> true;
        Workers workers = (tasks, body) -> {};
        Run run = Run.quiet().with(progress).with(cancellation).with(workers);
        assertThat(run).isEqualTo(new Run(workers, progress, cancellation));
    }

    @Test
    void of_measureAtTheTolerance_isReached() {
        assertThat(Convergence.of(3, 1e-6, 1e-6).status()).isEqualTo(Convergence.Status.REACHED);
    }

    @Test
    void of_measureAboveTheToleranceOrNaN_isNotReached() {
        assertThat(Convergence.of(3, 1.1e-6, 1e-6).status()).isEqualTo(Convergence.Status.NOT_REACHED);
        assertThat(Convergence.of(3, Double.NaN, 1e-6).status()).isEqualTo(Convergence.Status.NOT_REACHED);
    }
}
