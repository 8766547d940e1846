package io.cloudcall;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The context of the priming invocation: a timeout of five seconds, and a logger that prints failures only, as a
 * success logs no text.
 */
final class SnapStartContext implements Context, LambdaLogger {
    private static final long TIMEOUT_MILLIS = 5_000;

    private final long startNanos = System.nanoTime();

    @Override
    public int getRemainingTimeInMillis() {
        return (int) (TIMEOUT_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    }

    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    @Override
    public void log(String message) {
        SnapStartPriming.warn(message);
    }

    @Override
    public void log(byte[] message) {
        // Discarded: priming must not count as an invocation in the metrics.
    }

    @Override
    public String getAwsRequestId() {
        return "";
    }

    @Override
    public String getFunctionName() {
        return "";
    }

    @Override
    public String getFunctionVersion() {
        return "";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "";
    }

    @Override
    public String getLogGroupName() {
        return "";
    }

    @Override
    public String getLogStreamName() {
        return "";
    }

    @Override
    public int getMemoryLimitInMB() {
        return 0;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }
}
