package io.cloudcall.functional.telemetry;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outcome of an invocation in its log line. */
class OutcomeTest {
    private static final String API = "logistics.getAllAccount";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private static void assertOutcome(String outcome, @Nullable Integer errCode, FunctionUnderTest function) {
        JsonObject line = function.record();
        assertEquals(outcome, line.getString("Outcome"), line::encode);
        assertEquals(errCode, line.getInteger("errCode"), line::encode);
        assertEquals(outcome.equals("ok") ? "INFO" : "ERROR", line.getString("level"), line::encode);
    }

    private void assertOutcomeOf(Map<String, String> settings, String event, String outcome, int errCode, String api) {
        FunctionUnderTest other = sandbox.function(settings);
        other.invoke(event);
        assertOutcome(outcome, errCode, other);
        assertEquals(api, other.record().getString("Api"));
    }

    @Test
    void isOkForASuccess() {
        function.invoke("{}");

        assertOutcome("ok", 0, function);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, wechat-error",
        "9300501, wechat-error",
        "45011, wechat-error",
        "47001, wechat-error",
        "45009, quota",
        "48001, credential",
        "50004, credential",
        "40001, credential",
        "42001, credential"
    })
    void tellsTheErrorsOfAnApiApart(int errcode, String outcome) {
        sandbox.faults().times(3, GET_ALL_ACCOUNT, Fault.errcode(errcode, "no"));
        function.invoke("{}");

        assertOutcome(outcome, errcode, function);
    }

    @ParameterizedTest
    @CsvSource({
        "40164, credential",
        "40125, credential",
        "40013, credential",
        "40243, credential",
        "89503, credential",
        "45009, quota",
        "40097, wechat-error"
    })
    void tellsTheErrorsOfTheTokenCallApart(int errcode, String outcome) {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(errcode, "no"));
        function.invoke("{}");

        assertOutcome(outcome, errcode, function);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200|application/json|{|-601001", "501|text/html|<h1>|-604103", "500|application/json|{}|-604103"})
    void blamesWeChatForAnAnswerWithoutSense(int status, String type, String body, int errCode) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.respond(status, type, body));
        function.invoke("{}");

        assertOutcome("wechat-error", errCode, function);
    }

    @Test
    void leavesOutAnErrcodeThatIsNoNumber() {
        sandbox.respondNext(GET_ALL_ACCOUNT, """
                {"errcode":"E1","errmsg":"no"}""");
        function.invoke("{}");

        assertOutcome("wechat-error", null, function);
        assertFalse(function.record().containsKey("errCode"));
    }

    @Test
    void isTimeoutWhenNoAnswerCame() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.hang());
        function.invoke("{}", Duration.ofMillis(500));

        assertOutcome("timeout", -604102, function);
    }

    @Test
    void isTransportWhenTheConnectionBroke() {
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.truncateAfter(10));
        function.invoke("{}");

        assertOutcome("transport", -501001, function);
    }

    @Test
    void isTheCallersFaultWhenTheEventCannotBeUsed() {
        function.invoke("[]");

        assertOutcome("caller-fault", -601002, function);
        assertEquals(API, function.record().getString("Api"));
    }

    @Test
    void isTheSetupsFaultWhenASettingIsMissing() {
        assertOutcomeOf(Map.of("WECHAT_APP_ID", ""), "{}", "setup-fault", -601002, API);
    }

    @Test
    void isTheSetupsFaultWhenItMayNotMakeItsCall() {
        assertOutcomeOf(Map.of("CLOUD_CALL_API", "logistics.fly"), "{}", "setup-fault", -604100, "unknown");
        assertOutcomeOf(Map.of("CLOUD_CALL_API", "wxacode.get"), "{}", "setup-fault", -604101, "wxacode.get");
    }

    @Test
    void isTheCallersFaultWhenARouterMayNotCall(@TempDir Path folder) {
        Map<String, String> settings = RouterSettings.permitting(folder, List.of(API));

        assertOutcomeOf(settings, "{\"openapi\":\"wxacode.get\"}", "caller-fault", -604101, "wxacode.get");
        assertOutcomeOf(settings, "{\"openapi\":\"logistics.fly\"}", "caller-fault", -604100, "unknown");
        assertOutcomeOf(settings, "{}", "caller-fault", -601002, "unknown");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \\n
            logistics.getAllAccount\\",\\"Outcome\\":\\"ok
            \\u0000
            x.{}
            logistics.getallaccount
            """)
    void namesNoApiThatTheCatalogueHasNot(String name, @TempDir Path folder) {
        assertOutcomeOf(
                RouterSettings.permitting(folder, List.of(API)),
                "{\"openapi\":\"" + name + "\"}",
                "caller-fault",
                -604100,
                "unknown");
    }

    @Test
    void isInternalWhenNothingOutsideExplainsIt() {
        Timing broken = new Timing(Clock.systemUTC(), new Random(1), millis -> {
            throw new IllegalStateException("broken");
        });
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));
        FunctionUnderTest other = sandbox.function(broken, Map.of());
        other.invoke("{}");

        assertOutcome("internal", -604103, other);
        assertTrue(other.log().contains("\tat io.cloudcall."), other.log());
    }
}
