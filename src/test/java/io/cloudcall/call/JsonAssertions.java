package io.cloudcall.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Assertions on results by a strict JSON parser from a library. */
final class JsonAssertions {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(UNLIMITED)
                    .maxNumberLength(UNLIMITED)
                    .maxNameLength(UNLIMITED)
                    .maxStringLength(UNLIMITED)
                    .build())
            .build();

    private JsonAssertions() {}

    /**
     * Fails unless {@code json} is one JSON object without a key that occurs twice, and survives a way through UTF-8.
     */
    static void check(String json) {
        try (JsonParser parser = STRICT.createParser(utf8(json))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new AssertionError("not an object");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new AssertionError("text after the object");
            }
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static byte[] utf8(String json) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }
}
