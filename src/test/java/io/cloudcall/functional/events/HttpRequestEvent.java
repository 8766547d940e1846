package io.cloudcall.functional.events;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP request as the event of a gateway, made after one in events/. To be used once, by one thread. */
final class HttpRequestEvent {
    private final JsonObject event;

    /**
     * A request without a body.
     *
     * @param name the event in events/ to make it after
     */
    HttpRequestEvent(String name, String method) {
        event = EventFile.read(name).put("isBase64Encoded", false);
        event.remove("body");
        header("content-type", null).header("Content-Type", null);
        JsonObject context = event.getJsonObject("requestContext");
        if ("2.0".equals(event.getString("version"))) {
            context.getJsonObject("http").put("method", method);
        } else {
            event.put("httpMethod", method).putNull("body");
            context.put("httpMethod", method);
        }
    }

    /** Sets a header, or takes it away if the value is null. */
    HttpRequestEvent header(String name, @Nullable String value) {
        JsonObject headers = event.getJsonObject("headers");
        JsonObject multiValueHeaders = event.getJsonObject("multiValueHeaders", new JsonObject());
        if (value == null) {
            headers.remove(name);
            multiValueHeaders.remove(name);
        } else {
            headers.put(name, value);
            multiValueHeaders.put(name, new JsonArray().add(value));
        }
        return this;
    }

    /** Another path than the one of the pattern. */
    HttpRequestEvent path(String path) {
        event.put("path", path);
        event.put("rawPath", path);
        return this;
    }

    /** The value that the gateway found for a parameter of its route. */
    HttpRequestEvent pathParameter(String name, String value) {
        return pathParameters(Map.of(name, value));
    }

    /** The values that the gateway found for the parameters of its route. */
    HttpRequestEvent pathParameters(Map<String, String> parameters) {
        JsonObject values = new JsonObject();
        parameters.forEach(values::put);
        event.put("pathParameters", values);
        return this;
    }

    /** Returns a query string of one parameter. */
    HttpRequestEvent query(String name, String value) {
        event.put("queryStringParameters", new JsonObject().put(name, value));
        event.put("rawQueryString", name + "=" + value);
        return this;
    }

    /** Returns a query string of several parameters, as each payload format has it. */
    HttpRequestEvent queryString(String queryString) {
        JsonObject lastValues = new JsonObject();
        JsonObject allValues = new JsonObject();
        for (String parameter : queryString.split("&", -1)) {
            String[] both = parameter.split("=", 2);
            String name = URLDecoder.decode(both[0], StandardCharsets.UTF_8);
            String value = URLDecoder.decode(both[1], StandardCharsets.UTF_8);
            lastValues.put(name, value);
            allValues.put(name, allValues.getJsonArray(name, new JsonArray()).add(value));
        }
        event.put("queryStringParameters", lastValues);
        event.put("multiValueQueryStringParameters", allValues);
        event.put("rawQueryString", queryString);
        return this;
    }

    HttpRequestEvent json(String body) {
        return header("content-type", "application/json").body(body);
    }

    HttpRequestEvent body(String body) {
        event.put("body", body);
        return this;
    }

    /** Returns a body that the gateway encodes. */
    HttpRequestEvent encoded(String body) {
        return encoded(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a body that the gateway encodes. */
    HttpRequestEvent encoded(byte[] body) {
        return markedAsBase64(Base64.getEncoder().encodeToString(body));
    }

    HttpRequestEvent markedAsBase64(String body) {
        event.put("isBase64Encoded", true);
        return body(body);
    }

    String text() {
        return event.encode();
    }
}
