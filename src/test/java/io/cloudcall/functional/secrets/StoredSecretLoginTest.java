package io.cloudcall.functional.secrets;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.wechat.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins with an AppSecret that is stored, and perhaps reset meanwhile. */
class StoredSecretLoginTest extends StoredSecretFixture {
    private static final String LOGIN = "auth.code2Session";
    private static final String PATH = "/sns/jscode2session";
    private static final String READ = "{\"openapi\":\"logistics.getAllAccount\"}";

    /** The time of the store at first, which would refuse the signature of another, and be asked once more. */
    private final MockClock time = MockClock.at(Instant.now());

    private int logins;

    @BeforeEach
    void routeLogins(@TempDir Path folder) {
        settings.putAll(RouterSettings.permitting(folder, List.of(LOGIN, "logistics.getAllAccount")));
        settings.putAll(Map.of("WECHAT_APP_SECRET", "", "WECHAT_APP_SECRET_ARN", NAME));
    }

    private FunctionUnderTest router() {
        return sandbox.function(new Timing(time, new Random(1), pauses::add), settings);
    }

    private String login(FunctionUnderTest router) {
        return router.invoke("{\"openapi\":\"" + LOGIN + "\",\"data\":{\"jsCode\":\"sandbox-ann-" + logins++ + "\"}}");
    }

    @Test
    void readTheSecretOnceForLoginsAndTokens() {
        store.respondWithSecret(sandbox.appSecret());
        FunctionUnderTest router = router();

        assertResult(login(router)).isOk(LOGIN);
        assertResult(router.invoke(READ)).isOk();
        assertResult(login(router)).isOk(LOGIN);
        assertEquals(1, store.requests().size());
    }

    @Test
    void readASecretAnewThatWeChatRejects() {
        store.respondWithSecret("fake-secret-before-reset").onceThenDefault();
        store.respondWithSecret(sandbox.appSecret());
        FunctionUnderTest router = router();

        assertResult(login(router)).isOk(LOGIN);
        assertEquals(2, store.requests().size());
        assertEquals(2, sandbox.calls(PATH));
        assertEquals(
                1,
                sandbox.requests().stream()
                        .map(request -> request.queryParameter("js_code"))
                        .distinct()
                        .count());

        assertResult(router.invoke(READ)).isOk();
        assertEquals(2, store.requests().size());
    }

    /** A request to the store for each login would delay, and cost, each. */
    @Test
    void readItAnewOnceInTenSeconds() {
        store.respondWithSecret("fake-secret-before-reset");
        FunctionUnderTest router = router();

        for (int i = 0; i < 5; i++) {
            assertResult(login(router)).isError(40125);
        }
        assertEquals(5, sandbox.calls(PATH));
        assertEquals(2, store.requests().size());

        store.respondWithSecret(sandbox.appSecret());
        time.advance(Duration.ofSeconds(10));
        assertResult(login(router)).isOk(LOGIN);
    }

    @Test
    void sendTheCodeNoThirdTime() {
        store.respondWithSecret("fake-secret-before-reset").onceThenDefault();
        store.respondWithSecret("fake-secret-after-reset");

        assertResult(login(router())).isError(40125);
        assertEquals(2, sandbox.calls(PATH));
    }

    @Test
    void reportTheLossOfTheSecondResponse() {
        store.respondWithSecret("fake-secret-before-reset").onceThenDefault();
        store.respondWithSecret(sandbox.appSecret());
        sandbox.faults().next(PATH, Fault.errcode(40125, "invalid appsecret"));
        sandbox.faults().next(PATH, Fault.dropResponse());

        assertResult(login(router())).isError(-501001);
        assertEquals(2, sandbox.calls(PATH));
    }

    @Test
    void keepWeChatsErrorAndLogThatTheSecretCannotBeRead() {
        store.respondWithSecret("fake-secret-before-reset").onceThenDefault();
        store.respondWithError(400, "AccessDeniedException", "no");
        FunctionUnderTest router = router();

        assertResult(login(router)).isError(40125);
        assertEquals(1, sandbox.calls(PATH));
        assertTrue(
                router.log().contains(" (the secret could not be read again: The secret that WECHAT_APP_SECRET_ARN"),
                router.log());
    }

    @Test
    void sendNothingWithoutASecret() {
        store.respondWithError(400, "AccessDeniedException", "no");

        assertResult(login(router())).isError(-601002).contains(NAMED);
        assertEquals(0, sandbox.requests().size());
    }
}
