package io.cloudcall.client;

import io.cloudcall.call.CallResult;
import io.cloudcall.json.JsonString;
import io.cloudcall.wechat.SecretRedactor;
import org.jspecify.annotations.Nullable;

/**
 * A failed cloud call: WeChat returned an error, or no usable response came, or the request is invalid.
 *
 * <p>The codes are WeChat's own and those of a cloud function: -604102 timeout, -604103 an unusable response or an
 * unexpected error, -604100 no such API, -604001 a response over 1 MiB, -501001 no connection, -601001 a response that
 * is malformed JSON, -601002 unusable data. A thread that is interrupted while it waits gets -604102, and stays
 * interrupted.
 *
 * <p>Access tokens, AppSecret and passwords are redacted in the message, in the causes (which are copies), and in what
 * the methods return.
 */
public final class CloudCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The limit of a message. WeChat's errmsg is far shorter; a body that is not JSON could fill a log. */
    private static final int MAX_MESSAGE_LENGTH = 300;

    /** As {@link #errCode()}. */
    private final int errCode;

    /** As {@link #errMsg()}. */
    private final String errMsg;

    /** As {@link #json()}. */
    private final String json;

    CloudCallException(CallResult result, SecretRedactor redactor) {
        this(result, null, redactor);
    }

    CloudCallException(CallResult result, @Nullable Throwable cause, SecretRedactor redactor) {
        super(message(result, redactor), cause == null ? null : RedactedException.of(cause, redactor));
        errCode = result.errCode() instanceof JsonString text ? parseCode(text.value()) : result.numericErrCode();
        errMsg = result.errMsg();
        json = result.json();
    }

    private static String message(CallResult result, SecretRedactor redactor) {
        String errMsg = redactor.redact(result.errMsg());
        String shown = errMsg.length() <= MAX_MESSAGE_LENGTH ? errMsg : errMsg.substring(0, MAX_MESSAGE_LENGTH) + "…";
        return shown + (result.diagnostic().isEmpty() ? "" : " (" + redactor.redact(result.diagnostic()) + ")");
    }

    private static int parseCode(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Returns the code, also where WeChat sends it as text; 0 if it is not a whole number. Decide by the code: WeChat's
     * texts change.
     *
     * @return the code
     */
    public int errCode() {
        return errCode;
    }

    /**
     * Returns WeChat's text behind {@code openapi.<api>:fail}, including the rid, or the reason.
     *
     * @return the text
     */
    public String errMsg() {
        return errMsg;
    }

    /**
     * Returns what a cloud function would: {@code {"errCode":…,"errMsg":…}}, the code in the JSON type that WeChat
     * sent.
     *
     * @return the text, in JSON
     */
    public String json() {
        return json;
    }
}
