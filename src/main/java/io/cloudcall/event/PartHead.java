package io.cloudcall.event;

import io.cloudcall.call.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a part of a form (RFC 7578, 4).
 *
 * @param name the name of the parameter
 * @param fileName the file name, possibly empty; null for a text. A name as {@code filename*}, which RFC 7578 forbids,
 *     is none
 * @param contentType the media type; null for none
 * @param end the index of the first byte of the content
 */
record PartHead(
        String name, @Nullable String fileName, @Nullable String contentType, int end) {
    private static final int MAX_BYTES = 8_192;
    private static final String DISPOSITION = "content-disposition";
    private static final String ENCODING = "content-transfer-encoding";

    /** The encodings that leave the bytes as they are. */
    private static final Set<String> IDENTITIES = Set.of("7bit", "8bit", "binary");

    private static final Pattern SIMPLE_NAME = Pattern.compile("\\w{1,50}");

    /**
     * Parses the head of a part.
     *
     * @param end the end of the part
     * @throws InvalidRequestException if it is malformed or has no name
     */
    static PartHead parse(byte[] body, int start, int end) {
        Map<String, String> headers = new TreeMap<>();
        int line = start;
        while (line < end && line - start < MAX_BYTES) {
            int next = lineAfter(body, line, end);
            String text = decodeHeader(body, line, next).strip();
            if (text.isEmpty()) {
                return of(headers, next);
            }
            int colon = text.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        text.substring(colon + 1).strip());
            }
            line = next;
        }
        throw invalid("has no blank line behind headers of at most " + MAX_BYTES + " bytes");
    }

    private static int lineAfter(byte[] body, int start, int end) {
        int i = start;
        while (i < end && body[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, end);
    }

    private static String decodeHeader(byte[] body, int start, int end) {
        String text = decode(ByteBuffer.wrap(body, start, end - start));
        if (text == null) {
            throw invalid("has a header that is not UTF-8");
        }
        return text;
    }

    private static PartHead of(Map<String, String> headers, int end) {
        HeaderParameters disposition = HeaderParameters.parse(headers.getOrDefault(DISPOSITION, ""));
        String name = disposition.parameter("name");
        if (!disposition.value().equals("form-data") || name == null || name.isEmpty()) {
            throw invalid("has no name: send Content-Disposition: form-data; name=\"media\" with the parameter's name");
        }
        String encoding = headers.getOrDefault(ENCODING, "binary");
        if (!IDENTITIES.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw invalid(
                    "has a content-transfer-encoding, which RFC 7578 has done away with: send the bytes themselves");
        }
        return new PartHead(name, disposition.parameter("filename"), headers.get("content-type"), end);
    }

    /**
     * Returns the text of a part without a file name.
     *
     * @throws InvalidRequestException if it is not UTF-8
     */
    String decode(byte[] content) {
        String text = decode(ByteBuffer.wrap(content));
        if (text == null) {
            throw new InvalidRequestException("A part of the form is no text in UTF-8: its name is " + printableName()
                    + "; send a file with a file name.");
        }
        return text;
    }

    private static @Nullable String decode(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Returns the name, unless it could forge a line of the log. */
    String printableName() {
        return SIMPLE_NAME.matcher(name).matches() ? name : "no simple one";
    }

    private static InvalidRequestException invalid(String problem) {
        return new InvalidRequestException("A part of the form " + problem + ".");
    }
}
