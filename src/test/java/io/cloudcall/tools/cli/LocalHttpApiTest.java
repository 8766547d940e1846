package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalHttpApiTest {
    private static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final CloudFunction function = new CloudFunction(sandbox.settings(), Timing.system());
    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalHttpApi front;

    LocalHttpApiTest() throws IOException {
        PrintStream log = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        front = LocalHttpApi.start(function, log, 0);
    }

    @AfterEach
    void close() {
        client.close();
        front.close();
        function.close();
        sandbox.close();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(front.url() + path))
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void answersGetOfAnyPath() throws Exception {
        HttpResponse<String> response = send("GET", "any/path?a=b", "");

        assertEquals(200, response.statusCode());
        assertTrue(response.body().endsWith(OK), response.body());
        assertEquals(
                "application/json; charset=utf-8",
                response.headers().firstValue("content-type").orElse(""));
    }

    @Test
    void handsOnTheBodyAndItsType() throws Exception {
        assertEquals(200, send("POST", "", "{\"bizId\":\"四川\"}").statusCode());

        assertEquals("四川", sandbox.requests().get(1).queryParameter("biz_id"));
        assertEquals(400, send("POST", "", "[]").statusCode());
    }

    @Test
    void answersHeadAndOptionsWithoutABody() throws Exception {
        HttpResponse<String> head = send("HEAD", "", "");
        HttpResponse<String> options = send("OPTIONS", "", "");

        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(204, options.statusCode());
        assertEquals(
                "GET, HEAD, OPTIONS, POST",
                options.headers().firstValue("allow").orElse(""));
    }
}
