package io.limpid.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.core.data.Table;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Explaining;
import io.limpid.explain.Attribution;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST API over HTTP: right answers, and one clear problem for each wrong question. */
@ExtendWith(SharedServer.class)
class ApiTest {

    private final Client client = SharedServer.client();

    private static final String WHOLE_ROW = """
            {"Neighborhood": "Edwards", "Year_Built": 1950, "Gr_Liv_Area": 900, "Lot_Frontage": null,
             "Garage_Cars": 1, "Fireplaces": 0}""";

    @Test
    void status_ready_saysSo() {
        assertThat(Client.json(client.get("/api/v1/status")).path("state").asText())
                .isEqualTo("ready");
    }

    @Test
    void models_ready_haveScoresOnBothParts() {
        JsonNode models = Client.json(client.get("/api/v1/models")).path("models");

        assertThat(models).hasSize(2);
        assertThat(models.get(0).path("id").asText()).isEqualTo("logistic");
        assertThat(models.get(0).path("training").path("accuracy").isNumber()).isTrue();
        assertThat(models.get(0).path("heldOut").path("accuracy").isNumber()).isTrue();
        assertThat(models.get(0).path("crossValidation").get(0).path("folds").asInt())
                .isEqualTo(2);
    }

    @Test
    void rows_query_findsWordsInAnyColumnWhateverTheirCase() {
        JsonNode answer = Client.json(client.get("/api/v1/rows?query=eDwArDs%2019"));

        assertThat(answer.path("total").asInt()).isPositive();
        for (JsonNode row : answer.path("rows")) {
            assertThat(row.path("values").path("Neighborhood").asText()).isEqualTo("Edwards");
            assertThat(row.path("values").toString()).contains("19");
        }
    }

    @Test
    void rows_lastPage_holdsTheRest() {
        JsonNode answer = Client.json(client.get("/api/v1/rows?page=15"));

        assertThat(answer.path("pages").asInt()).isEqualTo(15);
        assertThat(answer.path("rows")).hasSize(293 - 14 * RowHits.SIZE);
    }

    @Test
    void row_missingCell_isNull() {
        JsonNode row = Client.json(client.get("/api/v1/rows/0"));

        assertThat(row.path("values").path("Neighborhood").asText()).isEqualTo("North_Ames");
        assertThat(row.path("part").asText()).isIn("training", "test");
        assertThat(row.path("truth").asText()).isEqualTo("215000 (high)");
    }

    @Test
    void predict_row_isTheModelsOwnPrediction() {
        Exhibit exhibit = SharedServer.exhibition().exhibits().get(0);
        double[] expected =
                exhibit.model().predict(SharedServer.exhibition().rows().select(new int[] {5}));

        JsonNode answer = Client.json(client.postJson("/api/v1/predict", "{\"row\": 5}"));

        assertThat(answer.path("probabilities").path("high").doubleValue()).isEqualTo(expected[1]);
        assertThat(answer.path("model").asText()).isEqualTo(exhibit.digest());
        assertThat(answer.path("warnings")).isEmpty();
    }

    @Test
    void predict_wholeRowWithMissingAndUnseen_warnsOfBoth() {
        String values = WHOLE_ROW.replace("Edwards", "Atlantis");

        JsonNode answer = Client.json(client.postJson("/api/v1/predict", "{\"values\": " + values + "}"));

        assertThat(answer.path("warnings").toString())
                .contains("\\\"Neighborhood\\\": 1 row has a category unseen in training")
                .contains("treated as none of the known ones")
                .contains("\\\"Lot_Frontage\\\": 1 row has no value; filled with the training rows' median");
        assertThat(answer.path("probabilities").path("high").doubleValue()).isBetween(0.0, 1.0);
    }

