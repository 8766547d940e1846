package io.cloudcall.event;

import io.cloudcall.openapi.JsonLiteral;
import io.cloudcall.openapi.JsonNumber;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonText;
import io.cloudcall.openapi.JsonValue;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** An answer in the form that API gateways of both payload formats turn into HTTP. */
final class ApiGatewayResponse {
    private final int status;
    private final String body;
    private final SequencedMap<String, JsonValue> headers = new LinkedHashMap<>();

    ApiGatewayResponse(int status, String body, String requestId) {
        this.status = status;
        this.body = body;
        headers.put("content-type", new JsonText("application/json; charset=utf-8"));
        headers.put("cache-control", new JsonText("no-store"));
        headers.put("x-request-id", new JsonText(requestId));
    }

    ApiGatewayResponse allow(String methods) {
        headers.put("allow", new JsonText(methods));
        return this;
    }

    String toJson() {
        SequencedMap<String, JsonValue> answer = new LinkedHashMap<>();
        answer.put("statusCode", JsonNumber.of(status));
        answer.put("headers", JsonObject.of(headers));
        answer.put("body", new JsonText(body));
        answer.put("isBase64Encoded", JsonLiteral.FALSE);
        return JsonObject.of(answer).toJson();
    }
}
