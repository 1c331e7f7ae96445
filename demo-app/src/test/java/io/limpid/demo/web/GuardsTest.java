package io.limpid.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before a route sees it: each case is a default of Javalin or Jetty that would let it through. */
@ExtendWith(SharedServer.class)
class GuardsTest {

    private static final String TOKEN = "a-token-of-some-length";
    private static final String ROW = "{\"row\": 1}";

    private final Client client = SharedServer.client();

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private HttpRequest.Builder predict() {
        return client.request("/api/v1/predict")
                .header("Content-Type", "application/json")
                .POST(body(ROW));
    }

    @Test
    void everyAnswer_hasTheSecurityHeaders() {
        for (String address : new String[] {"/", "/static/limpid.css", "/api/v1/status", "/none"}) {
            HttpResponse<String> answer = client.get(address);

            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(address)
                    .contains("default-src 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
                    .contains("same-origin");
            assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
                    .contains("same-origin");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost@evil.example"})
    void request_forAnotherHost_isMisdirected(String host) {
        String answer = client.raw("GET /api/v1/status HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4(21|00) .*").contains("application/problem+json");
        assertThat(answer).doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:7070", "127.0.0.1:80", "[::1]:7070"})
    void request_forThisMachine_isAnswered(String host) {
        String answer = client.raw("GET /api/v1/status HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET /<script>alert(1)</script> HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
                "GET /%3Cscript%3E HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
                "GET /rows/..%2f..%2fetc HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
                "GET /static/%2e%2e/openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /a;<script>=1 HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
                "<script> / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
            })
    void request_malformed_isRefusedWithoutEcho(String request) {
        String answer = client.raw(request);

        assertThat(answer).matches("(?s)HTTP/1.1 [45]\\d\\d .*");
        assertThat(answer)
                .doesNotContain("alert")
                .doesNotContain("%3C")
                .doesNotContain("etc")
                .doesNotContain("org.");
        assertThat(answer.replace("<script src=", "").toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<script>");
    }

    @Test
    void request_withAnEndlessHeader_isRefused() {
        String answer = client.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ").doesNotContain("aaaa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void request_withADisguisedMethod_isRefused(String header) {
        ApiTest.assertProblem(client.send(predict().header(header, "GET")), 400);
        ApiTest.assertProblem(client.send(client.request("/api/v1/predict").header(header, "POST")), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "nonsense"})
    void post_fromAnotherSite_isForbidden(String site) {
        ApiTest.assertProblem(client.send(predict().header("Sec-Fetch-Site", site)), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "file://"})
    void post_fromAnotherOrigin_isForbidden(String origin) {
        ApiTest.assertProblem(client.send(predict().header("Origin", origin)), 403);
    }

    @Test
    void post_fromThisSite_isAnswered() {
        String origin = "http://127.0.0.1:" + SharedServer.app().port();

        assertThat(client.send(predict().header("Origin", origin).header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "",
            })
    void post_ofAnotherContentType_isUnsupported(String type) {
        HttpRequest.Builder request = client.request("/api/v1/predict").POST(body(ROW));

        ApiTest.assertProblem(client.send(type.isEmpty() ? request : request.header("Content-Type", type)), 415);
    }

    @Test
    void post_multipartOfManyMegabytes_isRefusedUnread() {
        HttpResponse<String> answer = client.send(client.request("/rows/1")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(body("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../../etc/a.csv\"\r\n\r\n"
                        + "a".repeat(1_000) + "\r\n--x--\r\n")));

        ApiTest.assertProblem(answer, 415);
        assertThat(answer.body()).doesNotContain("etc");
    }

    @Test
    void post_compressed_isUnsupported() {
        ApiTest.assertProblem(client.send(predict().header("Content-Encoding", "gzip")), 415);
    }

    @Test
    void post_tooLarge_isRefused() {
        String large = "{\"row\": 1, \"values\": {}" + " ".repeat(64_000) + "}";

        ApiTest.assertProblem(client.postJson("/api/v1/predict", large), 413);
        ApiTest.assertProblem(client.postForm("/rows/1", "c0=" + "a".repeat(64_000)), 413);
    }

    @Test
    void post_tooLargeOfUnknownLength_isRefused() {
        byte[] large = ("{\"row\": 1" + " ".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = client.send(client.request("/api/v1/predict")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

        ApiTest.assertProblem(answer, 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH"})
    void request_byAnotherMethod_isNotAllowed(String method) {
        HttpResponse<String> answer = client.send(client.request("/api/v1/predict")
                .header("Content-Type", "application/json")
                .method(method, body("{}")));

        ApiTest.assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("POST");
    }

    @Test
    void delete_withoutABody_isNotAllowed() {
        String answer = client.raw("DELETE /api/v1/rows/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("application/problem+json");
    }

    @Test
    void get_ofAPostRoute_isNotAllowed() {
        ApiTest.assertProblem(client.get("/api/v1/predict"), 405);
    }

    @Test
    void trace_isNotAnswered() {
        String answer =
                client.raw("TRACE / HTTP/1.1\r\nHost: localhost\r\nX-Secret: secret\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("secret");
    }

    @Test
    void start_openToOthersWithoutToken_isRefused() {
        WebOptions open = new WebOptions("0.0.0.0", 0, Optional.empty());

        assertThatThrownBy(() -> WebApp.start(open, run -> SharedServer.exhibition()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token: expected one");
    }

    @Test
    void start_onATakenPort_saysSo() {
        WebOptions taken = new WebOptions("127.0.0.1", SharedServer.app().port(), Optional.empty());

        assertThatThrownBy(() -> WebApp.start(taken, run -> SharedServer.exhibition()))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageContaining("expected a free one");
    }

    @Test
    void locked_withoutToken_refusesProgramsAndSendsBrowsersToSignIn() {
        try (WebApp locked = locked()) {
            Client stranger = new Client(locked);

            HttpResponse<String> api = stranger.get("/api/v1/models");
            ApiTest.assertProblem(api, 401);
            assertThat(api.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
            ApiTest.assertProblem(
                    stranger.send(stranger.request("/api/v1/models").header("Authorization", "Bearer wrong")), 401);
            ApiTest.assertProblem(
                    stranger.send(stranger.request("/api/v1/models").header("Cookie", "limpid=wrong")), 401);
            ApiTest.assertProblem(stranger.postForm("/rows/1", "c0="), 401);
            HttpResponse<String> page = stranger.page("/rows");
            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
            assertThat(stranger.page("/sign-in").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void locked_withToken_letsProgramsIn() {
        try (WebApp locked = locked()) {
            Client friend = new Client(locked);

            HttpResponse<String> answer =
                    friend.send(friend.request("/api/v1/status").header("Authorization", "Bearer " + TOKEN));

            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void signIn_rightToken_givesACookieThatIsNotTheToken() {
        try (WebApp locked = locked()) {
            Client friend = new Client(locked);

            HttpResponse<String> refused = friend.postForm("/sign-in", "token=wrong");
            HttpResponse<String> admitted = friend.postForm("/sign-in", "token=" + TOKEN);

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
            String cookie = admitted.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain(TOKEN);
            HttpResponse<String> page = friend.send(
                    friend.request("/api/v1/status").header("Cookie", cookie.substring(0, cookie.indexOf(';'))));
            assertThat(page.statusCode()).isEqualTo(200);
        }
    }

    private static WebApp locked() {
        return WebApp.start(new WebOptions("127.0.0.1", 0, Optional.of(TOKEN)), run -> SharedServer.exhibition());
    }
}
