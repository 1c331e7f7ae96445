package io.limpid.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Exhibition;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server asked for more than it can compute, with a model that answers when the test lets it. */
class BusyTest {

    private static final Limits ONE_AND_ONE = Limits.defaults().withThreads(1, 1);

    /** Waits in each prediction, and then does what it is told. */
    private static final class Gate implements Classifier {
        private final Classifier model;
        private final Runnable before;

        Gate(Classifier model, Runnable before) {
            this.model = model;
            this.before = before;
        }

        @Override
        public Schema features() {
            return model.features();
        }

        @Override
        public List<String> classes() {
            return model.classes();
        }

        @Override
        public void predict(Table x, double[] out) {
            before.run();
            model.predict(x, out);
        }
    }

    private static WebApp serve(Limits limits, Runnable before) {
        Exhibition houses = SharedServer.exhibition();
        Exhibit real = houses.exhibits().get(0);
        ModelFile file = ModelFile.of(
                new Gate(real.classifier().orElseThrow(), before), real.file().record());
        Exhibit gated = new Exhibit("gate", "Gate", file, "digest", Optional.empty(), Optional.empty());
        Exhibition exhibition = new Exhibition(
                houses.title(),
                houses.noun(),
                houses.rows(),
                houses.target(),
                houses.parts(),
                houses.truths(),
                List.of(gated));
        return SharedServer.ready(
                WebApp.start(new WebOptions("127.0.0.1", 0, Optional.empty()), limits, run -> exhibition));
    }

    private static CompletableFuture<HttpResponse<String>> later(Supplier<HttpResponse<String>> request) {
        return CompletableFuture.supplyAsync(request, body -> {
            Thread thread = new Thread(body);
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void predict_moreThanFit_areTurnedAwayAndTheRestAnswered() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        try (WebApp app = serve(ONE_AND_ONE, () -> await(open))) {
            Client client = new Client(app);
            List<CompletableFuture<HttpResponse<String>>> asked = List.of(
                    later(() -> client.postJson("/api/v1/predict", "{\"row\": 1}")),
                    later(() -> client.postJson("/api/v1/predict", "{\"row\": 2}")),
                    later(() -> client.postJson("/api/v1/predict", "{\"row\": 3}")),
                    later(() -> client.postJson("/api/v1/predict", "{\"row\": 4}")));
            // One computes and one waits, whichever they are: the other two are answered before the gate opens.
            while (asked.stream().filter(CompletableFuture::isDone).count() < 2) {
                Thread.onSpinWait();
            }
            for (CompletableFuture<HttpResponse<String>> answer : asked) {
                if (answer.isDone()) {
                    ApiTest.assertProblem(answer.join(), 503);
                    assertThat(answer.join().headers().firstValue("Retry-After"))
                            .contains("2");
                }
            }
            open.countDown();
            assertThat(asked.stream().map(answer -> answer.join().statusCode()))
                    .containsExactlyInAnyOrder(200, 200, 503, 503);
        }
    }

    @Test
    @Timeout(120)
    void predict_tooSlow_timesOutAndFreesThePlace() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Runnable endlessAtFirst = () -> {
            if (calls.getAndIncrement() == 0) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            }
        };
        try (WebApp app = serve(ONE_AND_ONE.withPatience(Duration.ofSeconds(1)), endlessAtFirst)) {
            Client client = new Client(app);

            HttpResponse<String> late = client.postJson("/api/v1/predict", "{\"row\": 1}");

            ApiTest.assertProblem(late, 504);
            await(interrupted);
            HttpResponse<String> next = client.postJson("/api/v1/predict", "{\"row\": 1}");
            // A busy machine may take longer than the patience; a place that was not freed would never answer.
            while (next.statusCode() == 504) {
                next = client.postJson("/api/v1/predict", "{\"row\": 1}");
            }
            assertThat(next.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void predict_unexpectedFailure_tellsAnIdAndNoReason() {
        Logger log = Logger.getLogger(Problems.class.getName());
        log.setLevel(Level.OFF);
        try (WebApp app = serve(Limits.defaults(), () -> {
            throw new IllegalStateException("secret <script>");
        })) {
            Client client = new Client(app);

            HttpResponse<String> api = client.postJson("/api/v1/predict", "{\"row\": 1}");
            HttpResponse<String> page = client.page("/rows/1");

            ApiTest.assertProblem(api, 500);
            assertThat(api.body()).contains("the log has the reason under").doesNotContain("secret");
            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body()).doesNotContain("secret");
        } finally {
            log.setLevel(null);
        }
    }

    @Test
    void close_whileAnswering_letsTheAnswerOut() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        WebApp app = serve(Limits.defaults(), () -> {
            inside.countDown();
            await(open);
        });
        Client client = new Client(app);
        CompletableFuture<HttpResponse<String>> answer =
                later(() -> client.postJson("/api/v1/predict", "{\"row\": 1}"));
        await(inside);

        Thread closing = new Thread(app::close);
        closing.start();
        open.countDown();

        assertThat(answer.join().statusCode()).isEqualTo(200);
    }
}
