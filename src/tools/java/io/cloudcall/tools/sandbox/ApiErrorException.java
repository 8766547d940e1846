package io.cloudcall.tools.sandbox;

import io.vertx.core.json.JsonObject;
import java.io.Serial;

/** Thrown where a rule of WeChat's is broken; {@link WeChatApi} turns it into an answer. */
public final class ApiErrorException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Errcode errcode;
    private final transient JsonObject details;

    public ApiErrorException(Errcode errcode) {
        this(errcode, new JsonObject());
    }

    /** A refusal whose answer has {@code details} behind errcode and errmsg. */
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
