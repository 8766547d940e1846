package io.cloudcall.event;

import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A response in the form that API gateways of both payload formats convert to HTTP. */
final class ApiGatewayResponse {
    private final int status;
    private final String body;
    private final SequencedMap<String, JsonValue> headers = new LinkedHashMap<>();

    ApiGatewayResponse(int status, String body, String requestId) {
        this.status = status;
        this.body = body;
        headers.put("content-type", new JsonString("application/json; charset=utf-8"));
        headers.put("cache-control", new JsonString("no-store"));
        headers.put("x-request-id", new JsonString(requestId));
    }

    ApiGatewayResponse allow(String methods) {
        headers.put("allow", new JsonString(methods));
        return this;
    }

    byte[] toBytes() {
        SequencedMap<String, JsonValue> response = new LinkedHashMap<>();
        response.put("statusCode", JsonNumber.of(status));
        response.put("headers", JsonObject.of(headers));
        response.put("body", new JsonString(body));
        response.put("isBase64Encoded", JsonLiteral.FALSE);
        return JsonObject.of(response).toJson().getBytes(StandardCharsets.UTF_8);
    }
}
