package io.cloudcall.event;

import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">payload
 * formats</a> of API gateways. An event has a format only if it has all fields that a gateway always sends, with the
 * right types: the data of a direct call may contain a field named {@code httpMethod} or {@code requestContext}.
 */
enum PayloadFormat {
    /** Payload format 2.0: HTTP APIs and function URLs. */
    V2_0 {
        @Override
        boolean matches(JsonObject event) {
            return "2.0".equals(event.getString("version"))
                    && event.getString("routeKey") != null
                    && event.getString("rawPath") != null
                    && event.getString("rawQueryString") != null
                    && httpContext(event).getString("method") != null
                    && httpContext(event).getString("path") != null;
        }

        @Override
        String httpMethod(JsonObject event) {
            return String.valueOf(httpContext(event).getString("method"));
        }

        @Override
        String path(JsonObject event) {
            return String.valueOf(event.getString("rawPath"));
        }

        @Override
        boolean hasQueryParameter(JsonObject event, String parameter, String value) {
            return List.of(String.valueOf(event.getString("rawQueryString")).split("&"))
                    .contains(parameter + "=" + value);
        }

        @Override
        QueryParameters queryParameters(JsonObject event) {
            return QueryParameters.parse(String.valueOf(event.getString("rawQueryString")));
        }
    },
    /** Payload format 1.0: REST APIs, and HTTP APIs configured for it. */
    V1_0 {
        @Override
        boolean matches(JsonObject event) {
            return isVersion1OrAbsent(event)
                    && event.getString("httpMethod") != null
                    && event.getString("path") != null
                    && event.getString("resource") != null
                    && isObjectOrNull(event.get("multiValueHeaders"))
                    && object(event, "requestContext").getString("httpMethod") != null
                    && object(event, "requestContext").getString("resourcePath") != null;
        }

        @Override
        String httpMethod(JsonObject event) {
            return String.valueOf(event.getString("httpMethod"));
        }

        @Override
        String path(JsonObject event) {
            return String.valueOf(event.getString("path"));
        }

        @Override
        boolean hasQueryParameter(JsonObject event, String parameter, String value) {
            return value.equals(object(event, "queryStringParameters").getString(parameter));
        }

        @Override
        QueryParameters queryParameters(JsonObject event) {
            return QueryParameters.of(
                    object(event, "queryStringParameters"), object(event, "multiValueQueryStringParameters"));
        }
    };

    abstract boolean matches(JsonObject event);

    abstract String httpMethod(JsonObject event);

    abstract String path(JsonObject event);

    /** Returns whether the query string has exactly that parameter, in characters that need no encoding. */
    abstract boolean hasQueryParameter(JsonObject event, String parameter, String value);

    /** Returns all parameters of the query string, decoded. */
    abstract QueryParameters queryParameters(JsonObject event);

    static Optional<PayloadFormat> detect(JsonObject event) {
        if (!hasCommonFields(event)) {
            return Optional.empty();
        }
        if (V2_0.matches(event)) {
            return Optional.of(V2_0);
        }
        return V1_0.matches(event) ? Optional.of(V1_0) : Optional.empty();
    }

    /** Returns the format of an event that has an HTTP method, even without the other fields; otherwise empty. */
    static Optional<PayloadFormat> ofMethod(JsonObject event) {
        if (httpContext(event).getString("method") != null) {
            return Optional.of(V2_0);
        }
        return event.getString("httpMethod") == null ? Optional.empty() : Optional.of(V1_0);
    }

    /**
     * Returns whether the event has the fields of both formats. Events for authorizers lack isBase64Encoded; the
     * console's test of a method sends null for headers.
     */
    private static boolean hasCommonFields(JsonObject event) {
        return isBoolean(event.get("isBase64Encoded"))
                && isObjectOrNull(event.get("headers"))
                && isStringOrNull(event.get("body"))
                && event.get("requestContext") instanceof JsonObject;
    }

    /** Returns whether the version is 1.0 or absent: REST API events have no version field. */
    private static boolean isVersion1OrAbsent(JsonObject event) {
        return event.get("version") == null || "1.0".equals(event.getString("version"));
    }

    private static boolean isBoolean(@Nullable JsonValue value) {
        return value == JsonLiteral.TRUE || value == JsonLiteral.FALSE;
    }

    private static boolean isObjectOrNull(@Nullable JsonValue value) {
        return value == JsonLiteral.NULL || value instanceof JsonObject;
    }

    private static boolean isStringOrNull(@Nullable JsonValue value) {
        return value == null || value == JsonLiteral.NULL || value instanceof JsonString;
    }

    String method(JsonObject event) {
        return httpMethod(event).toUpperCase(Locale.ROOT);
    }

    /**
     * Returns the value of a header, or null if there is none. REST APIs keep the case of header names.
     *
     * @param name the name in lower case
     */
    static @Nullable String header(JsonObject event, String name) {
        for (Map.Entry<String, JsonValue> header :
                object(event, "headers").members().entrySet()) {
            if (header.getKey().equalsIgnoreCase(name) && header.getValue() instanceof JsonString value) {
                return value.value();
            }
        }
        return null;
    }

    /** Returns the bytes of the body, or null if it is marked as base64 but is not. */
    static byte @Nullable [] body(JsonObject event) {
        if (!(event.get("body") instanceof JsonString body)) {
            return new byte[0];
        }
        return isBase64Encoded(event) ? decodeBase64(body) : body.value().getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] decodeBase64(JsonString text) {
        List<byte[]> decoded = text.decodeBase64();
        return decoded == null ? null : join(decoded);
    }

    private static byte[] join(List<byte[]> pieces) {
        ByteBuffer joined = ByteBuffer.allocate(
                pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(joined::put);
        return joined.array();
    }

    /** Returns whether the gateway has encoded the body, which it does to keep bytes as they are. */
    static boolean isBase64Encoded(JsonObject event) {
        return event.get("isBase64Encoded") == JsonLiteral.TRUE;
    }

    private static JsonObject httpContext(JsonObject event) {
        return object(object(event, "requestContext"), "http");
    }

    private static JsonObject object(JsonObject parent, String key) {
        return parent.get(key) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }
}
