package io.cloudcall.tools.sandbox.control;

import java.io.Serial;

/** A request to the sandbox's own API that is refused; the message is for its sender. */
final class ControlException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    ControlException(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    static ControlException badRequest(String sentence) {
        return new ControlException(400, sentence);
    }

    static ControlException notFound(String sentence) {
        return new ControlException(404, sentence);
    }

    static ControlException conflict(String sentence) {
        return new ControlException(409, sentence);
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
