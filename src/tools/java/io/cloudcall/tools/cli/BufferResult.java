package io.cloudcall.tools.cli;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A result with bytes, as JSON makes it of Node's Buffer:
 * {@code {"contentType":"image/png","buffer":{"type":"Buffer","data":[137,80]},…}}.
 *
 * @param contentType the media type, empty if WeChat stated none
 */
record BufferResult(String contentType, Buffer bytes) {

    /** Returns the bytes of a result, or empty if it has none. */
    static Optional<BufferResult> parse(String json) {
        JsonObject result = decode(json);
        return result.getValue("buffer") instanceof JsonObject buffer
                        && "Buffer".equals(buffer.getValue("type"))
                        && buffer.getValue("data") instanceof JsonArray data
                ? Optional.of(new BufferResult(result.getString("contentType", ""), toBytes(data)))
                : Optional.empty();
    }

    /** Decodes a result; one that is nested more deeply than Jackson reads holds no bytes. */
    private static JsonObject decode(String json) {
        try {
            return new JsonObject(json);
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }

    private static Buffer toBytes(JsonArray data) {
        byte[] bytes = new byte[data.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = data.getInteger(i).byteValue();
        }
        return Buffer.buffer(bytes);
    }
}
