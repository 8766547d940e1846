package io.cloudcall.call;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a cloud call reads an answer of a content type. */
enum ResponseFormat {
    JSON,
    /** Perhaps JSON: WeChat labels some of its JSON so, as the SDK's source remarks. */
    TEXT,
    BINARY;

    /**
     * Like the SDK this looks for the type anywhere in the header; unlike it, in any case (RFC 9110, 8.3.1), and also
     * for types that end in {@code +json}.
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

    private static boolean isJsonSuffixed(String type) {
        String essence = type.split(";", 2)[0].strip();
        return essence.startsWith("application/") && essence.endsWith("+json");
    }
}
