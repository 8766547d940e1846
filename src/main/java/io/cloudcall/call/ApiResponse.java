package io.cloudcall.call;

import org.jspecify.annotations.Nullable;

/**
 * WeChat's response to a call of an API.
 *
 * @param status the HTTP status code
 * @param contentType the value of its Content-Type header, or null if it has none
 * @param body its bytes, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and with up to 1 MiB too large to copy.
public record ApiResponse(int status, @Nullable String contentType, byte[] body) {

    boolean isSuccessful() {
        return status >= 200 && status <= 299;
    }
}
