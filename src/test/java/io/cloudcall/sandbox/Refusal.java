package io.cloudcall.sandbox;

import java.io.Serial;

/** Thrown where a rule of WeChat's is broken; {@link WeChatApi} turns it into an answer. */
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Errcode errcode;

    Refusal(Errcode errcode) {
        super(errcode.name(), null, false, false);
        this.errcode = errcode;
    }

    Errcode errcode() {
        return errcode;
    }
}
