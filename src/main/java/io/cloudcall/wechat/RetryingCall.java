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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call with retries: at most one with another access token, for reads some after transient errors, and some of what
 * was never sent, unless the deadline is too close. A failed retry does not replace the response of an earlier attempt.
 * Not thread-safe.
 */
final class RetryingCall {
    private final Transport transport;
    private final AccessTokenCache tokens;
    private final RetryBackoff backoff;
    private final long timeoutMillis;
    private final boolean idempotent;
    private final Deadline deadline;
    private final InvocationRecorder recorder;
    private boolean tokenReplaced;
    private long maxAttemptMillis;

    private record Attempt(TransportResponse response, CallResult result) {}

    RetryingCall(
            Transport transport,
            AccessTokenCache tokens,
            RetryBackoff backoff,
            long timeoutMillis,
            boolean idempotent,
            Deadline deadline,
            InvocationRecorder recorder) {
        this.transport = transport;
        this.tokens = tokens;
        this.backoff = backoff;
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
        AccessToken token = fetchToken(() -> tokens.get(deadline, recorder));
        Attempt attempt = send(request, token, mapper);
        Optional<AccessToken> next = tokenForRetry(attempt, token);
        while (next.isPresent()) {
            token = next.get();
            try {
                attempt = send(request, token, mapper);
            } catch (WeChatCallException e) {
                // A write may have taken effect, so the earlier error must not be returned.
                if (!idempotent) {
                    throw e;
                }
                return attempt.result();
            }
            next = tokenForRetry(attempt, token);
        }
        return attempt.result();
    }

    /**
     * Returns the result of a request without an access token.
     *
     * @throws WeChatCallException if the request has no response
     */
    CallResult execute(TransportRequest request, Function<TransportResponse, CallResult> mapper) {
        Attempt attempt = send(request, mapper);
        boolean isAnswered = RetryReason.of(attempt.response(), attempt.result()) == null
                && attempt.response().status() < 500;
        if (isAnswered || !attempt.result().isError()) {
            backoff.recordSuccess();
        }
        return attempt.result();
    }

    /**
     * Returns the token for a retry, or empty for none: a failure to get a token must not hide the response of WeChat.
     */
    private Optional<AccessToken> tokenForRetry(Attempt attempt, AccessToken token) {
        if (!attempt.result().isError()) {
            backoff.recordSuccess();
            return Optional.empty();
        }
        RetryReason reason = RetryReason.of(attempt.response(), attempt.result());
        if (reason != null) {
            return idempotent && backoff.await(reason, attempt.response(), maxAttemptMillis)
                    ? Optional.of(token)
                    : Optional.empty();
        }
        if (attempt.response().status() < 500) {
            backoff.recordSuccess();
        }
        return isTokenError(attempt.result()) ? tokenForReplay(token) : Optional.empty();
    }

    private static boolean isTokenError(CallResult result) {
        return WeChatError.find(result.numericErrCode())
                .filter(error -> error.category() == WeChatError.Category.TOKEN)
                .isPresent();
    }

    private Optional<AccessToken> tokenForReplay(AccessToken rejected) {
        if (tokenReplaced || !deadline.hasAtLeast(2 * maxAttemptMillis)) {
            return Optional.empty();
        }
        tokenReplaced = true;
        try {
            return Optional.of(replacementToken(rejected));
        } catch (WeChatCallException e) {
            if (e.isWeChatError()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private AccessToken fetchToken(Supplier<CompletableFuture<AccessToken>> request) {
        while (true) {
            try {
                return await(request.get());
            } catch (WeChatCallException e) {
                RetryReason reason = RetryReason.of(e);
                if (reason == null || !backoff.await(reason, e.response(), maxAttemptMillis)) {
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
        AccessToken token = fetchToken(() -> tokens.replace(rejected, deadline, recorder));
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

    /** Sends a request, and a new one for as long as it is certain that nothing was sent: signatures have a time. */
    private Attempt send(
            Function<AccessToken, TransportRequest> request,
            AccessToken token,
            Function<TransportResponse, CallResult> mapper) {
        Attempt attempt = trySend(request.apply(token), mapper);
        while (attempt == null) {
            attempt = trySend(request.apply(token).asRetry(), mapper);
        }
        return attempt;
    }

    /** Sends a request, and again for as long as it is certain that nothing was sent. */
    private Attempt send(TransportRequest request, Function<TransportResponse, CallResult> mapper) {
        Attempt attempt = trySend(request, mapper);
        while (attempt == null) {
            attempt = trySend(request.asRetry(), mapper);
        }
        return attempt;
    }

    /** Returns null if nothing was sent, and is to be after the pause that this takes. */
    private @Nullable Attempt trySend(TransportRequest request, Function<TransportResponse, CallResult> mapper) {
        try {
            TransportResponse response = sendOnce(request);
            return new Attempt(response, mapper.apply(response));
        } catch (WeChatCallException e) {
            if (!e.isUnsent() || !backoff.await(RetryReason.UNSENT, null, maxAttemptMillis)) {
                throw e;
            }
            return null;
        }
    }

    private TransportResponse sendOnce(TransportRequest request) {
        long remaining = deadline.remainingMillis();
        if (remaining <= 0) {
            throw WeChatCallException.platform(PlatformError.TIMEOUT, "no time is left");
        }
        try {
            return exchange(request, Math.min(timeoutMillis, remaining));
        } finally {
            maxAttemptMillis = Math.max(maxAttemptMillis, remaining - deadline.remainingMillis());
        }
    }

    private TransportResponse exchange(TransportRequest request, long timeout) {
        long startedAt = recorder.now();
        ExchangeLogger.logRequest(request, recorder);
        try {
            TransportResponse response = deadline.await(transport.send(request, timeout));
            ExchangeLogger.logResponse(request, response, recorder, startedAt);
            return response;
        } catch (WeChatCallException e) {
            ExchangeLogger.logFailure(e, recorder, startedAt);
            throw e;
        } finally {
            recorder.recordWeChatTime(startedAt);
        }
    }
}
