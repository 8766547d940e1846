package io.cloudcall.tools.sandbox;

import io.vertx.core.json.JsonObject;
import java.io.Serial;

/** An error of one of WeChat's APIs, which {@link WeChatApi} turns into a response. */
public final class ApiErrorException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Errcode errcode;
    private final String text;
    private final transient JsonObject details;

    public ApiErrorException(Errcode errcode) {
        this(errcode, errcode.text(), new JsonObject());
    }

    /** Creates an error with {@code reason} after WeChat's text. */
    public ApiErrorException(Errcode errcode, String reason) {
        this(errcode, errcode.text() + " " + reason, new JsonObject());
    }

    /** Creates an error with {@code details} after errcode and errmsg in the response. */
    public ApiErrorException(Errcode errcode, JsonObject details) {
        this(errcode, errcode.text(), details);
    }

    private ApiErrorException(Errcode errcode, String text, JsonObject details) {
        super(errcode.name(), null, false, false);
        this.errcode = errcode;
        this.text = text;
        this.details = details;
    }

    /** Throws an error unless {@code condition} holds. */
    public static void require(boolean condition, Errcode errcode) {
        if (!condition) {
            throw new ApiErrorException(errcode);
        }
    }

    public Errcode errcode() {
        return errcode;
    }

    String text() {
        return text;
    }

    JsonObject details() {
        return details;
    }
}
