package io.cloudcall.call;

import io.cloudcall.json.JsonNumber;
import java.util.Arrays;
import java.util.Optional;

/**
 * What goes wrong between a cloud function and WeChat, with the codes of Tencent's gateway, whose part this project
 * plays (see <a
 * href="https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/errcode.html">its list
 * of error codes</a>).
 */
public enum PlatformError {
    /** An answer is larger than 1 MiB. */
    RESPONSE_TOO_LARGE(-604001),
    /** The catalogue has no API of that name. */
    API_NOT_FOUND(-604100),
    /** config.json does not list the API. */
    NO_PERMISSION(-604101),
    /** No answer from WeChat within the time that was left. */
    TIMEOUT(-604102),
    /** WeChat answered, but neither with a success nor with an error of its own. */
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

    /** The result that a cloud call ends with: {@code system error: error code: <code>}, without the API's name. */
    public CallResult result() {
        return CallResult.error(JsonNumber.of(code), "system error: error code: " + code);
    }

    /** The same, with a note for the log on what happened. */
    public CallResult result(String note) {
        return result().withDiagnostic(note);
    }
}
