package io.cloudcall.call;

import io.cloudcall.json.JsonNumber;
import java.util.Arrays;
import java.util.Optional;

/**
 * An error between a cloud function and WeChat, with its code at Tencent's gateway, which this project replaces (see <a
 * href="https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/errcode.html">its list
 * of error codes</a>).
 */
public enum PlatformError {
    /** A response is larger than 1 MiB. */
    RESPONSE_TOO_LARGE(-604001),
    /** The catalog has no API of that name. */
    API_NOT_FOUND(-604100),
    /** config.json does not list the API. */
    NO_PERMISSION(-604101),
    /** WeChat sent no response before the deadline. */
    TIMEOUT(-604102),
    /** WeChat's response is neither a success nor one of its errors. */
    SYSTEM_ERROR(-604103);

    private final int code;

    PlatformError(int code) {
        this.code = code;
    }

    /** Returns the error of that code, or empty for any other code. */
    public static Optional<PlatformError> find(int errCode) {
        return Arrays.stream(values()).filter(error -> error.code == errCode).findFirst();
    }

    /** Returns the errCode. */
    public int code() {
        return code;
    }

    /**
     * Returns the result of a call with this error: {@code system error: error code: <code>}, without the API's name.
     */
    public CallResult result() {
        return CallResult.error(JsonNumber.of(code), "system error: error code: " + code);
    }

    /** Returns the same result with a note for the log. */
    public CallResult result(String note) {
        return result().withDiagnostic(note);
    }
}