    @Test
    void explain_changedValue_isTheLibrarysOwnExplanation() {
        Exhibit exhibit = SharedServer.exhibition().require("net");
        Table row = SharedServer.exhibition().rows().select(new int[] {5});
        double[] area = row.column("Gr_Liv_Area").values();
        area[0] = 3000; // select copied it
        Attribution expected =
                (Attribution) Explaining.of(exhibit.file()).withSeed(7).explain(row, 0);

        JsonNode answer = Client.json(client.postJson(
                "/api/v1/explain",
                "{\"model\": \"net\", \"row\": 5, \"values\": {\"Gr_Liv_Area\": 3000}, \"seed\": 7}"));

        assertThat(answer.path("kind").asText()).isEqualTo("attribution");
        assertThat(answer.path("baseValue").doubleValue()).isEqualTo(expected.baseValue());
        assertThat(answer.path("prediction").doubleValue()).isEqualTo(expected.prediction());
        assertThat(answer.path("seed").longValue()).isEqualTo(7);
        List<Double> values = new ArrayList<>();
        answer.path("features")
                .forEach(feature -> values.add(feature.path("attribution").doubleValue()));
        assertThat(values)
                .containsExactlyElementsOf(expected.features().stream()
                        .map(Attribution.Feature::attribution)
                        .toList());
    }

    @Test
    void explain_lime_isASurrogate() {
        JsonNode answer = Client.json(client.postJson("/api/v1/explain", "{\"row\": 1, \"method\": \"lime\"}"));

        assertThat(answer.path("method").asText()).isEqualTo("lime");
        assertThat(answer.path("r2").isNumber()).isTrue();
        assertThat(answer.path("features")).hasSize(6);
    }

    @Test
    void explain_asTwice_isTheSameToTheByte() {
        String first = client.postJson("/api/v1/explain", "{\"row\": 9}").body();

        assertThat(client.postJson("/api/v1/explain", "{\"row\": 9}").body()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json | 400 | one well-formed JSON object",
                "[1] | 400 | one JSON object",
                "'' | 400 | one JSON object",
                "{\"row\": 1} {} | 400 | one well-formed JSON object",
                "{\"row\": 1, \"row\": 2} | 400 | one well-formed JSON object",
                "{\"row\": NaN} | 400 | one well-formed JSON object",
                "{\"row\": 293} | 404 | a number from 0 to 292, got 293",
                "{\"row\": -1} | 404 | a number from 0 to 292, got -1",
                "{\"row\": 1.5} | 422 | row: expected a whole number",
                "{\"row\": \"1\"} | 422 | row: expected a whole number",
                "{\"row\": 1, \"model\": \"<b>\"} | 404 | model: expected one of logistic, net, got another name",
                "{\"row\": 1, \"model\": 1} | 422 | model: expected a text",
                "{\"row\": 1, \"extra\": 1} | 422 | body: expected only model, row, values",
                "{\"row\": 1, \"values\": 1} | 422 | values: expected an object",
                "{\"row\": 1, \"values\": {\"<script>\": 1}} | 422 | values: expected only columns of the model",
                "{\"row\": 1, \"values\": {\"Year_Built\": \"x\"}} | 422 | column \"Year_Built\": expected a number or null",
                "{\"row\": 1, \"values\": {\"Year_Built\": true}} | 422 | column \"Year_Built\": expected a number or null",
                "{\"row\": 1, \"values\": {\"Year_Built\": 1e300}} | 422 | column \"Year_Built\": expected a number from",
                "{\"row\": 1, \"values\": {\"Neighborhood\": 3}} | 422 | column \"Neighborhood\": expected a text or null",
                "{\"values\": {\"Year_Built\": 1950}} | 422 | column \"Neighborhood\": expected a value or null",
            })
    void predict_badBody_isOneClearProblem(String body, int status, String detail) {
        HttpResponse<String> answer = client.postJson("/api/v1/predict", body);

        assertProblem(answer, status);
        assertThat(Client.json(answer).path("detail").asText()).contains(detail);
        assertThat(answer.body())
                .doesNotContain("<script>")
                .doesNotContain("<b>")
                .doesNotContain("Exception");
    }

