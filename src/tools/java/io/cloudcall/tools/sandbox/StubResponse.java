package io.cloudcall.tools.sandbox;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP response; the header fields exclude Content-Length. The body must not be modified. */
public record StubResponse(int status, Map<String, String> headers, Buffer body) {

    private static final String CONTENT_TYPE = "Content-Type";

    /** Creates a response of compact JSON with WeChat's content type. */
    public static StubResponse json(JsonObject content) {
        return of(200, "application/json; encoding=utf-8", content.toBuffer());
    }

    public static StubResponse errcode(int errcode, String errmsg) {
        return json(new JsonObject().put("errcode", errcode).put("errmsg", errmsg));
    }

    public static StubResponse of(int status, @Nullable String contentType, Buffer body) {
        return new StubResponse(status, contentType == null ? Map.of() : Map.of(CONTENT_TYPE, contentType), body);
    }

    static StubResponse redirect(String location) {
        return new StubResponse(302, Map.of("Location", location), Buffer.buffer());
    }

    static StubResponse empty(int status) {
        return of(status, null, Buffer.buffer());
    }

    /** Returns whether the content type is JSON's. */
    public boolean isJson() {
        return headers.getOrDefault(CONTENT_TYPE, "").startsWith("application/json");
    }

    /** Returns the bytes of head and body. */
    Buffer toWire() {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + HttpResponseStatus.valueOf(status) + "\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: " + body.length() + "\r\n\r\n");
        return Buffer.buffer(head.toString()).appendBuffer(body);
    }
}
