package io.cloudcall.client;

import io.cloudcall.wechat.SecretRedactor;

/** A copy of an exception that may be shown: class name, message and causes redacted, stack traces as they were. */
final class RedactedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Causes may form a circle. */
    private static final int MAX_DEPTH = 10;

    private RedactedException(String text) {
        super(text);
    }

    static RedactedException of(Throwable original, SecretRedactor redactor) {
        return of(original, redactor, MAX_DEPTH);
    }

    private static RedactedException of(Throwable original, SecretRedactor redactor, int depth) {
        RedactedException copy = new RedactedException(redactor.redact(original.toString()));
        copy.setStackTrace(original.getStackTrace());
        if (depth > 0) {
            if (original.getCause() != null) {
                copy.initCause(of(original.getCause(), redactor, depth - 1));
            }
            for (Throwable suppressed : original.getSuppressed()) {
                copy.addSuppressed(of(suppressed, redactor, depth - 1));
            }
        }
        return copy;
    }
}
