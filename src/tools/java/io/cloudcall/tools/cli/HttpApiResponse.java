package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The HTTP response that an HTTP API makes of a function's result. */
record HttpApiResponse(int status, Map<String, String> headers, String body, boolean isBase64Encoded) {

    /**
     * Returns the response of a result in payload format 2.0. A result without a status is the body of a success, by
     * which API Gateway answers an error payload too: <a
     * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
     * formats of responses</a>.
     */
    static HttpApiResponse parse(String result) {
        JsonObject response = new JsonObject(result);
        if (!response.containsKey("statusCode")) {
            return new HttpApiResponse(200, Map.of("content-type", "application/json"), result, false);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        response.getJsonObject("headers", new JsonObject())
                .forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
        return new HttpApiResponse(
                response.getInteger("statusCode"),
                headers,
                response.getString("body", ""),
                response.getBoolean("isBase64Encoded", false));
    }

    /** Returns the bytes of the body. */
    byte[] bytes() {
        return isBase64Encoded ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }
}
