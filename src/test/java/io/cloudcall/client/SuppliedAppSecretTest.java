package io.cloudcall.client;

import static io.cloudcall.client.ClientUnderTest.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppliedAppSecretTest {
    private static final String STABLE_TOKEN = "/cgi-bin/stable_token";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    private CloudCallClient.Builder with(Supplier<String> supplier) {
        return ClientUnderTest.at(sandbox).appSecret(supplier);
    }

    private static long count(CloudCallClient.Builder builder) {
        try (CloudCallClient client = builder.build()) {
            return client.logistics().getAllAccount().list().size();
        }
    }

    private static CloudCallException failureOf(CloudCallClient.Builder builder) {
        try (CloudCallClient client = builder.build()) {
            return failure(() -> client.logistics().getAllAccount());
        }
    }

    @Test
    void isReadWhenATokenIsNeeded() {
        assertEquals(5, count(with(() -> sandbox.appSecret() + "\n")));
    }

    @Test
    void isReadAgainWhenWeChatRejectsIt() {
        Iterator<String> secrets =
                List.of("rotated-app-secret", sandbox.appSecret()).iterator();

        assertEquals(5, count(with(secrets::next)));
    }

    @Test
    void logsUsersIn() {
        Iterator<String> secrets =
                List.of("rotated-app-secret", sandbox.appSecret()).iterator();
        try (CloudCallClient client = with(secrets::next).build()) {
            String session = client.call("auth.code2Session", Map.of("jsCode", "sandbox-ann"));

            assertTrue(session.contains("\"sessionKey\":\""), session);
        }
        assertEquals(0, sandbox.tokens().issued().size());
    }

    /** The request's URL has the secret, which a gateway may quote. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"errcode\":40029,\"errmsg\":\"%s\"}", "<p>%s</p>", "no JSON: %s"})
    void staysOutOfTheFailureOfALogin(String quote) {
        String target = "/sns/jscode2session?secret=" + sandbox.appSecret();
        sandbox.faults().next("/sns/jscode2session", Fault.respond(200, "text/plain", quote.formatted(target)));
        try (CloudCallClient client = with(sandbox::appSecret).build()) {
            ClientUnderTest.failure(() -> client.call("auth.code2Session", Map.of("jsCode", "sandbox-ann")));
        }
    }

    @Test
    void leavesWeChatsErrorWhereItStaysTheSame() {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(40125, "invalid appsecret"));

        assertEquals(40125, failureOf(with(sandbox::appSecret)).errCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void failsTheCallIfThereIsNone(String nothing) {
        CloudCallException failure = failureOf(with(() -> nothing));

        assertEquals(-604103, failure.errCode());
        assertTrue(ClientUnderTest.trace(failure).contains("the supplier returned no AppSecret"));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void failsTheCallAsTheSupplierFails() {
        CloudCallException failure = failureOf(with(() -> {
            throw new IllegalStateException("the vault is sealed");
        }));

        assertEquals(-604103, failure.errCode());
        assertTrue(ClientUnderTest.trace(failure).contains("the vault is sealed"));
    }

    @Test
    void hasTheTimeOfOneRequest() {
        CountDownLatch never = new CountDownLatch(1);
        CloudCallException failure = failureOf(with(() -> {
                    return await(never) ? "late" : "later";
                })
                .requestTimeout(Duration.ofMillis(100)));
        never.countDown();

        assertEquals(-604103, failure.errCode());
        assertTrue(ClientUnderTest.trace(failure).contains("TimeoutException"));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
