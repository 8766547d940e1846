package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** openapi.json, by which requests and responses are validated. */
final class ApiDescription {
    private final JsonObject document = new JsonObject(read());

    private static String read() {
        try (InputStream file = Sandbox.class.getResourceAsStream("openapi.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all operations with their query parameters, each as {@code GET /path?a,b}. */
    Set<String> operations() {
        JsonObject paths = document.getJsonObject("paths");
        return paths.fieldNames().stream()
                .flatMap(path -> paths.getJsonObject(path).fieldNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path + "?"
                                + queryParameters(operation(method, path))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String queryParameters(JsonObject operation) {
        return objects(operation.getJsonArray("parameters", new JsonArray()))
                .filter(parameter -> parameter.getString("in").equals("query"))
                .map(parameter -> parameter.getString("name"))
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    private JsonObject operation(String method, String path) {
        return document.getJsonObject("paths").getJsonObject(path).getJsonObject(method.toLowerCase(Locale.ROOT));
    }

    /** Requires that a response has a status and a body that the operation is described with. */
    void requireResponse(String method, String path, int status, String body) {
        JsonObject response =
                operation(method, path).getJsonObject("responses").getJsonObject(Integer.toString(status));
        assertTrue(response != null, method + " " + path + " is not described with " + status);
        assertEquals("", errors(schema(resolve(response)), Json.decodeValue(body)), method + " " + path + " " + body);
    }

    /** Returns whether the operation takes this body. */
    boolean takesRequest(String method, String path, String body) {
        JsonObject request = operation(method, path).getJsonObject("requestBody");
        return body.isEmpty()
                ? request == null || !request.getBoolean("required")
                : request != null
                        && errors(schema(request), Json.decodeValue(body)).isEmpty();
    }

    private JsonObject resolve(JsonObject response) {
        String reference = response.getString("$ref");
        return reference == null
                ? response
                : document.getJsonObject("components")
                        .getJsonObject("responses")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private JsonObject schema(JsonObject message) {
        return message.getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema");
    }

    private String errors(JsonObject schema, Object value) {
        JsonObject whole = schema.copy().put("components", document.getJsonObject("components"));
        OutputUnit result = Validator.create(
                        JsonSchema.of(whole),
                        new JsonSchemaOptions()
                                .setBaseUri("https://sandbox.test")
                                .setDraft(Draft.DRAFT202012)
                                .setOutputFormat(OutputFormat.Basic))
                .validate(value);
        return Boolean.TRUE.equals(result.getValid()) ? "" : String.valueOf(result.getErrors());
    }
}
