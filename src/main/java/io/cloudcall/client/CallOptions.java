package io.cloudcall.client;

import java.time.Duration;
import java.util.Objects;

/**
 * Options of one call: start with {@link #DEFAULT} and change what differs. Immutable and thread-safe.
 *
 * <pre>{@code
 * CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(3)).withConvertCase(false);
 * }</pre>
 */
public final class CallOptions {
    /** A timeout of {@link CloudCallClient#DEFAULT_TIMEOUT}, and keys converted. */
    public static final CallOptions DEFAULT = new CallOptions(CloudCallClient.DEFAULT_TIMEOUT, true);

    private final Duration timeout;
    private final boolean convertCase;

    private CallOptions(Duration timeout, boolean convertCase) {
        this.timeout = Objects.requireNonNull(timeout, "the timeout is null");
        this.convertCase = convertCase;
    }

    /**
     * Returns these options with another timeout, which covers the whole call: access token, retries and response. With
     * zero or less the call fails at once, by -604102.
     */
    public CallOptions withTimeout(Duration timeout) {
        return new CallOptions(timeout, convertCase);
    }

    /**
     * Returns these options with another {@code convertCase}, as the SDK's {@code cloud.openapi({convertCase: false})}
     * has it: whether keys become snake_case on the way to WeChat and camelCase on the way back. It is false for the
     * APIs whose own names hold capitals; docs/APIS.md marks them.
     */
    public CallOptions withConvertCase(boolean convertCase) {
        return new CallOptions(timeout, convertCase);
    }

    Duration timeout() {
        return timeout;
    }

    boolean convertCase() {
        return convertCase;
    }
}
