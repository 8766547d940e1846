package io.cloudcall.tools.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON object of a request's body, with WeChat's checks of types.
 *
 * <p>A body that is not a JSON object and a value of the wrong type are 47001; a missing field is an error that each
 * family of APIs has for it: in logistics 930561, as developers have reported who sent {@code bizId} for
 * {@code biz_id}. The exact boundary between the two is an assumption.
 */
public final class RequestFields {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)", Pattern.DOTALL);

    private final JsonObject json;
    private final Errcode missing;

    private RequestFields(JsonObject json, Errcode missing) {
        this.json = json;
        this.missing = missing;
    }

    /** Parses the body of {@code request} to an API of logistics. */
    public static RequestFields of(ReceivedRequest request) {
        return of(request, Errcode.ARGS);
    }

    /**
     * Parses the body of {@code request}; a missing field is the error {@code missing}. Escapes {@code \\uXXXX} of
     * characters beyond ASCII are not decoded: developers whose clients escaped Chinese got "biz id not bind" for bound
     * accounts, and WeChat's page about addOrder requires raw UTF-8. That escapes of ASCII, such as of an ampersand,
     * are decoded is an assumption.
     */
    public static RequestFields of(ReceivedRequest request, Errcode missing) {
        String body = request.body().toString(StandardCharsets.UTF_8);
        String escaped = ESCAPE.matcher(body)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        isBeyondAscii(escape.group(1)) ? "\\" + escape.group() : escape.group()));
        try {
            return new RequestFields(as(JsonObject.class, Json.decodeValue(escaped)), missing);
        } catch (DecodeException e) {
            throw new ApiErrorException(Errcode.DATA_FORMAT);
        }
    }

    private static boolean isBeyondAscii(String escape) {
        return escape.length() > 1 && Integer.parseInt(escape.substring(1), 16) >= 0x80;
    }

    /** Returns a copy without one of the fields. */
    public RequestFields without(String name) {
        JsonObject copy = json.copy();
        copy.remove(name);
        return new RequestFields(copy, missing);
    }

    /** Returns whether the field equals {@code text}. */
    public boolean hasValue(String name, String text) {
        return text.equals(json.getValue(name));
    }

    /** Returns whether the field is there and not null. */
    public boolean has(String name) {
        return json.getValue(name) != null;
    }

    /** Returns a required string that is not empty. */
    public String text(String name) {
        String text = required(String.class, name);
        if (text.isEmpty()) {
            throw new ApiErrorException(missing);
        }
        return text;
    }

    /** Returns an optional string, empty if it is missing. */
    public String optionalText(String name) {
        return has(name) ? required(String.class, name) : "";
    }

    /** Returns a required number. */
    public Number number(String name) {
        return required(Number.class, name);
    }

    /** Returns an optional number, 0 if it is missing. */
    public Number optionalNumber(String name) {
        return has(name) ? number(name) : 0;
    }

    /** Returns an optional boolean, false if it is missing. */
    public boolean optionalFlag(String name) {
        return has(name) && required(Boolean.class, name);
    }

    /** Returns a required object. */
    public RequestFields object(String name) {
        return new RequestFields(required(JsonObject.class, name), missing);
    }

    /** Returns the objects of a required array. */
    public List<RequestFields> objects(String name) {
        return required(JsonArray.class, name).stream()
                .map(element -> new RequestFields(as(JsonObject.class, element), missing))
                .toList();
    }

    /** Throws an error if a string exceeds its maximum length in UTF-8. */
    public void requireMaxBytes(Map<String, Integer> maxBytes) {
        maxBytes.forEach((name, max) -> {
            if (optionalText(name).getBytes(StandardCharsets.UTF_8).length > max) {
                throw new ApiErrorException(Errcode.ARG_SIZE);
            }
        });
    }

    /** Returns a copy of the object. */
    public JsonObject toJson() {
        return json.copy();
    }

    private <T> T required(Class<T> type, String name) {
        if (!has(name)) {
            throw new ApiErrorException(missing);
        }
        return as(type, json.getValue(name));
    }

    private static <T> T as(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new ApiErrorException(Errcode.DATA_FORMAT);
        }
        return type.cast(value);
    }
}
