package io.cloudcall;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.cloudcall.wechat.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The only way to the log: everything passes the redactor. */
final class InvocationLog {
    private final LambdaLogger logger;
    private final Redactor redactor;

    InvocationLog(LambdaLogger logger, Redactor redactor) {
        this.logger = logger;
        this.redactor = redactor;
    }

    void error(String line) {
        logger.log(redactor.redact(line) + System.lineSeparator(), LogLevel.ERROR);
    }

    /** With its stack trace. */
    void failure(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        error(trace.toString().stripTrailing());
    }
}
