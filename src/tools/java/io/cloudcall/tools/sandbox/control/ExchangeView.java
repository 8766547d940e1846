package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RecordedExchange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of requests and responses for people and tests, without secrets. */
final class ExchangeView {
    private static final int MAX_BODY_CHARACTERS = 16_384;
    /** Enough for the characters, and the most that is looked at for a whole JSON document. */
    private static final int MAX_BODY_BYTES = 4 * MAX_BODY_CHARACTERS;

    private final SecretMask mask;

    ExchangeView(SecretMask mask) {
        this.mask = mask;
    }

    JsonObject toJson(RecordedExchange exchange) {
        ReceivedRequest request = exchange.request();
        return new JsonObject()
                .put("id", exchange.id())
                .put("time", request.arrivedAt().toString())
                .put("method", request.method())
                .put("path", mask.text(request.path()))
                .put("query", query(request))
                .put("content_type", request.header("Content-Type"))
                .put("body", body(request.body()))
                .put("body_bytes", request.bodyLength())
                .put("appid", request.appId())
                .put("connection", request.connection())
                .put("fault", exchange.fault().map(Fault::toString).orElse(null))
                .put(
                        "response",
                        exchange.answer()
                                .map(answer ->
                                        response(answer, exchange.duration().orElse(null)))
                                .orElse(null));
    }

    private JsonObject query(ReceivedRequest request) {
        JsonObject query = new JsonObject();
        request.query().forEach((name, values) -> query.put(name, new JsonArray(mask(name, values))));
        return query;
    }

    private List<String> mask(String name, List<String> values) {
        return values.stream().map(value -> mask.value(name, value)).toList();
    }

    private JsonObject response(RecordedExchange.Answer answer, @Nullable Duration duration) {
        return new JsonObject()
                .put("status", answer.status())
                .put("content_type", answer.contentType())
                .put("body", body(answer.body()))
                .put("body_bytes", answer.bodyLength())
                .put("duration_ms", duration == null ? null : duration.toNanos() / 1e6);
    }

    /** Returns the beginning of a body, or null if that is not text. */
    private @Nullable String body(Buffer body) {
        String text = decode(body.getBytes(0, Math.min(body.length(), MAX_BODY_BYTES)));
        if (text == null) {
            return null;
        }
        String masked = mask.body(text);
        return masked.length() <= MAX_BODY_CHARACTERS ? masked : masked.substring(0, MAX_BODY_CHARACTERS);
    }

    /** Decodes UTF-8, whose last character may be incomplete. */
    private static @Nullable String decode(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, false);
        return result.isError() ? null : text.flip().toString();
    }
}
