package io.cloudcall.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A parser of JSON as RFC 8259 defines it, for all but WeChat's responses: events, config.json, secrets, AWS's
 * responses and the data of callers. Responses of WeChat and of a token service, those with an access token included,
 * are parsed by {@link LenientJsonParser}. Numbers keep their text. Thread-safe.
 */
public final class StrictJsonParser {
    /** The limit of values and names: enough for every call, and few enough for the memory of the smallest function. */
    private static final long MAX_TOKENS = 200_000;

    // Jackson's own limits hold too: 1,000 levels of nesting, names of 50,000 characters, numbers of 1,000.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MAX_TOKENS).build())
            .build();

    private StrictJsonParser() {}

    /**
     * Returns the value that {@code document} holds.
     *
     * @throws JsonParseException if {@code document} is not JSON, is empty, or exceeds a limit
     */
    public static JsonValue parse(byte[] document) {
        try (JsonParser parser = FACTORY.createParser(document)) {
            return parseDocument(parser);
        } catch (StreamConstraintsException e) {
            throw new JsonParseException(describeLimit(String.valueOf(e.getOriginalMessage())));
        } catch (JsonProcessingException e) {
            throw new JsonParseException(describe(e));
        } catch (IOException e) {
            throw new JsonParseException("it is not UTF-8");
        }
    }

    /**
     * Returns the value that {@code document} holds, with U+FFFD in place of each lone surrogate, as wx-server-sdk
     * sends one. Without that, an escaped one in a value stays, and in a name is refused.
     *
     * @throws JsonParseException as {@link #parse}
     */
    public static JsonValue parseWellFormed(byte[] document) {
        return parse(SurrogateEscapes.replaceLone(document));
    }

    private static JsonValue parseDocument(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException("it is empty");
        }
        JsonValue value = parseValue(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException("there is text after the value");
        }
        return value;
    }

    /** Returns the limit that Jackson's message names, which quotes nothing of the document. */
    private static String describeLimit(String message) {
        if (message.startsWith("String")) {
            return "it has a text that is too long";
        }
        if (message.startsWith("Name")) {
            return "it has a name that is too long";
        }
        if (message.startsWith("Number")) {
            return "it has a number that is too long";
        }
        return message.startsWith("Token") ? "it has too many values" : "it is nested too deeply";
    }

    /** Returns where the error is, and not Jackson's message, which quotes the document: that may hold a secret. */
    private static String describe(JsonProcessingException exception) {
        return exception.getLocation() == null
                ? "it is malformed"
                : "it is malformed at line " + exception.getLocation().getLineNr() + ", column "
                        + exception.getLocation().getColumnNr();
    }

    private static JsonValue parseValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> parseObject(parser);
            case START_ARRAY -> parseArray(parser);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_TRUE -> JsonLiteral.TRUE;
            case VALUE_FALSE -> JsonLiteral.FALSE;
            case VALUE_NULL -> JsonLiteral.NULL;
            default -> new JsonNumber(parser.getText());
        };
    }

    private static JsonObject parseObject(JsonParser parser) throws IOException {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            members.put(key, parseValue(parser));
        }
        return JsonObject.of(members);
    }

    private static JsonArray parseArray(JsonParser parser) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(parseValue(parser));
        }
        return new JsonArray(items);
    }
}
