package io.cloudcall.wechat;

import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.GatewayError;
import io.cloudcall.openapi.WeChatAnswer;
import io.cloudcall.telemetry.CallTrace;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One invocation's attempts at a call. After the first, at most one with another access token and, for reads, two because WeChat
 * was busy; none that could not end in time. Whatever comes of them, an answer that WeChat gave is not lost. One thread.
 */
final class RetryingCall {
    private static final int MOST_RETRIES = 2;

    private final Transport transport;
    private final AccessTokenCache tokens;
    private final Timing timing;
    private final long timeoutMillis;
    private final boolean read;
    private final Deadline deadline;
    private final CallTrace trace;
    private int retries;
    private boolean replaced;
    private long longestMillis;

    RetryingCall(
            Transport transport,
            AccessTokenCache tokens,
            Timing timing,
            long timeoutMillis,
            boolean read,
            Deadline deadline,
            CallTrace trace) {
        this.transport = transport;
        this.tokens = tokens;
        this.timing = timing;
        this.timeoutMillis = timeoutMillis;
        this.read = read;
        this.deadline = deadline;
        this.trace = trace;
    }

    /**
     * The result of the last attempt that WeChat answered.
     *
     * @param request makes the request with a token
     * @param reading makes the result of an answer
     * @throws WeChatCallException if there was none, or if the last answer was a refusal to give another token
     */
    CloudCallResult of(
            Function<AccessToken, TransportRequest> request, Function<WeChatAnswer, CloudCallResult> reading) {
        AccessToken token = firstToken();
        CloudCallResult answer = reading.apply(send(request.apply(token)));
        Optional<AccessToken> next = next(answer, token);
        while (next.isPresent()) {
            token = next.get();
            try {
                answer = reading.apply(send(request.apply(token)));
            } catch (WeChatCallException lost) {
                // A write may have been done: WeChat's earlier refusal would tell the caller that it was not.
                if (!read) {
                    throw lost;
                }
                return answer;
            }
            next = next(answer, token);
        }
        return answer;
    }

    /** The token for another attempt, or empty if there shall be none, since what WeChat answered is worth more than a failure. */
    private Optional<AccessToken> next(CloudCallResult answer, AccessToken token) {
        try {
            return tokenForAnother(answer, token);
        } catch (WeChatCallException failed) {
            if (failed.isWeChats()) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    private Optional<AccessToken> tokenForAnother(CloudCallResult answer, AccessToken token) {
        if (WeChatErrors.TOKEN_SPENT.contains(answer.code()) && !replaced && deadline.leaves(2 * longestMillis)) {
            replaced = true;
            return Optional.of(another(token));
        }
        return WeChatErrors.BUSY.contains(answer.code()) && read && pause() ? Optional.of(token) : Optional.empty();
    }

    private AccessToken firstToken() {
        while (true) {
            try {
                return await(tokens.current(deadline, trace));
            } catch (WeChatCallException failed) {
                if (!failed.isAnyOf(WeChatErrors.BUSY) || !pause()) {
                    throw failed;
                }
            }
        }
    }

    /** WeChat's normal mode may insist on a token that its API servers refuse; then a new one is forced, if that is allowed. */
    private AccessToken another(AccessToken spent) {
        AccessToken token = await(tokens.insteadOf(spent, deadline, trace));
        if (!token.value().equals(spent.value())) {
            return token;
        }
        Optional<CompletableFuture<AccessToken>> forced = tokens.forced(spent, deadline, trace);
        return forced.isPresent() ? await(forced.get()) : token;
    }

    private AccessToken await(CompletableFuture<AccessToken> future) {
        long began = trace.now();
        try {
            AccessToken token = deadline.await(future);
            trace.hasToken(token.receivedAt());
            return token;
        } finally {
            trace.waitedForTokenSince(began);
        }
    }

    /** Waits before a retry; false if there shall be none. */
    private boolean pause() {
        if (retries == MOST_RETRIES) {
            return false;
        }
        retries++;
        long pause = timing.backoffMillis(retries);
        if (!deadline.leaves(pause + longestMillis)) {
            return false;
        }
        try {
            timing.sleep().millis(pause);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private WeChatAnswer send(TransportRequest call) {
        long remaining = deadline.remainingMillis();
        if (remaining <= 0) {
            throw WeChatCallException.gateway(GatewayError.TIMEOUT, "no time is left");
        }
        WeChatAnswer answer = exchange(call.tracedBy(trace), Math.min(timeoutMillis, remaining));
        longestMillis = Math.max(longestMillis, remaining - deadline.remainingMillis());
        return answer;
    }

    private WeChatAnswer exchange(TransportRequest call, long timeout) {
        long began = trace.now();
        ExchangeLogger.begin(call, trace);
        try {
            WeChatAnswer answer = deadline.await(transport.send(call, timeout));
            ExchangeLogger.end(answer, trace, began);
            return answer;
        } catch (WeChatCallException failed) {
            ExchangeLogger.end(failed, trace, began);
            throw failed;
        } finally {
            trace.sentSince(began);
        }
    }
}
