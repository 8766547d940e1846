package io.cloudcall.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A parser of JSON as RFC 8259 defines it, for all but WeChat's responses: events, config.json, secrets, AWS's
 * responses and the data of callers. Responses of WeChat and of a token service, those with an access token included,
 * are parsed by {@link LenientJsonParser}. Numbers keep their text. Thread-safe.
 */
public final class StrictJsonParser {
    /**
     * The limit of values and names, of which long runs of bytes have one each 36,000: enough for every call, and few
     * enough for the memory of the smallest function.
     */
    private static final long MAX_TOKENS = 200_000;

    // Jackson's own limits hold too: 1,000 levels of nesting, names of 50,000 characters, numbers of 1,000.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MAX_TOKENS).build())
            .build();

    /** The length in bytes from which on a document may have values for {@link BulkValueFilter}. */
    public static final int BULK_BYTES = BulkValueFilter.MIN_TEXT_BYTES;

    private static final byte[] NO_BYTES = {};

    private final JsonParser parser;
    private final @Nullable BulkValueFilter bulk;

    private StrictJsonParser(JsonParser parser, @Nullable BulkValueFilter bulk) {
        this.parser = parser;
        this.bulk = bulk;
    }

    /**
     * Returns the value that {@code document} holds.
     *
     * @throws JsonParseException if {@code document} is not JSON, is empty, or exceeds a limit
     */
    public static JsonValue parse(byte[] document) {
        return document.length < BULK_BYTES ? parse(document, null) : parseLarge(document, false);
    }

    /**
     * Returns the value that {@code document} holds, with U+FFFD in place of each lone surrogate, as wx-server-sdk
     * sends one. Without that, an escaped one in a value stays, and in a name is refused.
     *
     * @throws JsonParseException as {@link #parse}
     */
    public static JsonValue parseWellFormed(byte[] document) {
        return document.length < BULK_BYTES
                ? parse(SurrogateEscapes.replaceLone(document), null)
                : parseLarge(document, true);
    }

    /**
     * Returns the value that {@code document} holds, as {@link #parseWellFormed(byte[])}, without a copy of the whole
     * document. To be used for those of {@link #BULK_BYTES} and more: the others need no filter.
     *
     * @throws JsonParseException as {@link #parse}
     * @throws IOException as the stream throws it
     */
    public static JsonValue parseWellFormed(InputStream document) throws IOException {
        try {
            return parseLarge(document, true);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static JsonValue parseLarge(byte[] document, boolean replacesLoneSurrogates) {
        return parseLarge(new ByteArrayInputStream(document), replacesLoneSurrogates);
    }

    private static JsonValue parseLarge(InputStream document, boolean replacesLoneSurrogates) {
        return parse(NO_BYTES, new BulkValueFilter(document, replacesLoneSurrogates));
    }

    /** Parses what {@code bulk} passes on, or {@code document} if that is null. */
    private static JsonValue parse(byte[] document, @Nullable BulkValueFilter bulk) {
        try (JsonParser parser = bulk == null ? FACTORY.createParser(document) : FACTORY.createParser(bulk)) {
            return new StrictJsonParser(parser, bulk).parseDocument();
        } catch (StreamConstraintsException e) {
            throw new JsonParseException(describeLimit(String.valueOf(e.getOriginalMessage())));
        } catch (JsonProcessingException e) {
            throw new JsonParseException(bulk != null && bulk.hasTaken() ? "it is malformed" : describe(e));
        } catch (IOException e) {
            throw new JsonParseException("it is not UTF-8");
        }
    }

    private JsonValue parseDocument() throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException("it is empty");
        }
        JsonValue value = parseValue();
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
        return message.startsWith("Token") ? "it has more than 200,000 values" : "it is nested too deeply";
    }

    /** Returns where the error is, and not Jackson's message, which quotes the document: that may hold a secret. */
    private static String describe(JsonProcessingException exception) {
        return exception.getLocation() == null
                ? "it is malformed"
                : "it is malformed at line " + exception.getLocation().getLineNr() + ", column "
                        + exception.getLocation().getColumnNr();
    }

    private JsonValue parseValue() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> parseObject();
            case START_ARRAY -> parseArray();
            case VALUE_STRING -> parseText();
            case VALUE_TRUE -> JsonLiteral.TRUE;
            case VALUE_FALSE -> JsonLiteral.FALSE;
            case VALUE_NULL -> JsonLiteral.NULL;
            default -> new JsonNumber(parser.getText());
        };
    }

    private JsonValue parseText() throws IOException {
        JsonValue taken = takeBulkValue();
        return taken == null ? new JsonString(parser.getText()) : taken;
    }

    private JsonObject parseObject() throws IOException {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (takeBulkValue() != null) {
                throw new JsonParseException("it has a name that is too long");
            }
            parser.nextToken();
            members.put(key, parseValue());
        }
        return JsonObject.of(members);
    }

    private JsonArray parseArray() throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && takeBulkValue() instanceof JsonArray run) {
                items = RunList.append(items, run.rawItems());
            } else {
                items.add(parseValue());
            }
        }
        return new JsonArray(items);
    }

    /** Returns the value that the current token stands for, or null if it stands for itself. */
    private @Nullable JsonValue takeBulkValue() {
        return bulk == null || !bulk.hasNext()
                ? null
                : bulk.take(parser.currentTokenLocation().getByteOffset());
    }
}
