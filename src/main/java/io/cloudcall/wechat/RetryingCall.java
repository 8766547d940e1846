package io.cloudcall.wechat;

import io.cloudcall.call.CallResult;
import io.cloudcall.call.PlatformError;
import io.cloudcall.call.WeChatError;
import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.telemetry.InvocationRecorder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call with retries: at most one with another access token and, for reads, two after transient errors, unless the
 * deadline is too close. A failed retry does not replace the response of an earlier attempt. Not thread-safe.
 */
final class RetryingCall {
    private static final int MAX_RETRIES = 2;

    private final Transport transport;
    private final AccessTokenCache tokens;
    private final Timing timing;
    private final long timeoutMillis;
    private final boolean idempotent;
    private final Deadline deadline;
    private final InvocationRecorder recorder;
    private int retries;
    private boolean tokenReplaced;
    private long maxAttemptMillis;

    RetryingCall(
            Transport transport,
            AccessTokenCache tokens,
            Timing timing,
            long timeoutMillis,
            boolean idempotent,
            Deadline deadline,
            InvocationRecorder recorder) {
        this.transport = transport;
        this.tokens = tokens;
        this.timing = timing;
        this.timeoutMillis = timeoutMillis;
        this.idempotent = idempotent;
        this.deadline = deadline;
        this.recorder = recorder;
    }

    /**
     * Returns the result of the last attempt that has a response.
     *
     * @param request creates the request with a token
     * @param mapper maps a response to the result
     * @throws WeChatCallException if no attempt has a response, or if WeChat rejects the request for another token
     */
    CallResult execute(
            Function<AccessToken, TransportRequest> request, Function<TransportResponse, CallResult> mapper) {
        AccessToken token = initialToken();
        CallResult result = mapper.apply(send(request.apply(token)));
        Optional<AccessToken> next = tokenForRetry(result, token);
        while (next.isPresent()) {
            token = next.get();
            try {
                result = mapper.apply(send(request.apply(token)));
            } catch (WeChatCallException e) {
                // A write may have taken effect, so the earlier error must not be returned.
                if (!idempotent) {
                    throw e;
                }
                return result;
            }
            next = tokenForRetry(result, token);
        }
        return result;
    }

    /**
     * Returns the token for a retry, or empty for none: a failure to get a token must not hide the response of WeChat.
     */
    private Optional<AccessToken> tokenForRetry(CallResult result, AccessToken token) {
        try {
            return replacementForRetry(result, token);
        } catch (WeChatCallException e) {
            if (e.isWeChatError()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<AccessToken> replacementForRetry(CallResult result, AccessToken token) {
        if (!result.isError()) {
            return Optional.empty();
        }
        WeChatError.Category category = category(WeChatError.find(result.numericErrCode()));
        if (category == WeChatError.Category.TOKEN && !tokenReplaced && deadline.hasAtLeast(2 * maxAttemptMillis)) {
            tokenReplaced = true;
            return Optional.of(replacementToken(token));
        }
        return category == WeChatError.Category.TRANSIENT && idempotent && backOff()
                ? Optional.of(token)
                : Optional.empty();
    }

    private static WeChatError.@Nullable Category category(Optional<WeChatError> error) {
        return error.map(WeChatError::category).orElse(null);
    }

    private AccessToken initialToken() {
        while (true) {
            try {
                return await(tokens.get(deadline, recorder));
            } catch (WeChatCallException e) {
                if (category(e.weChatError()) != WeChatError.Category.TRANSIENT || !backOff()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Returns another token. If WeChat's normal mode returns the rejected one again, a new one is forced, within the
     * limits.
     */
    private AccessToken replacementToken(AccessToken rejected) {
        AccessToken token = await(tokens.replace(rejected, deadline, recorder));
        if (!token.value().equals(rejected.value())) {
            return token;
        }
        Optional<CompletableFuture<AccessToken>> forced = tokens.forceRefresh(rejected, deadline, recorder);
        return forced.isPresent() ? await(forced.get()) : token;
    }

    private AccessToken await(CompletableFuture<AccessToken> future) {
        long startedAt = recorder.now();
        try {
            AccessToken token = deadline.await(future);
            recorder.recordTokenAge(token.receivedAt());
            return token;
        } finally {
            recorder.recordTokenWait(startedAt);
        }
    }

    /** Waits before a retry, and returns whether to make it. */
    private boolean backOff() {
        if (retries == MAX_RETRIES) {
            return false;
        }
        retries++;
        long pause = timing.backoffMillis(retries);
        return deadline.hasAtLeast(pause + maxAttemptMillis) && timing.sleep(pause);
    }

    private TransportResponse send(TransportRequest request) {
        long remaining = deadline.remainingMillis();
        if (remaining <= 0) {
            throw WeChatCallException.platform(PlatformError.TIMEOUT, "no time is left");
        }
        TransportResponse response = exchange(request, Math.min(timeoutMillis, remaining));
        maxAttemptMillis = Math.max(maxAttemptMillis, remaining - deadline.remainingMillis());
        return response;
    }

    private TransportResponse exchange(TransportRequest request, long timeout) {
        long startedAt = recorder.now();
        ExchangeLogger.logRequest(request, recorder);
        try {
            TransportResponse response = deadline.await(transport.send(request, timeout));
            ExchangeLogger.logResponse(response, recorder, startedAt);
            return response;
        } catch (WeChatCallException e) {
            ExchangeLogger.logFailure(e, recorder, startedAt);
            throw e;
        } finally {
            recorder.recordWeChatTime(startedAt);
        }
    }
}
