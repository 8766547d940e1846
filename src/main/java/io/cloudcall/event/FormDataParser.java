package io.cloudcall.event;

import io.cloudcall.call.FormFile;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A parser of bodies of multipart/form-data (<a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>, with the
 * boundaries of <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1">RFC 2046, 5.1</a>). A form that was cut
 * off, or whose parts cannot be separated, is an error. For one body.
 */
final class FormDataParser {
    private static final String MEDIA_TYPE = "multipart/form-data";

    private static final int MAX_PARTS = 100;
    private static final int MAX_BOUNDARY_LENGTH = 70;

    private final byte[] body;
    private final byte[] dashBoundary;
    private final SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
    private final List<FormFile> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** Whether lines end with a line feed alone, as some scripts write them. The first boundary decides. */
    private boolean hasBareLineFeeds;

    private FormDataParser(byte[] body, String boundary) {
        this.body = body;
        dashBoundary = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns whether a Content-Type header is that of a form with files. */
    static boolean isForm(String contentType) {
        return contentType.strip().regionMatches(true, 0, MEDIA_TYPE, 0, MEDIA_TYPE.length())
                && HeaderParameters.parse(contentType).value().equals(MEDIA_TYPE);
    }

    /**
     * Returns the form that a body holds.
     *
     * @param contentType the value of the body's Content-Type header
     * @throws InvalidRequestException if it is none
     */
    static FormData parse(byte[] body, String contentType) {
        String boundary = HeaderParameters.parse(contentType).parameter("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY_LENGTH) {
            throw new InvalidRequestException("The content-type of the form names no boundary of 1 to "
                    + MAX_BOUNDARY_LENGTH + " characters: let the HTTP client set the header.");
        }
        return new FormDataParser(body, boundary).parse();
    }

    private FormData parse() {
        int start = findFirstBoundary();
        int count = 0;
        while (!isLast(start)) {
            if (count++ == MAX_PARTS) {
                throw new InvalidRequestException("The form has more than " + MAX_PARTS + " parts: send fewer.");
            }
            int head = endOfLine(start + dashBoundary.length);
            int end = findBoundary(head);
            addPart(head, end);
            start = end;
        }
        return new FormData(JsonObject.of(fields), files);
    }

    private int lineBreakLength() {
        return hasBareLineFeeds ? 1 : 2;
    }

    /** Returns the start of the first boundary: of the body, or of a line behind what is to be ignored. */
    private int findFirstBoundary() {
        for (int i = 0; i >= 0 && i < body.length; i = lineAfter(i)) {
            if (isBoundary(i)) {
                int end = endOfLine(i + dashBoundary.length);
                hasBareLineFeeds = end >= 0 && body[end - 2] != '\r';
                return i;
            }
        }
        throw new InvalidRequestException(
                "The form has no boundary such as the content-type names: let the HTTP client set the header.");
    }

    /** Returns the start of the line after an index, or -1 if there is none. */
    private int lineAfter(int start) {
        int i = start;
        while (i < body.length && body[i] != '\n') {
            i++;
        }
        return i < body.length ? i + 1 : -1;
    }

    /** Returns the start of the next boundary, which a line break precedes. */
    private int findBoundary(int start) {
        for (int i = start; i >= 0; i = lineAfter(i)) {
            if (i >= start + lineBreakLength() && isBoundary(i) && (hasBareLineFeeds || body[i - 2] == '\r')) {
                return i;
            }
        }
        throw new InvalidRequestException(
                "The form ends before its last boundary: it was cut off, or a part is not closed; send it whole.");
    }

    /** Returns whether a boundary begins there, rather than a longer line that begins with its characters. */
    private boolean isBoundary(int start) {
        int end = start + dashBoundary.length;
        return end <= body.length
                && Arrays.equals(body, start, end, dashBoundary, 0, dashBoundary.length)
                && (isLast(start) || endOfLine(end) >= 0);
    }

    private boolean isLast(int boundary) {
        int end = boundary + dashBoundary.length;
        return end + 2 <= body.length && body[end] == '-' && body[end + 1] == '-';
    }

    /** Returns the index behind a line break that only white space precedes, or -1 if something else follows. */
    private int endOfLine(int start) {
        int i = start;
        while (i < body.length && (body[i] == ' ' || body[i] == '\t' || body[i] == '\r')) {
            i++;
        }
        return i < body.length && body[i] == '\n' ? i + 1 : -1;
    }

    /** Adds the part between two boundaries, of which a line break belongs to the second one. */
    private void addPart(int start, int boundary) {
        PartHead head = PartHead.parse(body, start, boundary);
        byte[] content = Arrays.copyOfRange(body, head.end(), Math.max(head.end(), boundary - lineBreakLength()));
        String fileName = head.fileName();
        if (fileName != null && fileName.isEmpty() && content.length == 0) {
            // What a browser sends if its user has chosen no file.
            return;
        }
        if (!names.add(head.name())) {
            throw new InvalidRequestException(
                    "Two parts of the form have one name, " + head.printableName() + ": send each parameter once.");
        }
        if (fileName == null) {
            fields.put(head.name(), new JsonString(head.decode(content)));
        } else {
            files.add(new FormFile(head.name(), fileName, head.contentType(), content));
        }
    }
}
