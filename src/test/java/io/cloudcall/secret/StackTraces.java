package io.cloudcall.secret;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces as a log would have them. */
final class StackTraces {
    private StackTraces() {}

    static String of(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
