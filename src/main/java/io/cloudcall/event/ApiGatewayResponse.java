package io.cloudcall.event;

import io.cloudcall.call.BinaryBody;
import io.cloudcall.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A response in the form that API gateways of both payload formats convert to HTTP. Its body is bytes throughout: that
 * of a picture is some megabytes.
 */
public final class ApiGatewayResponse {
    private static final byte[] EMPTY = {};

    private final int status;
    private final SequencedMap<String, String> headers = new LinkedHashMap<>();
    private byte[] body = EMPTY;
    private boolean isBase64Encoded;

    /** Creates a response without a body, of the media type of JSON. */
    ApiGatewayResponse(int status, String requestId) {
        this.status = status;
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("cache-control", "no-store");
        headers.put("x-request-id", requestId);
    }

    private ApiGatewayResponse(int status) {
        this.status = status;
        headers.put("cache-control", "no-store");
    }

    /** Creates a response of plain text, which no browser takes for anything else. */
    public static ApiGatewayResponse text(int status, String text) {
        StringBuilder quoted = new StringBuilder();
        JsonWriter.appendString(text, quoted);
        ApiGatewayResponse response = new ApiGatewayResponse(status)
                .header("content-type", "text/plain; charset=utf-8")
                .header("x-content-type-options", "nosniff");
        response.body = utf8(quoted.substring(1, quoted.length() - 1));
        return response;
    }

    /** Sets the value of a header. */
    public ApiGatewayResponse header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    ApiGatewayResponse allow(String methods) {
        return header("allow", methods);
    }

    /** Sets the body to JSON in UTF-8 as {@link JsonWriter} writes it, which has no control character. */
    ApiGatewayResponse json(byte[] json) {
        body = escape(json);
        return this;
    }

    /** Sets the body to bytes, which the gateway decodes. */
    ApiGatewayResponse bytes(BinaryBody binary) {
        body = Base64.getEncoder().encode(binary.bytes());
        isBase64Encoded = true;
        return this;
    }

    private static byte[] escape(byte[] json) {
        int length = json.length;
        for (byte b : json) {
            length += isEscaped(b) ? 1 : 0;
        }
        byte[] escaped = new byte[length];
        int end = 0;
        for (byte b : json) {
            if (isEscaped(b)) {
                escaped[end++] = '\\';
            }
            escaped[end++] = b;
        }
        return escaped;
    }

    private static boolean isEscaped(byte b) {
        return b == '"' || b == '\\';
    }

    /** Returns the response as JSON, in UTF-8. */
    public byte[] toBytes() {
        StringBuilder head = new StringBuilder("{\"statusCode\":").append(status);
        char separator = '{';
        head.append(",\"headers\":");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            head.append(separator);
            JsonWriter.appendString(header.getKey(), head);
            head.append(':');
            JsonWriter.appendString(header.getValue(), head);
            separator = ',';
        }
        return join(
                utf8(head.append("},\"body\":\"").toString()),
                utf8(isBase64Encoded ? "\",\"isBase64Encoded\":true}" : "\",\"isBase64Encoded\":false}"));
    }

    private byte[] join(byte[] head, byte[] tail) {
        byte[] response = new byte[head.length + body.length + tail.length];
        System.arraycopy(head, 0, response, 0, head.length);
        System.arraycopy(body, 0, response, head.length, body.length);
        System.arraycopy(tail, 0, response, head.length + body.length, tail.length);
        return response;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
