package io.cloudcall.functional.signing;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.signing.Tampering;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses that do not verify, and certificates that WeChat replaces. */
class ResponseTamperingTest extends SignedCallFixture {

    @ParameterizedTest
    @EnumSource
    void refusesASpoiltResponse(Tampering tampering) {
        FunctionUnderTest function = function();
        sandbox.server().signing().tamper(tampering);

        assertResult(function.invoke(EVENT)).isPlatformError(-604103);

        assertTrue(function.log().contains("-604103 ("), function.log());
        assertTrue(function.log().contains("whether WeChat carried out the call is unknown"), function.log());
        assertFalse(function.log().contains("risk_rank"), function.log());
        assertEquals("wechat-error", function.record().getString("Outcome"));
        assertOk(function.invoke(EVENT));
    }

    private static long warnings(FunctionUnderTest function) {
        return function.log()
                .lines()
                .filter(line -> line.startsWith("WeChat has replaced the platform certificate "))
                .count();
    }

    @Test
    void acceptsTheDeprecatedCertificateAndWarnsOnce() {
        FunctionUnderTest function = function();
        sandbox.server().signing().rotateCertificate();

        assertOk(function.invoke(EVENT));
        assertOk(function.invoke(EVENT));

        assertEquals(1, warnings(function), function.log());
        assertEquals(0, warnings(sandbox.function(settings())));
    }

    @Test
    void readsTheNewCertificateWithoutARestart() {
        FunctionUnderTest function = function();
        sandbox.server().signing().rotateCertificate();
        sandbox.server().signing().retireDeprecatedCertificate();
        assertResult(function.invoke(EVENT)).isPlatformError(-604103);
        assertTrue(function.log().contains("which certificates lacks: download it"), function.log());

        store(keys());
        assertResult(function.invoke(EVENT)).isPlatformError(-604103);
        clock.advance(Duration.ofSeconds(10));

        assertOk(function.invoke(EVENT));
        assertEquals(3, sandbox.calls(RISK_RANK), "the response is verified again, not the call repeated");
        assertEquals(0, warnings(function));
    }

    @Test
    void readsReplacedKeysWhenWeChatRefusesThem() {
        JsonObject right = keys();
        JsonObject wrong = right.copy();
        wrong.getJsonObject("symmetric").put("sn", "0000");
        store(wrong);
        FunctionUnderTest function = sandbox.function(settings());
        assertResult(function.invoke(EVENT)).isError(40235);
        assertTrue(function.log().contains("WeChat returned 40235: "), function.log());

        store(right);
        assertResult(function.invoke(EVENT)).isError(40235);
        clock.advance(Duration.ofSeconds(10));

        assertOk(function.invoke(EVENT));
        assertEquals(4, sandbox.calls(RISK_RANK));
    }

    @Test
    void readsMendedKeysAgain() {
        store(new JsonObject());
        FunctionUnderTest function = sandbox.function(settings());
        assertResult(function.invoke(EVENT))
                .isArgsError(
                        RISK_RANK,
                        "the file that WECHAT_API_SECURITY_FILE names has no keys of the AppID of this call: store"
                                + " {\"symmetric\":{\"sn\":…,\"key\":…},\"asymmetric\":{\"sn\":…,\"privateKey\":…},"
                                + "\"certificates\":[{\"sn\":…,\"pem\":…}]}, for several apps as an object by AppID.");

        store(keys());
        clock.advance(Duration.ofSeconds(10));

        assertOk(function.invoke(EVENT));
    }
}
