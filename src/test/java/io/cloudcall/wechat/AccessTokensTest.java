package io.cloudcall.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.openapi.JsonNumber;
import io.cloudcall.sandbox.MutableClock;
import io.cloudcall.telemetry.CallTrace;
import io.cloudcall.telemetry.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the handler's tests cannot time: when the answer to a request in the background arrives. */
class AccessTokensTest {
    private static final Deadline DEADLINE = () -> 10_000;

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final List<CompletableFuture<AccessToken>> requests = new ArrayList<>();
    private final CallTrace trace = new CallTrace(clock, Start.WARM, CallTrace.UNKNOWN_API, null);
    private final AccessTokens tokens = new AccessTokens(new ByHand(), clock, 5_000);

    /** Leaves it to the test to answer. */
    private final class ByHand implements TokenSource {
        @Override
        public CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis) {
            CompletableFuture<AccessToken> request = new CompletableFuture<>();
            requests.add(request);
            return request;
        }

        @Override
        public boolean forces() {
            return true;
        }
    }

    private void ask() {
        tokens.current(DEADLINE, trace).exceptionally(failed -> null).getNow(null);
    }

    private void haveATokenInItsLastMinutes() {
        ask();
        requests.get(0)
                .complete(new AccessToken(
                        "token", clock.instant(), clock.instant().plus(Duration.ofMinutes(4))));
    }

    @Test
    void leaveWeChatAloneForAMinuteWhenARenewalInTheBackgroundIsRefusedForGood() {
        haveATokenInItsLastMinutes();
        clock.advance(Duration.ofSeconds(11));
        ask();
        requests.get(1).completeExceptionally(CallFailedException.token(JsonNumber.of(40164), null));

        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(11));
            ask();
        }
        assertEquals(2, requests.size());

        clock.advance(Duration.ofSeconds(6));
        ask();
        assertEquals(3, requests.size());
    }

    @Test
    void tryARenewalInTheBackgroundAgainAfterTenSecondsWhenItFailedOtherwise() {
        haveATokenInItsLastMinutes();
        clock.advance(Duration.ofSeconds(11));
        ask();
        requests.get(1).completeExceptionally(CallFailedException.token(JsonNumber.of(-1), null));
        clock.advance(Duration.ofSeconds(9));
        ask();
        assertEquals(2, requests.size());

        clock.advance(Duration.ofSeconds(1));
        ask();
        assertEquals(3, requests.size());
    }
}