    @Test
    void predict_badColumn_namesItInAMemberOfItsOwn() {
        JsonNode problem =
                Client.json(client.postJson("/api/v1/predict", "{\"row\": 1, \"values\": {\"Year_Built\": \"x\"}}"));

        assertThat(problem.path("column").asText()).isEqualTo("Year_Built");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"row\": 1, \"method\": \"magic\"} | method: expected one of auto, exact, kernel, lime, got another name",
                "{\"row\": 1, \"seed\": 0.5} | seed: expected a whole number",
                "{\"row\": 1, \"seed\": 9223372036854775808} | seed: expected a whole number",
            })
    void explain_badOption_isOneClearProblem(String body, String detail) {
        HttpResponse<String> answer = client.postJson("/api/v1/explain", body);

        assertProblem(answer, 422);
        assertThat(Client.json(answer).path("detail").asText()).contains(detail);
    }

    @Test
    void explain_methodThatCannot_saysWhy() {
        WebOptions anyPort = new WebOptions("127.0.0.1", 0, Optional.empty());
        try (WebApp app = SharedServer.ready(WebApp.start(anyPort, run -> Exhibitions.wide()))) {
            HttpResponse<String> answer =
                    new Client(app).postJson("/api/v1/explain", "{\"row\": 1, \"method\": \"exact\"}");

            assertProblem(answer, 422);
            assertThat(Client.json(answer).path("detail").asText()).startsWith("method exact: ");
        }
    }

    @Test
    void explain_farOutsideTheData_isStillFinite() {
        for (String method : List.of("auto", "lime")) {
            HttpResponse<String> answer = client.postJson(
                    "/api/v1/explain",
                    "{\"row\": 1, \"method\": \"" + method + "\", \"values\": {\"Gr_Liv_Area\": -1e12}}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/rows/293", "/api/v1/rows/x", "/api/v1/rows/-1", "/api/v1/rows?page=99", "/api/v1/none"})
    void get_whatIsNotThere_isNotFound(String address) {
        assertProblem(client.get(address), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/rows?page=x", "/api/v1/rows?page=-1"})
    void rows_badPage_isMalformed(String address) {
        assertProblem(client.get(address), 400);
    }

    @Test
    void predict_deeplyNested_isMalformed() {
        assertProblem(client.postJson("/api/v1/predict", "[".repeat(30_000)), 400);
    }

    static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Client.json(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).isEqualTo("about:blank");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    @Test
    void explain_otherClassInLogOdds_isMinusThePositiveOnes() {
        JsonNode low = Client.json(
                client.postJson("/api/v1/explain", "{\"row\": 5, \"output\": \"log-odds\", \"class\": \"low\"}"));
        JsonNode high = Client.json(client.postJson("/api/v1/explain", "{\"row\": 5, \"output\": \"log-odds\"}"));

        assertThat(low.path("class").asText()).isEqualTo("low");
        assertThat(high.path("class").asText()).isEqualTo("high");
        assertThat(low.path("output").asText()).isEqualTo("log-odds");
        // Tolerance: rounding of two logarithms.
        assertThat(low.path("prediction").asDouble())
                .isCloseTo(-high.path("prediction").asDouble(), within(1e-9));
    }

    @Test
    void explain_unknownOutputOrClass_listsThemAndRepeatsNothing() {
        HttpResponse<String> output = client.postJson("/api/v1/explain", "{\"row\": 5, \"output\": \"evil\"}");
        HttpResponse<String> category = client.postJson("/api/v1/explain", "{\"row\": 5, \"class\": \"evil\"}");

        assertThat(output.statusCode()).isEqualTo(422);
        assertThat(output.body())
                .contains("output: expected one of probability, log-odds, got another name")
                .doesNotContain("evil");
        assertThat(category.statusCode()).isEqualTo(422);
        assertThat(category.body()).contains("class: expected one of low, high").doesNotContain("evil");
    }
}
