package io.cloudcall.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.CallResult;
import io.cloudcall.call.ResolvedCall;
import io.cloudcall.http.HttpClientConfig;
import io.cloudcall.json.JsonObject;
import io.cloudcall.secret.AppSecret;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.StartType;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The AppSecret is reset at WeChat, and stored sooner, later, or where it cannot be read. */
class RotatedSecretTest {
    private static final Api GETALL = ApiCatalog.find("logistics.getAllAccount").orElseThrow();
    private static final String NEW_SECRET = "another-app-secret";

    private final MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();

    private final Store store = new Store(sandbox.appSecret());

    @AutoClose
    private final WeChatClient client = WeChatClient.create(
            URI.create(sandbox.baseUrl()),
            new HttpClientConfig(5_000, List::of, null),
            new TokenConfig.StableToken(sandbox.appId(), (transport, time, backOff) -> store),
            new Timing(clock, new Random(1), millis -> {}),
            new SecretRedactor());

    /** A store of one secret that has read another, perhaps the same. */
    private static final class Store implements AppSecret {
        private volatile CompletableFuture<String> stored;
        private volatile CompletableFuture<String> read;
        private volatile int readAnew;

        Store(String secret) {
            stored = CompletableFuture.completedFuture(secret);
            read = stored;
        }

        void put(String secret) {
            stored = CompletableFuture.completedFuture(secret);
        }

        @Override
        public CompletableFuture<String> get() {
            return read;
        }

        @Override
        public synchronized CompletableFuture<String> refresh(String wrong) {
            readAnew++;
            read = stored;
            return read;
        }
    }

    private CallResult call() {
        InvocationRecorder trace = new InvocationRecorder(clock, StartType.WARM, GETALL.name(), null);
        CallRequest request = CallRequest.of(GETALL.name(), JsonObject.EMPTY);
        return client.call(new ResolvedCall(GETALL, request), () -> 10_000, trace);
    }

    private void assertSucceeds() {
        assertTrue(call().json().contains("getAllAccount:ok"));
    }

    private WeChatCallException assertWrongSecret() {
        WeChatCallException failed = assertThrows(WeChatCallException.class, this::call);
        String result = failed.result(GETALL.name()).json();
        assertTrue(
                result.startsWith(
                        "{\"errCode\":40125,\"errMsg\":\"openapi.logistics.getAllAccount:fail invalid appsecret, rid: "),
                result);
        return failed;
    }

    private void resetAtWeChat() {
        sandbox.resetAppSecret(NEW_SECRET);
        sandbox.tokens().expireAll();
        // The function's own copy of the token ends too.
        clock.advance(Duration.ofHours(3));
    }

    private long tokenCalls() {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals("/cgi-bin/stable_token"))
                .count();
    }

    @Test
    void succeedsAtOnceIfTheNewSecretIsStored() {
        assertSucceeds();
        resetAtWeChat();
        store.put(NEW_SECRET);

        assertSucceeds();
        assertEquals(1, store.readAnew);
        assertEquals(3, tokenCalls(), "one at first, one with the old secret, one with the new");
    }

    @Test
    void returnsWeChatsErrorWhileTheOldSecretIsStored() {
        assertSucceeds();
        resetAtWeChat();
        for (int i = 0; i < 10; i++) {
            assertWrongSecret();
        }
        clock.advance(Duration.ofSeconds(59));
        assertWrongSecret();
        assertEquals(2, tokenCalls());
        assertEquals(1, store.readAnew);

        store.put(NEW_SECRET);
        clock.advance(Duration.ofSeconds(1));

        assertSucceeds();
        assertEquals(4, tokenCalls());
    }

    @Test
    void returnsWeChatsErrorWhenTheStoreIsDown() {
        resetAtWeChat();
        store.stored = CompletableFuture.failedFuture(new IllegalStateException("the store is down"));

        StringWriter trace = new StringWriter();
        assertWrongSecret().printStackTrace(new PrintWriter(trace));

        assertTrue(trace.toString().contains("the store is down"), trace.toString());
        assertFalse(trace.toString().contains(NEW_SECRET), trace.toString());
        assertWrongSecret();
        assertEquals(1, tokenCalls());
    }

    @Test
    void logsTheStoresFailureAfterARejectedToken() {
        assertSucceeds();
        sandbox.resetAppSecret(NEW_SECRET);
        sandbox.tokens().expireAll();
        store.stored = CompletableFuture.failedFuture(new IllegalStateException("the store is down"));

        StringWriter trace = new StringWriter();
        assertWrongSecret().printStackTrace(new PrintWriter(trace));

        assertTrue(trace.toString().contains("the store is down"), trace.toString());
    }
}
