package io.cloudcall.packaged;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A sample of a cloud call on a page of WeChat's, and the request that is to reach WeChat.
 *
 * @param sample an element of official-samples.json: the options and data of the call, and the JSON example beside it,
 *     which is the body of the same call over HTTPS, of other data, or of a response
 * @param request the row of official-sample-requests.jsonl for it
 */
public record OfficialSample(JsonObject sample, JsonObject request) {

    /** Returns all samples. */
    public static List<OfficialSample> all() {
        JsonArray samples = new JsonArray(read("official-samples.json"));
        List<String> requests = read("official-sample-requests.jsonl").lines().toList();
        if (samples.size() != requests.size()) {
            throw new IllegalStateException(samples.size() + " samples, " + requests.size() + " requests");
        }
        return IntStream.range(0, requests.size())
                .mapToObj(i -> new OfficialSample(samples.getJsonObject(i), new JsonObject(requests.get(i))))
                .toList();
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(OfficialSample.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the name of the call. */
    public String api() {
        return sample.getString("api");
    }

    /** Returns the event for a router. The Buffer of a page's sample holds {@code abc}. */
    public String event() {
        JsonObject event = new JsonObject().put("openapi", api()).put("data", data());
        JsonObject options = sample.getJsonObject("options");
        return (options == null ? event : event.mergeIn(options)).encode();
    }

    private JsonObject data() {
        JsonObject data = sample.getJsonObject("data").copy();
        String file = request.getString("file");
        if (file != null) {
            data.getJsonObject(file).put("value", new JsonObject("{\"type\":\"Buffer\",\"data\":[97,98,99]}"));
        }
        return data;
    }

    /** Returns the path that the request is to have. */
    public String path() {
        return request.getString("path");
    }

    JsonObject query() {
        return request.getJsonObject("query", new JsonObject());
    }

    /** Returns the JSON or form that is to reach WeChat, or an empty string for no body. */
    Object body() {
        if (request.getBoolean("bodyIsHttpsExample", false)) {
            return sample.getJsonObject("httpsExample");
        }
        return request.getValue("body", request.getString("form", ""));
    }

    @Override
    public String toString() {
        return api();
    }
}
