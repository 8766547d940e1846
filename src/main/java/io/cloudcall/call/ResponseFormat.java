package io.cloudcall.call;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The format of a response body, by its content type. */
enum ResponseFormat {
    JSON,
    /** Perhaps JSON: WeChat labels some of its JSON so, as the SDK's source remarks. */
    TEXT,
    BINARY;

    /**
     * Returns the format for a content type. Like the SDK, it searches the whole header; unlike the SDK, it ignores
     * case (RFC 9110, 8.3.1) and accepts types that end in {@code +json}.
     */
    static ResponseFormat of(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return JSON;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.contains("text/plain")) {
            return TEXT;
        }
        return type.contains("application/json") || isJsonSuffixed(type) ? JSON : BINARY;
    }

    /** Returns whether a content type is that of text in ASCII or a superset, such as HTML. */
    static boolean isText(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.contains("text/") || type.contains("xml") || type.contains("json") || type.contains("script");
    }

    /** Returns whether a content type is that of a web page. */
    static boolean isHtml(@Nullable String contentType) {
        if (contentType == null || of(contentType) != BINARY) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.contains("text/html") || type.contains("application/xhtml+xml");
    }

    private static boolean isJsonSuffixed(String type) {
        String essence = type.split(";", 2)[0].strip();
        return essence.startsWith("application/") && essence.endsWith("+json");
    }
}
