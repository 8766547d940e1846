package io.cloudcall.tools.sandbox;

import io.vertx.core.json.JsonObject;
import java.io.Serial;

/** An error of one of WeChat's APIs, which {@link WeChatApi} turns into a response. */
public final class ApiErrorException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Errcode errcode;
    private final transient JsonObject details;

    public ApiErrorException(Errcode errcode) {
        this(errcode, new JsonObject());
    }

    /** Creates an error with {@code details} after errcode and errmsg in the response. */
    public ApiErrorException(Errcode errcode, JsonObject details) {
        super(errcode.name(), null, false, false);
        this.errcode = errcode;
        this.details = details;
    }

    public Errcode errcode() {
        return errcode;
    }

    JsonObject details() {
        return details;
    }
}
