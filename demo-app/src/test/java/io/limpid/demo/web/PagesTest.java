package io.limpid.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages over HTTP, as a browser without scripts sees them. */
@ExtendWith(SharedServer.class)
class PagesTest {

    private final Client client = SharedServer.client();

    private static WebOptions anyPort() {
        return new WebOptions("127.0.0.1", 0, Optional.empty());
    }

    /** The form's key of a column. */
    private static String key(String page, String column) {
        Matcher field = Pattern.compile("data-field=\"" + column + "\".*?name=\"(c\\d+)\"", Pattern.DOTALL)
                .matcher(page);
        assertThat(field.find()).as(column).isTrue();
        return field.group(1);
    }

    @Test
    void overview_ready_comparesTheModels() {
        String page = client.page("/").body();

        assertThat(page)
                .contains("Logistic regression", "Neural net", "Smile 2.6.0", "Limpid (plain Java)")
                .contains("log loss", "accuracy", "recall", "F1", "ROC AUC")
                .contains("2-fold cross-validation", "held-out rows, plain logistic regression gets")
                .contains("Which columns the model leans on", "<svg", "high above ");
    }

    @Test
    void overview_unknownModel_isAPageThatDoesNotRepeatIt() {
        HttpResponse<String> answer = client.page("/?model=%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("expected one of logistic, net").doesNotContain("alert");
    }

    @Test
    void rows_query_isFoundAndEscaped() {
        String page = client.page("/rows?query=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                .body();

        assertThat(page)
                .contains("No house matches.")
                .doesNotContain("<script>alert")
                .doesNotContain("\"><script");
    }

    @Test
    void rows_secondPage_linksBothWays() {
        String page = client.page("/rows?page=2").body();

        assertThat(page).contains("21 to 40 of 293 houses", "Page 2 of 15", "/rows?page=1", "/rows?page=3");
        assertThat(page.split("aria-label=\"House ")).hasSize(1 + RowHits.SIZE);
    }

    @Test
    void row_asStored_hasPredictionExplanationsAndEveryField() {
        String page = client.page("/rows/5?model=net").body();

        assertThat(page)
                .contains("probability of high", "base value", "seed 42", "As in the data")
                .contains("data-panel=\"shapley\"", "data-panel=\"lime\"", "The numbers as a table");
        assertThat(page.split("data-field=\"")).hasSize(7);
    }

    @Test
    void row_formWithoutScripts_showsWhatItWasAndIs() {
        String key = key(client.page("/rows/5").body(), "Gr_Liv_Area");

        String page = client.postForm("/rows/5?model=logistic", key + "=4000").body();

        assertThat(page).contains("<html", "1 value changed", "value=\"4000\"", "Gr_Liv_Area = 4000");
        assertThat(page).containsPattern("was <strong>[^<]+</strong>, now <strong>[^<]+</strong>");
    }

    @Test
    void prediction_emptyField_warnsThatItIsMissing() {
        String key = key(client.page("/rows/5").body(), "Year_Built");

        String piece =
                client.postForm("/rows/5/prediction?model=net", key + "=").body();

        assertThat(piece).doesNotContain("<html").contains("Year_Built has no value");
    }

    @Test
    void prediction_unseenLevel_warns() {
        String key = key(client.page("/rows/5").body(), "Neighborhood");

        String piece = client.postForm("/rows/5/prediction?model=net", key + "=%3Cb%3EAtlantis")
                .body();

        assertThat(piece)
                .contains("Neighborhood has a category that was not seen in training.")
                .doesNotContain("<b>");
    }

    @Test
    void explanation_changedField_isInThePicture() {
        String key = key(client.page("/rows/5").body(), "Year_Built");

        String piece =
                client.postForm("/rows/5/explanation?model=net", key + "=1901").body();

        assertThat(piece).contains("Year_Built = 1901").contains("data-panel=\"lime\"");
    }

    @Test
    void prediction_badFields_areClearProblems() {
        String key = key(client.page("/rows/5").body(), "Year_Built");

        HttpResponse<String> text = client.postForm("/rows/5/prediction", key + "=%3Cscript%3E");
        ApiTest.assertProblem(text, 422);
        assertThat(text.body()).contains("\"column\":\"Year_Built\"").doesNotContain("script");
        ApiTest.assertProblem(client.postForm("/rows/5/prediction", key + "=NaN"), 422);
        ApiTest.assertProblem(client.postForm("/rows/5/prediction", key + "=1e999"), 422);
        ApiTest.assertProblem(client.postForm("/rows/5/prediction", key + "=0x1p3"), 422);
        ApiTest.assertProblem(client.postForm("/rows/5/prediction", "c99=1"), 422);
        ApiTest.assertProblem(client.postForm("/rows/5/prediction", "c0=1&c0=2"), 400);
        ApiTest.assertProblem(client.postForm("/rows/5/prediction", "c0=%zz"), 400);
        ApiTest.assertProblem(client.postForm("/rows/999/prediction", "c0=1"), 404);
    }

    @Test
    void hostileNames_areEscapedEverywhere() {
        try (WebApp app = SharedServer.ready(WebApp.start(anyPort(), run -> Exhibitions.hostile()))) {
            Client hostile = new Client(app);
            for (String address : new String[] {"/", "/rows", "/rows/0", "/rows/1?model=net"}) {
                HttpResponse<String> answer = hostile.page(address);

                assertThat(answer.statusCode()).as(address).isEqualTo(200);
                assertThat(answer.body())
                        .as(address)
                        .doesNotContain("<script>alert")
                        .doesNotContain("<img")
                        .doesNotContain("<b>hostile")
                        .doesNotContain("\">\">");
            }
            assertThat(hostile.page("/rows/0").body()).contains("&lt;script>alert");
        }
    }

    @Test
    void start_whileTraining_showsProgressAndTurnsProgramsAway() throws InterruptedException {
        CountDownLatch trained = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (WebApp app = WebApp.start(anyPort(), run -> {
            run.progress().update("<b>epochs</b>", 3, 10);
            begun.countDown();
            awaitQuietly(trained);
            return SharedServer.exhibition();
        })) {
            begun.await();
            Client early = new Client(app);

            assertThat(early.page("/rows/3").body())
                    .contains("Getting the models ready", "3 of 10", "http-equiv=\"refresh\"")
                    .doesNotContain("<b>epochs");
            HttpResponse<String> api = early.get("/api/v1/models");
            ApiTest.assertProblem(api, 503);
            assertThat(api.headers().firstValue("Retry-After")).contains("2");
            assertThat(Client.json(early.get("/api/v1/status")).path("done").asInt())
                    .isEqualTo(3);
            trained.countDown();
            SharedServer.ready(app);
            assertThat(early.page("/rows/3").body()).contains("probability of high");
        }
    }

    @Test
    void start_trainingFails_tellsAnIdAndNoReason() {
        Logger log = Logger.getLogger(Opening.class.getName());
        log.setLevel(Level.OFF);
        try (WebApp app = WebApp.start(anyPort(), run -> {
            throw new IllegalStateException("secret/path");
        })) {
            Client client = new Client(app);
            while (!client.get("/api/v1/status").body().contains("failed")) {
                Thread.onSpinWait();
            }

            HttpResponse<String> page = client.page("/");

            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body()).contains("the log has the reason under").doesNotContain("secret");
            ApiTest.assertProblem(client.get("/api/v1/models"), 500);
        } finally {
            log.setLevel(null);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
