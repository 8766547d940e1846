package io.cloudcall.call;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as wx-server-sdk hands it over.
 *
 * @param key the name that WeChat gets
 * @param text the value as JSON.stringify prints it; null for a file
 * @param member the name and the value as JSON.stringify prints them in an object; null for a file
 * @param fileName the name of a file; otherwise null
 * @param content the bytes of a file; otherwise none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SdkPair(
        String key,
        @Nullable String text,
        @Nullable String member,
        @Nullable String fileName,
        byte[] content) {

    /** Returns the pairs in a line that requests.js printed; none if the SDK threw an error. */
    static List<SdkPair> parse(String line) {
        return new JsonArray(line.equals("null") ? "[]" : line)
                .stream().map(JsonObject.class::cast).map(SdkPair::of).toList();
    }

    private static SdkPair of(JsonObject pair) {
        return new SdkPair(
                pair.getString("key"),
                pair.getString("text"),
                pair.getString("member"),
                pair.getString("filename"),
                Base64.getDecoder().decode(pair.getString("base64", "")));
    }

    /** Returns a text without its quotation marks, and any other value as JSON. */
    String rawText() {
        return String.valueOf(text).startsWith("\"") ? (String) Json.decodeValue(text) : String.valueOf(text);
    }

    /** Returns whether the value is one that JavaScript takes for true. */
    boolean isTruthy() {
        return !List.of("\"\"", "null", "0", "false").contains(String.valueOf(text));
    }
}
