package io.cloudcall.functional.tokens;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.Fault;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of a process before its first event. Processes that are initialized ahead wait for their end. */
@Timeout(60)
class EagerStartTest {
    private static final String ON_LAMBDA = "AWS_LAMBDA_RUNTIME_API";
    private static final String TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";
    private static final Map<String, String> AHEAD = Map.of(ON_LAMBDA, "127.0.0.1:1", TYPE, "provisioned-concurrency");
    private static final String SECOND = "wx2222222222222222";

    @RegisterExtension
    final SandboxExtension sandbox = SandboxExtension.create();

    @AutoClose
    final SecretsManagerStub store = new SecretsManagerStub();

    @Test
    void fetchesTheTokenBeforeTheFirstEvent() {
        FunctionUnderTest function = sandbox.function(AHEAD);
        assertEquals(1, sandbox.calls(STABLE_TOKEN));

        function.assertSucceeds();
        assertEquals(1, sandbox.calls(STABLE_TOKEN));
        assertEquals("kept", function.record().getString("tokenSource"));
    }

    @Test
    void opensTheConnectionOfTheCall() {
        sandbox.function(AHEAD);

        sandbox.awaitConnections(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "logistics.addOrder"})
    void opensAnotherForAWrite(String target) {
        sandbox.function(with(AHEAD, Map.of("CLOUD_CALL_API", target)));

        sandbox.awaitConnections(3);
    }

    @Test
    void opensTheConnectionWithoutADefaultApp() {
        sandbox.function(with(severalApps(""), Map.of("CLOUD_CALL_API", "logistics.getAllAccount")));

        sandbox.awaitConnections(1);
    }

    @Test
    void countsItsTokenCallInTheFirstInvocation() {
        FunctionUnderTest function = sandbox.function(AHEAD);
        function.assertSucceeds();
        function.assertSucceeds();

        assertEquals(
                List.of(1, 0),
                function.records().stream()
                        .map(each -> new JsonObject(each).getInteger("TokenRenewals"))
                        .toList());
    }

    @Test
    void isJoinedByAnEventThatComesMeanwhile() {
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(300)));
        FunctionUnderTest function = sandbox.function(Map.of(ON_LAMBDA, "127.0.0.1:1", TYPE, "on-demand"));

        function.assertSucceeds();
        assertEquals(1, sandbox.calls(STABLE_TOKEN));
        assertEquals("fetched", function.record().getString("tokenSource"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40164, 40125, 40013, 45011, 45009, -1})
    void costsNoCallWhenWeChatRefusesTheToken(int errcode) {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(errcode, "refused"));
        FunctionUnderTest function = sandbox.function(AHEAD);
        assertEquals("", function.log());

        function.assertSucceeds();
        assertEquals(2, sandbox.calls(STABLE_TOKEN));
    }

    @Test
    void sharesARefusalWithTheCallThatJoins() {
        sandbox.faults()
                .next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(300), Fault.errcode(40164, "not in whitelist")));
        FunctionUnderTest function = sandbox.function(Map.of("WECHAT_EAGER", "true"));

        assertResult(function.invoke("{}")).isError(40164);
        function.assertSucceeds();
    }

    @Test
    void costsNoCallThatJoinsALostResponse() {
        Fault lost = Fault.delay(Duration.ofMillis(300), Fault.closeBeforeResponse());
        sandbox.faults().times(2, STABLE_TOKEN, lost);

        sandbox.function(Map.of("WECHAT_EAGER", "true")).assertSucceeds();
    }

    @Test
    void costsNoCallWhenResponsesAreLost() {
        sandbox.faults().times(2, STABLE_TOKEN, Fault.closeBeforeResponse());

        sandbox.function(AHEAD).assertSucceeds();
    }

    @Test
    void costsNoCallWhenTheSecretCannotBeRead() {
        store.respondWithError(400, "ResourceNotFoundException", "not yet");
        FunctionUnderTest function = sandbox.function(stored());
        store.respondWithSecret(sandbox.appSecret());

        function.assertSucceeds();
    }

    @Test
    void readsTheStoredSecret() {
        store.respondWithSecret(sandbox.appSecret());
        FunctionUnderTest function = sandbox.function(stored());
        assertEquals(1, store.requests().size());

        function.assertSucceeds();
        assertEquals(1, store.requests().size());
    }

    @Test
    void fetchesTheTokenOfTheDefaultApp() {
        sandbox.function(severalApps(sandbox.appId()));

        assertEquals(1, sandbox.calls(STABLE_TOKEN));
    }

    @Test
    void fetchesNoTokenOfSeveralAppsWithoutADefault() {
        sandbox.function(severalApps(""));

        assertEquals(0, sandbox.calls(STABLE_TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", " false "})
    void isSwitchedOff(String value) {
        FunctionUnderTest function = sandbox.function(with(AHEAD, Map.of("WECHAT_EAGER", value)));
        assertEquals(List.of(), sandbox.requests());

        function.assertSucceeds();
    }

    @Test
    void isForLambdaOnly() {
        sandbox.function(Map.of(TYPE, "provisioned-concurrency"));

        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void fetchesNoTokenForLogins() {
        sandbox.function(with(AHEAD, Map.of("CLOUD_CALL_API", "auth.code2Session")));

        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void rejectsAnotherValue() {
        assertResult(sandbox.function(Map.of("WECHAT_EAGER", "yes")).invoke("{}"))
                .isError(
                        -601002,
                        "-601002 system args error. WECHAT_EAGER is neither true nor false: set it to one of them, or"
                                + " remove it.");
    }

    @Test
    void endsWithTheFunction() {
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());
        FunctionUnderTest function = sandbox.function(Map.of("WECHAT_EAGER", "true"));
        function.close();

        assertTrue(function.records().isEmpty());
    }

    private Map<String, String> stored() {
        return Stream.of(
                        AHEAD,
                        store.environment(),
                        Map.of("WECHAT_APP_SECRET", "", "WECHAT_APP_SECRET_ARN", "team/wechat"))
                .reduce(Map.of(), EagerStartTest::with);
    }

    private Map<String, String> severalApps(String defaultAppId) {
        JsonObject secrets =
                new JsonObject().put(sandbox.appId(), sandbox.appSecret()).put(SECOND, "fake-secret");
        return with(
                AHEAD,
                Map.of(
                        "WECHAT_APP_SECRET",
                        "",
                        "WECHAT_APP_ID",
                        defaultAppId,
                        "CLOUD_CALL_API",
                        "*",
                        "WECHAT_APPS",
                        secrets.encode()));
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }
}
