package io.cloudcall.wechat;

import io.cloudcall.openapi.AnswerReader;
import io.cloudcall.openapi.Api;
import io.cloudcall.openapi.CloudCallResult;
import io.cloudcall.openapi.GatewayError;
import io.cloudcall.openapi.WeChatAnswer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One invocation's attempts at a call. After the first, at most one with another access token and, for reads, two because WeChat
 * was busy; none that could not end in time. Whatever comes of them, an answer that WeChat gave is not lost. One thread.
 */
final class Attempts {
    private static final int MOST_RETRIES = 2;

    private final Transport transport;
    private final AccessTokens tokens;
    private final Timing timing;
    private final Redactor redactor;
    private final long timeoutMillis;
    private final Api api;
    private final Deadline deadline;
    private int retries;
    private boolean replaced;
    private long longestMillis;

    Attempts(
            Transport transport,
            AccessTokens tokens,
            Timing timing,
            Redactor redactor,
            long timeoutMillis,
            Api api,
            Deadline deadline) {
        this.transport = transport;
        this.tokens = tokens;
        this.timing = timing;
        this.redactor = redactor;
        this.timeoutMillis = timeoutMillis;
        this.api = api;
        this.deadline = deadline;
    }

    /**
     * The result of the last attempt that WeChat answered.
     *
     * @throws CallFailedException if there was none, or if the last answer was a refusal to give another token
     */
    CloudCallResult of(Function<AccessToken, HttpCall> request) {
        AccessToken token = firstToken();
        CloudCallResult answer = send(request.apply(token));
        while (true) {
            Optional<AccessToken> next;
            try {
                next = next(answer, token);
                if (next.isEmpty()) {
                    return answer;
                }
                token = next.get();
                answer = send(request.apply(token));
            } catch (CallFailedException failed) {
                if (failed.isWeChats()) {
                    throw failed;
                }
                return answer;
            }
        }
    }

    /** The token for another attempt, or empty if there shall be none. */
    private Optional<AccessToken> next(CloudCallResult answer, AccessToken token) {
        if (Errcodes.TOKEN_SPENT.contains(answer.code()) && !replaced && deadline.leaves(2 * longestMillis)) {
            replaced = true;
            return Optional.of(another(token));
        }
        return Errcodes.BUSY.contains(answer.code()) && api.isRead() && pause() ? Optional.of(token) : Optional.empty();
    }

    private AccessToken firstToken() {
        while (true) {
            try {
                return deadline.await(tokens.current(deadline));
            } catch (CallFailedException failed) {
                if (!failed.isAnyOf(Errcodes.BUSY) || !pause()) {
                    throw failed;
                }
            }
        }
    }

    /** WeChat's normal mode may insist on a token that its API servers refuse; then a new one is forced, if that is allowed. */
    private AccessToken another(AccessToken spent) {
        AccessToken token = deadline.await(tokens.insteadOf(spent, deadline));
        if (!token.value().equals(spent.value())) {
            return token;
        }
        Optional<CompletableFuture<AccessToken>> forced = tokens.forced(spent, deadline);
        return forced.isPresent() ? deadline.await(forced.get()) : token;
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

    private CloudCallResult send(HttpCall call) {
        long remaining = deadline.remainingMillis();
        if (remaining <= 0) {
            throw CallFailedException.gateway(GatewayError.TIMEOUT, "no time is left");
        }
        WeChatAnswer answer = deadline.await(transport.send(call, Math.min(timeoutMillis, remaining)));
        longestMillis = Math.max(longestMillis, remaining - deadline.remainingMillis());
        return AnswerReader.read(api.name(), redactor.clean(answer));
    }
}
