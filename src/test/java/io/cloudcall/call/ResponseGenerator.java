package io.cloudcall.call;

import io.cloudcall.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Shorthands for the conversion of responses. */
public final class ResponseGenerator {
    static final String API = "logistics.getAllAccount";
    public static final String JSON = "application/json; encoding=utf-8";
    public static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";

    private ResponseGenerator() {}

    /** Returns the result of a body with status 200 as JSON. */
    public static String json(String body) {
        return json(JSON, body);
    }

    public static String json(String contentType, String body) {
        return read(200, contentType, body).json();
    }

    public static CallResult read(int status, String contentType, String body) {
        return read(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static CallResult read(int status, String contentType, byte[] body) {
        return read(new ApiResponse(status, contentType, body));
    }

    static CallResult read(ApiResponse response) {
        return ResponseMapper.map(CallRequest.of(API, JsonObject.EMPTY), response);
    }

    /** Returns the result of {@code value} as the value of a member. */
    public static String value(String value) {
        String result = json("{\"v\":" + value + "}");
        String begin = "{\"v\":";
        String end = "," + OK;
        if (!result.startsWith(begin) || !result.endsWith(end)) {
            throw new AssertionError(result);
        }
        return result.substring(begin.length(), result.length() - end.length());
    }

    /** Returns the error for a body that is not JSON. */
    public static String invalid(String quotedBody) {
        return failure("-601001", "wechat server internal error, response body is invalid json: " + quotedBody);
    }

    /** Returns the error of code and text, both as JSON has them. */
    public static String failure(String errCode, String text) {
        return "{\"errCode\":" + errCode + ",\"errMsg\":\"openapi.logistics.getAllAccount:fail " + text + "\"}";
    }
}
