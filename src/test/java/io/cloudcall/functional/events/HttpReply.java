package io.cloudcall.functional.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The answer to a gateway's event.
 *
 * @param status the HTTP status
 * @param headers the headers by name, less the request id
 * @param requestId the request id
 * @param body the body
 */
record HttpReply(int status, Map<String, String> headers, String requestId, String body) {

    /** Returns whether an answer has the form that a gateway takes, rather than the bare result. */
    static boolean matches(String response) {
        return new JsonObject(response).containsKey("statusCode");
    }

    /** Reads an answer, which must have exactly the fields that gateways of both payload formats know. */
    static HttpReply parse(String response) {
        JsonObject json = new JsonObject(response);
        assertEquals(Set.of("statusCode", "headers", "body", "isBase64Encoded"), json.fieldNames());
        assertEquals(false, json.getBoolean("isBase64Encoded"));
        Map<String, String> headers = new TreeMap<>();
        json.getJsonObject("headers")
                .forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
        String requestId = String.valueOf(headers.remove("x-request-id"));
        return new HttpReply(json.getInteger("statusCode"), headers, requestId, json.getString("body"));
    }

    HttpReply assertStatus(int expected) {
        assertEquals(expected, status, body);
        return this;
    }

    /** Returns the errCode in the body; 0 for a success. */
    int errCode() {
        return new JsonObject(body).getInteger("errCode");
    }

    /** Returns the errMsg in the body. */
    String errMsg() {
        return new JsonObject(body).getString("errMsg");
    }
}
