package io.cloudcall.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.cloudcall.json.JsonNumber;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.StartType;
import io.cloudcall.tools.sandbox.MockClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The timing that the handler's tests cannot set: when the answer to a request in the background arrives. */
class AccessTokenCacheTest {
    private static final Deadline DEADLINE = () -> 10_000;

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final List<CompletableFuture<AccessToken>> requests = new ArrayList<>();
    private final InvocationRecorder trace =
            new InvocationRecorder(clock, StartType.WARM, InvocationRecorder.UNKNOWN_API, null);
    private final AccessTokenCache tokens = new AccessTokenCache(new ByHand(), clock, () -> 0, 5_000);

    /** Leaves it to the test to answer. */
    private final class ByHand implements AccessTokenSource {
        @Override
        public CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis) {
            CompletableFuture<AccessToken> request = new CompletableFuture<>();
            requests.add(request);
            return request;
        }

        @Override
        public boolean supportsForceRefresh() {
            return true;
        }
    }

    private void ask() {
        tokens.get(DEADLINE, trace).exceptionally(failed -> null).getNow(null);
    }

    private AccessToken haveATokenInItsLastMinutes() {
        ask();
        return answer(0, "token", Duration.ofMinutes(4));
    }

    private AccessToken answer(int request, String value, Duration lifetime) {
        AccessToken token =
                new AccessToken(value, clock.instant(), clock.instant().plus(lifetime));
        requests.get(request).complete(token);
        return token;
    }

    private CompletableFuture<AccessToken> askInsteadOf(AccessToken refused) {
        return tokens.replace(refused, DEADLINE, trace);
    }

    @Test
    void pauseForAMinuteAfterALastingErrorInBackground() {
        haveATokenInItsLastMinutes();
        clock.advance(Duration.ofSeconds(11));
        ask();
        requests.get(1).completeExceptionally(WeChatCallException.tokenRejected(JsonNumber.of(40164), null));

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
    void retryAFailedBackgroundRenewalAfterTenSeconds() {
        haveATokenInItsLastMinutes();
        clock.advance(Duration.ofSeconds(11));
        ask();
        requests.get(1).completeExceptionally(WeChatCallException.tokenRejected(JsonNumber.of(-1), null));
        clock.advance(Duration.ofSeconds(9));
        ask();
        assertEquals(2, requests.size());

        clock.advance(Duration.ofSeconds(1));
        ask();
        assertEquals(3, requests.size());
    }

    @Test
    void retryATokenRenewedBeforeItsRejection() {
        AccessToken refused = haveATokenInItsLastMinutes();
        clock.advance(Duration.ofSeconds(11));
        ask();
        AccessToken endedToo = answer(1, "renewed in the background", Duration.ofHours(2));

        CompletableFuture<AccessToken> one = askInsteadOf(refused);
        CompletableFuture<AccessToken> two = askInsteadOf(refused);
        assertSame(endedToo, tokens.get(DEADLINE, trace).getNow(null), "not rejected yet");
        AccessToken asked = answer(2, "asked for since", Duration.ofHours(2));

        assertSame(asked, one.getNow(null));
        assertSame(asked, two.getNow(null));
        assertSame(asked, askInsteadOf(refused).getNow(null));
        assertEquals(3, requests.size());
    }

    @Test
    void ignoreARenewalStartedBeforeTheRejection() {
        AccessToken refused = haveATokenInItsLastMinutes();
        clock.advance(Duration.ofSeconds(11));
        ask();

        CompletableFuture<AccessToken> one = askInsteadOf(refused);
        answer(1, "renewed in the background", Duration.ofHours(2));
        CompletableFuture<AccessToken> two = askInsteadOf(refused);
        AccessToken asked = answer(2, "asked for since", Duration.ofHours(2));

        assertSame(asked, one.getNow(null));
        assertSame(asked, two.getNow(null));
        assertSame(asked, tokens.get(DEADLINE, trace).getNow(null));
        assertEquals(3, requests.size());
    }

    @Test
    void retryATokenFetchedBeforeItsRejection() {
        ask();
        AccessToken refused = answer(0, "first", Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(10));
        ask();
        AccessToken endedToo = answer(1, "fetched after the end of the first", Duration.ofHours(2));

        CompletableFuture<AccessToken> one = askInsteadOf(refused);
        assertSame(endedToo, tokens.get(DEADLINE, trace).getNow(null), "not rejected yet");
        AccessToken asked = answer(2, "asked for since", Duration.ofHours(2));

        assertSame(asked, one.getNow(null));
        assertSame(asked, askInsteadOf(refused).getNow(null));
        assertEquals(3, requests.size());
    }

    @Test
    void ignoreAFetchStartedBeforeTheRejection() {
        ask();
        AccessToken refused = answer(0, "first", Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(10));
        ask();

        CompletableFuture<AccessToken> one = askInsteadOf(refused);
        answer(1, "fetched after the end of the first", Duration.ofHours(2));
        AccessToken asked = answer(2, "asked for since", Duration.ofHours(2));

        assertSame(asked, one.getNow(null));
        assertSame(asked, tokens.get(DEADLINE, trace).getNow(null));
    }
}
