package io.cloudcall.tools.cli;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.CloudFunction;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Sends a request whose headers no client of the JDK sends, and returns the response until the server closes. */
    private String sendRaw(String head) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(front.url()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:80", "localhost", "LOCALHOST:8080", "[::1]", "[::1]:8080"})
    void takesNamesOfTheLoopbackInterface(String host) throws Exception {
        String response = sendRaw("GET / HTTP/1.1\r\nHost: " + host + "\r\n");

        assertTrue(response.startsWith("HTTP/1.1 200 "), response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example:80",
                "192.0.2.1",
                "::1",
                "127.0.0.1\r\nHost: evil.example",
                ""
            })
    void refusesAForeignHost(String host) throws Exception {
        String response = sendRaw("GET / HTTP/1.1\r\nHost: " + host + "\r\n");

        assertTrue(response.startsWith("HTTP/1.1 403 "), response);
        assertTrue(response.endsWith("use 127.0.0.1 or localhost.\"}"), response);
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @CsvSource({"POST,https://evil.example", "POST,null", "GET,http://127.0.0.1:8080", "OPTIONS,https://evil.example"})
    void refusesRequestsOfWebPages(String method, String origin) throws Exception {
        String response = sendRaw(
                method + " / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nOrigin: " + origin + "\r\n");

        assertTrue(response.startsWith("HTTP/1.1 403 "), response);
        assertTrue(response.contains("The header origin is a web page's"), response);
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void answersARefusedHeadRequestWithoutABody() throws Exception {
        String response = sendRaw("HEAD / HTTP/1.1\r\nHost: evil.example\r\n");

        assertTrue(response.startsWith("HTTP/1.1 403 ") && response.endsWith("\r\n\r\n"), response);
    }

    @ParameterizedTest
    @ValueSource(ints = {(1 << 20) + 1, 10 << 20, (10 << 20) + 1, 15_000_001})
    void answers413ToABodyThatIsTooLarge(int length) throws Exception {
        HttpResponse<String> response = send("POST", "", "x".repeat(length));

        assertEquals(413, response.statusCode());
        assertEquals(length > 10 << 20, response.body().startsWith("{\"message\":"), response.body());
        assertEquals(200, send("GET", "", "").statusCode());
    }

    @Test
    void answers413ToABodyOfUnknownLength() throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(front.url()))
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[15_000_001])))
                        .build(),
                BodyHandlers.ofString());

        assertEquals(413, response.statusCode());
    }

    @Test
    void answers431ToLongHeaders() throws Exception {
        String host = "Host: 127.0.0.1\r\n";
        List<String> heads = List.of(
                "GET / HTTP/1.1\r\n" + host + "x".repeat(50_001) + ": 1\r\n",
                "GET / HTTP/1.1\r\n" + host + "x".repeat(300_000) + ": 1\r\n",
                "GET / HTTP/1.1\r\n" + host + "X-Long: " + "x".repeat(10_240) + "\r\n",
                "GET / HTTP/1.1\r\n" + host + "X-Half: " + ("x".repeat(5_120) + "\r\nX-Half: ").repeat(2) + "\r\n",
                "GET /?" + "x".repeat(10_240) + " HTTP/1.1\r\n" + host);

        for (String head : heads) {
            String response = sendRaw(head);
            assertTrue(response.startsWith("HTTP/1.1 431 "), response);
            assertTrue(response.endsWith("the 10,240 bytes of an HTTP API.\"}"), response);
        }
        assertTrue(sendRaw("GET / HTTP/1.1\r\n" + host + "X-Long: " + "x".repeat(10_000) + "\r\n")
                .startsWith("HTTP/1.1 200 "));
    }

    @Test
    void answersWithBytes() throws Exception {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xFF};
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.respond(200, "image/png", picture));

        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(URI.create(front.url()))
                        .header("Accept", "image/*")
                        .build(),
                BodyHandlers.ofByteArray());

        assertEquals("image/png", response.headers().firstValue("content-type").orElseThrow());
        assertArrayEquals(picture, response.body());
    }

    @Test
    void passesBytesOn(@TempDir Path folder) throws Exception {
        byte[] form =
                "--B\r\nContent-Disposition: form-data; name=media; filename=a.png\r\n\r\n\u00ff\u0000\u0089\r\n--B--"
                        .getBytes(StandardCharsets.ISO_8859_1);
        Map<String, String> settings = new HashMap<>(RouterSettings.permittingAll(folder));
        settings.putAll(sandbox.settings());
        PrintStream log = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        try (CloudFunction router = new CloudFunction(settings, Timing.system());
                LocalHttpApi api = LocalHttpApi.start(router, log, 0)) {
            client.send(
                    HttpRequest.newBuilder(URI.create(api.url() + "openapi/security.imgSecCheck"))
                            .header("Content-Type", "multipart/form-data; boundary=B")
                            .POST(BodyPublishers.ofByteArray(form))
                            .build(),
                    BodyHandlers.ofString());
        }

        String sent = new String(sandbox.requests().getLast().body().getBytes(), StandardCharsets.ISO_8859_1);
        assertTrue(sent.contains("\r\n\r\n\u00ff\u0000\u0089\r\n--"), sent);
    }
}
