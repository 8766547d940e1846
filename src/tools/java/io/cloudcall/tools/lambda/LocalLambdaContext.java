package io.cloudcall.tools.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The context of a local invocation, with streams for its log lines and records. */
public final class LocalLambdaContext implements Context {
    private final String requestId = UUID.randomUUID().toString();
    private final PrintStream log;
    private final OutputStream records;
    private final InstantSource clock;
    private final long deadline;

    /** Creates a context with {@code timeout} from now on, which drops log records. */
    public LocalLambdaContext(PrintStream log, Duration timeout) {
        this(log, OutputStream.nullOutputStream(), timeout);
    }

    /**
     * Creates a context with {@code timeout} from now on.
     *
     * @param log the stream for log lines
     * @param records the stream for records, which are logged as bytes: Lambda writes them unformatted
     */
    public LocalLambdaContext(PrintStream log, OutputStream records, Duration timeout) {
        this(log, records, timeout, InstantSource.system());
    }

    /** Creates a context with {@code timeout} from now on, by the given clock. */
    public LocalLambdaContext(PrintStream log, OutputStream records, Duration timeout, InstantSource clock) {
        this.log = log;
        this.records = records;
        this.clock = clock;
        deadline = clock.millis() + timeout.toMillis();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.print(message);
            }

            @Override
            public void log(byte[] message) {
                try {
                    records.write(message);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) (deadline - clock.millis());
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getFunctionName() {
        return "cloudcall";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:local:000000000000:function:cloudcall";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/cloudcall";
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
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
