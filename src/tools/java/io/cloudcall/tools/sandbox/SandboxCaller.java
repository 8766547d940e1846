package io.cloudcall.tools.sandbox;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A plain HTTP/1.1 client of a sandbox. Thread-safe. */
public final class SandboxCaller implements AutoCloseable {

    private final Sandbox sandbox;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public SandboxCaller(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return send(request(target).GET());
    }

    HttpResponse<String> get(String target, String authorization) throws IOException, InterruptedException {
        return send(request(target).header("Authorization", authorization));
    }

    public HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return post(target, BodyPublishers.ofString(body));
    }

    HttpResponse<String> post(String target, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(target).POST(body));
    }

    /** Posts a body of this content type. */
    public HttpResponse<String> post(String target, String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(request(target).header("Content-Type", contentType).POST(body));
    }

    /** Returns a valid body for stable_token. */
    JsonObject tokenRequest() {
        return tokenRequest(sandbox.appId());
    }

    /** Returns a valid body for stable_token of an app. */
    JsonObject tokenRequest(String appId) {
        return new JsonObject()
                .put("grant_type", "client_credential")
                .put("appid", appId)
                .put("secret", sandbox.appSecret(appId));
    }

    public String fetchToken() throws IOException, InterruptedException {
        return fetchToken(sandbox.appId());
    }

    /** Fetches the stable token of an app. */
    public String fetchToken(String appId) throws IOException, InterruptedException {
        String body =
                post(StableTokenEndpoint.PATH, tokenRequest(appId).encode()).body();
        return new JsonObject(body).getString("access_token");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + target));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
