package io.cloudcall.functional.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.ApiCatalog;
import io.cloudcall.functional.events.EventFile;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A row of file-arguments.jsonl: an event, the pairs that wx-server-sdk 4.0.2 makes of it, and the request that they
 * come to, whose body has the boundary BOUNDARY. Without a query, the event is refused.
 */
public record RecordedUpload(JsonObject row) {
    private static final String MULTIPART = "multipart/form-data; boundary=";

    /** Returns all rows. */
    public static List<RecordedUpload> readAll() {
        try (InputStream in = RecordedUpload.class.getResourceAsStream("file-arguments.jsonl");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> new RecordedUpload(new JsonObject(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isRefused() {
        return row.getJsonObject("query") == null;
    }

    private JsonObject event() {
        return row.getJsonObject("event");
    }

    private String api() {
        return event().getString("openapi");
    }

    /** Returns the path of the call on WeChat's server. */
    public String path() {
        return ApiCatalog.find(api()).orElseThrow().path();
    }

    /** Returns the event of a direct invocation. */
    public String directEvent() {
        return event().encode();
    }

    /** Returns the same call as an HTTP API's event, of payload format 2.0. */
    public String httpEvent() {
        return EventFile.read("http-api-post")
                .put("rawPath", "/openapi/" + api())
                .put("rawQueryString", "convertCase=" + event().getBoolean("convertCase", true))
                .put("body", event().getJsonObject("data").encode())
                .encode();
    }

    /** Checks that a request is the recorded one, in query, body and length. */
    public void assertSentAs(ReceivedRequest request) {
        assertEquals(row.getJsonObject("query"), query(request));
        byte[] body = Base64.getDecoder().decode(row.getString("bodyBase64"));
        String contentType = request.header("content-type");
        if (body.length == 0) {
            assertNull(contentType);
            assertEquals("0", request.header("content-length"));
        } else {
            assertForm(body, Objects.requireNonNull(contentType), request);
        }
    }

    private static void assertForm(byte[] body, String contentType, ReceivedRequest request) {
        assertTrue(contentType.startsWith(MULTIPART), contentType);
        String boundary = contentType.substring(MULTIPART.length());
        assertTrue(boundary.matches("[A-Za-z0-9]{30,60}"), boundary);
        byte[] expected = new String(body, StandardCharsets.ISO_8859_1)
                .replace("BOUNDARY", boundary)
                .getBytes(StandardCharsets.ISO_8859_1);
        assertArrayEquals(expected, request.body().getBytes());
        assertEquals(String.valueOf(expected.length), request.header("content-length"));
        assertNull(request.header("transfer-encoding"));
    }

    private static JsonObject query(ReceivedRequest request) {
        JsonObject query = new JsonObject();
        request.query().keySet().stream()
                .filter(name -> !name.equals("access_token"))
                .forEach(name -> query.put(name, request.queryParameter(name)));
        return query;
    }

    @Override
    public String toString() {
        return row.getString("name");
    }
}
