package io.cloudcall.tools.sandbox.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.cloudcall.call.AppId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, all of which are allowed. Immutable. */
final class ControlFields {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_IDENTIFIER_LENGTH = 64;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final JsonObject json;

    private ControlFields(JsonObject json) {
        this.json = json;
    }

    /** Parses a body that is one JSON object, in which no name stands twice. */
    static ControlFields parse(Buffer body, List<String> allowed) {
        return of(parseObject(body), allowed);
    }

    /** Parses a body that may have any fields. */
    static JsonObject parseObject(Buffer body) {
        requireWellFormed(body);
        try {
            if (Json.decodeValue(body) instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException e) {
            throw ControlException.badRequest("the body is not JSON: send a JSON object");
        }
        throw ControlException.badRequest("the body is JSON, but not an object: send a JSON object");
    }

    private static void requireWellFormed(Buffer body) {
        try (JsonParser parser = FACTORY.createParser(body.getBytes())) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        } catch (IOException e) {
            throw ControlException.badRequest("the body is not JSON in UTF-8, has a name twice, or has more than "
                    + MAX_DEPTH + " levels: correct it");
        }
    }

    static ControlFields of(JsonObject json, List<String> allowed) {
        json.fieldNames().stream()
                .filter(name -> !allowed.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ControlException.badRequest("the body has an unknown field: " + QuotedText.of(name)
                            + "; send " + (allowed.isEmpty() ? "no field" : "only " + String.join(", ", allowed)));
                });
        return new ControlFields(json);
    }

    boolean has(String name) {
        return json.containsKey(name);
    }

    /** Returns a string that is there. */
    String text(String name, int maxLength) {
        return optionalText(name, maxLength).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name, int maxLength) {
        Object value = json.getValue(name);
        if (!json.containsKey(name)) {
            return Optional.empty();
        }
        if (value instanceof String text && text.length() <= maxLength) {
            return Optional.of(text);
        }
        throw ControlException.badRequest(
                "'" + name + "' is unusable: send a string of at most " + maxLength + " characters");
    }

    /** Returns a text of the characters that an AppID may have. */
    String identifier(String name) {
        String text = text(name, MAX_IDENTIFIER_LENGTH);
        if (AppId.isWellFormed(text)) {
            return text;
        }
        throw ControlException.badRequest("'" + name + "' is malformed: send " + AppId.GRAMMAR);
    }

    long number(String name, long min, long max) {
        return optionalNumber(name, min, max).orElseThrow(() -> missing(name));
    }

    Optional<Long> optionalNumber(String name, long min, long max) {
        Object value = json.getValue(name);
        if (!json.containsKey(name)) {
            return Optional.empty();
        }
        if ((value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= min
                && ((Number) value).longValue() <= max) {
            return Optional.of(((Number) value).longValue());
        }
        throw ControlException.badRequest("'" + name + "' is unusable: send a whole number from " + min + " to " + max);
    }

    Optional<JsonObject> optionalObject(String name) {
        return json.containsKey(name) ? Optional.of(object(name, json.getValue(name))) : Optional.empty();
    }

    /** Returns the objects of an optional array. */
    Optional<List<JsonObject>> optionalObjects(String name, int max) {
        if (!json.containsKey(name)) {
            return Optional.empty();
        }
        if (json.getValue(name) instanceof JsonArray array && array.size() <= max) {
            return Optional.of(
                    array.stream().map(element -> object(name, element)).toList());
        }
        throw ControlException.badRequest("'" + name + "' is unusable: send an array of at most " + max + " objects");
    }

    private static ControlException missing(String name) {
        return ControlException.badRequest("the body has no '" + name + "': add it");
    }

    private static JsonObject object(String name, @Nullable Object value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw ControlException.badRequest(
                "'" + name + "' is not an object, or has an element that is not one: send objects");
    }
}
