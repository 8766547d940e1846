package io.cloudcall.event;

import io.cloudcall.call.BinaryBody;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The header Accept (RFC 9110, 12.5.1) of a request whose answer is a file. The file itself is for callers that name
 * its kind: {@code *}{@code /*} alone, which most clients send unasked, leaves it in JSON. Stateless.
 */
final class AcceptHeader {
    private static final String ANY_FILE = "application/octet-stream";

    /** The files that nothing on the way or in a browser takes for a page, and that fit into a header. */
    private static final Pattern FILE = Pattern.compile("((?:image|audio|video|application)/)[\\w.+-]+\\s*(;[ -~]*)?");

    private static final Pattern NO_WEIGHT = Pattern.compile("0(\\.0{0,3})?");

    private AcceptHeader() {}

    /**
     * Returns whether a caller takes a file as it is: one of the kind, such as an image of another format, or any, if
     * it names {@code application/octet-stream}.
     */
    static boolean accepts(String accept, BinaryBody binary) {
        String contentType = binary.contentType().toLowerCase(Locale.ROOT);
        if (binary.isText() || !FILE.matcher(contentType).matches()) {
            return false;
        }
        String type = HeaderParameters.parse(contentType).value();
        String kind = type.substring(0, type.indexOf('/') + 1);
        boolean accepted = false;
        for (String element : accept.split(",", -1)) {
            HeaderParameters range = HeaderParameters.parse(element);
            if (range.value().equals(type) && isRefused(range)) {
                return false;
            }
            accepted |= !isRefused(range) && names(range.value(), type, kind);
        }
        return accepted;
    }

    private static boolean names(String range, String type, String kind) {
        return range.equals(ANY_FILE) || range.equals(type) || (range.startsWith(kind) && !kind.equals("application/"));
    }

    private static boolean isRefused(HeaderParameters range) {
        return NO_WEIGHT.matcher(range.parameters().getOrDefault("q", "1")).matches();
    }
}
