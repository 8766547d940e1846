package io.cloudcall.http;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The response to an HTTP request. Thread-safe as long as its body is not changed.
 *
 * @param status the HTTP status code
 * @param headers the headers by their names, ignoring case; of several with one name, the first
 * @param body the bytes of the body, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
public record TransportResponse(int status, Map<String, String> headers, byte[] body) {

    /** Copies the headers. */
    public TransportResponse {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            copy.putIfAbsent(header.getKey(), header.getValue());
        }
        headers = copy;
    }

    /** Returns the value of a header, or null if there is none of that name. */
    @Nullable
    public String header(String name) {
        return headers.get(name);
    }

    /** Returns the value of the header Content-Type, or null if there is none. */
    @Nullable
    public String contentType() {
        return header("content-type");
    }
}
