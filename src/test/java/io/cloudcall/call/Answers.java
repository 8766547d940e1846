package io.cloudcall.call;

import io.cloudcall.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Short ways to have an answer read. */
final class Answers {
    static final String API = "logistics.getAllAccount";
    static final String JSON = "application/json; encoding=utf-8";
    static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";

    private Answers() {}

    /** The text that a body gives, sent with status 200 as JSON. */
    static String json(String body) {
        return json(JSON, body);
    }

    static String json(String contentType, String body) {
        return read(200, contentType, body).json();
    }

    static CallResult read(int status, String contentType, String body) {
        return read(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static CallResult read(int status, String contentType, byte[] body) {
        return read(new TransportResponse(status, contentType, body));
    }

    static CallResult read(TransportResponse answer) {
        return ResponseMapper.map(CallRequest.of(API, JsonObject.EMPTY), answer);
    }

    /** What becomes of {@code value} as the value of a member. */
    static String value(String value) {
        String result = json("{\"v\":" + value + "}");
        String begin = "{\"v\":";
        String end = "," + OK;
        if (!result.startsWith(begin) || !result.endsWith(end)) {
            throw new AssertionError(result);
        }
        return result.substring(begin.length(), result.length() - end.length());
    }

    /** The error for a body that is not JSON. */
    static String invalid(String quotedBody) {
        return failure("-601001", "wechat server internal error, response body is invalid json: " + quotedBody);
    }

    /** The error of code and text, both as JSON has them. */
    static String failure(String errCode, String text) {
        return "{\"errCode\":" + errCode + ",\"errMsg\":\"openapi.logistics.getAllAccount:fail " + text + "\"}";
    }
}
