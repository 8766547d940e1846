package io.cloudcall;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.wechat.Hint;
import io.cloudcall.wechat.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The only way to the log: everything passes the redactor. */
final class InvocationLog {
    /** WeChat's errmsg is far shorter; a body that was not JSON may hold what a log should not. */
    private static final int LONGEST_ERRMSG = 300;

    private final LambdaLogger logger;
    private final Redactor redactor;

    InvocationLog(LambdaLogger logger, Redactor redactor) {
        this.logger = logger;
        this.redactor = redactor;
    }

    /** The error that a caller gets, in one line, and one more on what to do about it, if there is something to do. */
    void failed(CloudCallResult result) {
        String errMsg = result.errMsg();
        String shown = errMsg.length() <= LONGEST_ERRMSG ? errMsg : errMsg.substring(0, LONGEST_ERRMSG) + "…";
        error(shown + (result.note().isEmpty() ? "" : " (" + result.note() + ")"));
        Hint.about(result).ifPresent(this::error);
    }

    /** An exception, with its stack trace. */
    void failure(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        error(trace.toString().stripTrailing());
    }

    private void error(String line) {
        logger.log(redactor.redact(line) + System.lineSeparator(), LogLevel.ERROR);
    }
}
