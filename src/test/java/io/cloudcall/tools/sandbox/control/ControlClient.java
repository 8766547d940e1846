package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of the sandbox's own API, as a test in any language has one. */
final class ControlClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Sandbox sandbox;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ControlClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Returns the body of a success. */
    JsonObject call(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(method, path, body);
        assertEquals(2, response.statusCode() / 100, response.body());
        return new JsonObject(response.body());
    }

    JsonObject get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    JsonObject post(String path, String body) throws IOException, InterruptedException {
        return call("POST", path, body);
    }

    JsonObject put(String path, String body) throws IOException, InterruptedException {
        return call("PUT", path, body);
    }

    JsonObject delete(String path) throws IOException, InterruptedException {
        return call("DELETE", path, "");
    }

    /** Returns the error that a request has with this status. */
    String refused(int status, String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(method, path, body);
        assertEquals(status, response.statusCode(), response.body());
        JsonObject error = new JsonObject(response.body());
        assertEquals(1, error.size(), response.body());
        return error.getString("error");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
