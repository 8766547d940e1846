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
 * One invocation's attempts at a call. After the first, at most one with another access token and, for reads, two
 * because WeChat was busy; none that could not end in time. Whatever comes of them, an answer that WeChat gave is not
 * lost. One thread.
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
            boolean read,
            Deadline deadline,
            InvocationRecorder trace) {
        this.transport = transport;
        this.tokens = tokens;
        this.timing = timing;
        this.timeoutMillis = timeoutMillis;
        this.idempotent = read;
        this.deadline = deadline;
        this.recorder = trace;
    }

    /**
     * The result of the last attempt that WeChat answered.
     *
     * @param request makes the request with a token
     * @param reading makes the result of an answer
     * @throws WeChatCallException if there was none, or if the last answer was a refusal to give another token
     */
    CallResult execute(
            Function<AccessToken, TransportRequest> request, Function<TransportResponse, CallResult> reading) {
        AccessToken token = initialToken();
        CallResult answer = reading.apply(send(request.apply(token)));
        Optional<AccessToken> next = tokenForRetry(answer, token);
        while (next.isPresent()) {
            token = next.get();
            try {
                answer = reading.apply(send(request.apply(token)));
            } catch (WeChatCallException lost) {
                // A write may have been done: WeChat's earlier refusal would tell the caller that it was not.
                if (!idempotent) {
                    throw lost;
                }
                return answer;
            }
            next = tokenForRetry(answer, token);
        }
        return answer;
    }

    /**
     * The token for another attempt, or empty if there shall be none, since what WeChat answered is worth more than a
     * failure.
     */
    private Optional<AccessToken> tokenForRetry(CallResult answer, AccessToken token) {
        try {
            return replacementForRetry(answer, token);
        } catch (WeChatCallException failed) {
            if (failed.isWeChatError()) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    private Optional<AccessToken> replacementForRetry(CallResult answer, AccessToken token) {
        if (!answer.isError()) {
            return Optional.empty();
        }
        WeChatError.Category category = category(WeChatError.find(answer.numericErrCode()));
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
            } catch (WeChatCallException failed) {
                if (category(failed.weChatError()) != WeChatError.Category.TRANSIENT || !backOff()) {
                    throw failed;
                }
            }
        }
    }

    /**
     * WeChat's normal mode may insist on a token that its API servers refuse; then a new one is forced, if that is
     * allowed.
     */
    private AccessToken replacementToken(AccessToken spent) {
        AccessToken token = await(tokens.replace(spent, deadline, recorder));
        if (!token.value().equals(spent.value())) {
            return token;
        }
        Optional<CompletableFuture<AccessToken>> forced = tokens.forceRefresh(spent, deadline, recorder);
        return forced.isPresent() ? await(forced.get()) : token;
    }

    private AccessToken await(CompletableFuture<AccessToken> future) {
        long began = recorder.now();
        try {
            AccessToken token = deadline.await(future);
            recorder.recordTokenAge(token.receivedAt());
            return token;
        } finally {
            recorder.recordTokenWait(began);
        }
    }

    /** Waits before a retry; false if there shall be none. */
    private boolean backOff() {
        if (retries == MAX_RETRIES) {
            return false;
        }
        retries++;
        long pause = timing.backoffMillis(retries);
        return deadline.hasAtLeast(pause + maxAttemptMillis) && timing.sleep(pause);
    }

    private TransportResponse send(TransportRequest call) {
        long remaining = deadline.remainingMillis();
        if (remaining <= 0) {
            throw WeChatCallException.platform(PlatformError.TIMEOUT, "no time is left");
        }
        TransportResponse answer = exchange(call, Math.min(timeoutMillis, remaining));
        maxAttemptMillis = Math.max(maxAttemptMillis, remaining - deadline.remainingMillis());
        return answer;
    }

    private TransportResponse exchange(TransportRequest call, long timeout) {
        long began = recorder.now();
        ExchangeLogger.logRequest(call, recorder);
        try {
            TransportResponse answer = deadline.await(transport.send(call, timeout));
            ExchangeLogger.logResponse(answer, recorder, began);
            return answer;
        } catch (WeChatCallException failed) {
            ExchangeLogger.logFailure(failed, recorder, began);
            throw failed;
        } finally {
            recorder.recordWeChatTime(began);
        }
    }
}
