package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.push.PushHttpRequest;
import io.vertx.core.json.JsonObject;

/** A push as the event of a function behind an HTTP API, payload format 2.0. */
final class PushLambdaEvent {
    private PushLambdaEvent() {}

    static JsonObject of(String path, PushHttpRequest request) {
        JsonObject parameters = new JsonObject();
        request.parameters().forEach(parameters::put);
        JsonObject http = new JsonObject()
                .put("method", request.method())
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "127.0.0.1")
                .put("userAgent", "Mozilla/4.0");
        String route = request.method() + " " + path;
        JsonObject event = new JsonObject()
                .put("version", "2.0")
                .put("routeKey", route)
                .put("rawPath", path)
                .put("rawQueryString", request.query())
                .put("headers", new JsonObject().put("content-type", "application/json"))
                .put("queryStringParameters", parameters)
                .put(
                        "requestContext",
                        new JsonObject()
                                .put("http", http)
                                .put("routeKey", route)
                                .put("stage", "$default"))
                .put("isBase64Encoded", false);
        return request.body().isEmpty() ? event : event.put("body", request.body());
    }
}
