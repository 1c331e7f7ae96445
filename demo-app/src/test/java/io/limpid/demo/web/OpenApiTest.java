package io.limpid.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.router.Endpoint;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description of the REST API against the API itself: every route in it, every example answered as described. */
@ExtendWith(SharedServer.class)
class OpenApiTest {

    private final Client client = SharedServer.client();
    private final JsonNode description = Client.json(client.get("/openapi.json"));

    @Test
    void paths_areExactlyTheApisRoutes() {
        Set<String> routes = new TreeSet<>();
        SharedServer.app().server().unsafe.internalRouter.allHttpHandlers().forEach(parsed -> {
            Endpoint endpoint = parsed.endpoint;
            if (endpoint.path.startsWith("/api/")) {
                routes.add(endpoint.method.name().toLowerCase(Locale.ROOT) + " " + endpoint.path);
            }
        });
        Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> described.add(method + " " + path.getKey())));

        assertThat(routes).isNotEmpty();
        assertThat(described).isEqualTo(routes);
    }

    @Test
    void examples_areAnsweredWithTheMembersDescribed() {
        List<HttpResponse<String>> answers = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                answers.addAll(ask(path.getKey(), operation.getKey(), operation.getValue()))));

        assertThat(answers).hasSize(10);
    }

    private List<HttpResponse<String>> ask(String path, String method, JsonNode operation) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        if (method.equals("get")) {
            answers.add(client.get(withExamples(path, operation)));
        } else {
            operation
                    .at("/requestBody/content/application~1json/examples")
                    .forEach(example -> answers.add(
                            client.postJson(path, example.path("value").toString())));
        }
        assertThat(answers).as(path).isNotEmpty();
        JsonNode schema = operation.at("/responses/200/content/application~1json/schema");
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
            assertFits(Client.json(answer), schema);
        }
        return answers;
    }

    private static String withExamples(String path, JsonNode operation) {
        StringBuilder query = new StringBuilder();
        String address = path;
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            String value = parameter.path("example").asText();
            if (parameter.path("in").asText().equals("path")) {
                address = address.replace("{" + name + "}", value);
            } else {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        }
        return address + query;
    }

    /** Every required member is there and no undescribed one. */
    private void assertFits(JsonNode answer, JsonNode schema) {
        JsonNode shape =
                schema.has("$ref") ? description.at(schema.path("$ref").asText().substring(1)) : schema;
        for (JsonNode required : shape.path("required")) {
            assertThat(answer.has(required.asText())).as(required.asText()).isTrue();
        }
        answer.properties().forEach(member -> {
            JsonNode described = shape.path("properties").path(member.getKey());
            assertThat(described.isMissingNode()).as(member.getKey()).isFalse();
            if (described.has("$ref")) {
                assertFits(member.getValue(), described);
            }
            if (described.path("items").has("$ref")) {
                member.getValue().forEach(item -> assertFits(item, described.path("items")));
            }
        });
    }
}
