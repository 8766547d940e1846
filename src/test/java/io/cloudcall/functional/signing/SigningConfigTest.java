package io.cloudcall.functional.signing;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of signed calls, and what logs and errors show of them. */
class SigningConfigTest extends SignedCallFixture {
    private static final String POST_ONLY = ", which is a GET, and WeChat defines signatures for POST only: remove it.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "WECHAT_SIGNED_APIS|logistics.getAllAccount|WECHAT_SIGNED_APIS names logistics.getAllAccount"
                        + POST_ONLY,
                "WECHAT_SIGNED_APIS|/cgi-bin/express/business/account/getall|"
                        + "WECHAT_SIGNED_APIS names logistics.getAllAccount" + POST_ONLY,
                "WECHAT_SIGNED_APIS|auth.code2Session|WECHAT_SIGNED_APIS names auth.code2Session" + POST_ONLY,
                "WECHAT_SIGNED_APIS|security.msgSecCheck, security.imgSecCheck|WECHAT_SIGNED_APIS names"
                        + " security.imgSecCheck, which takes a file, and WeChat encrypts no files: remove it.",
                "WECHAT_SIGNED_APIS|security.unheardOf|WECHAT_SIGNED_APIS names an unknown call: list names,"
                        + " such as security.msgSecCheck, or paths, such as /wxa/getuserriskrank.",
                "WECHAT_API_SECURITY_ARN|keys|WECHAT_API_SECURITY_ARN and WECHAT_API_SECURITY_FILE are both set: remove"
                        + " one of them.",
                "WECHAT_API_SECURITY_FILE||WECHAT_SIGNED_APIS is set, and the keys are not: set"
                        + " WECHAT_API_SECURITY_ARN to the secret that holds them.",
            })
    void namesTheSettingAndTheRemedy(String name, String value, String sentence) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put(name, value == null ? "" : value);

        assertResult(sandbox.function(settings).invoke(EVENT)).isArgsError(RISK_RANK, sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wxa//x", "/wxa/x?y", "/cgi-bin/token"})
    void refusesPathsThatNoFunctionCalls(String path) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("WECHAT_SIGNED_APIS", path);

        assertResult(sandbox.function(settings).invoke(EVENT))
                .isError(-601002)
                .contains("WECHAT_SIGNED_APIS names a path that is not usable. ");
    }

    @Test
    void refusesAMalformedNameOfASecret() {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("WECHAT_API_SECURITY_FILE", "");
        settings.put("WECHAT_API_SECURITY_ARN", "two words");

        assertResult(sandbox.function(settings).invoke(EVENT))
                .isArgsError(
                        RISK_RANK,
                        "WECHAT_API_SECURITY_ARN is neither the ARN nor the name of a secret: set it to one such as"
                                + " arn:aws:secretsmanager:us-east-1:123456789012:secret:wechat-api-security-a1b2c3.");
    }

    @Test
    void namesAFileThatCannotBeRead() {
        assertResult(sandbox.function(settings()).invoke(EVENT))
                .isArgsError(
                        RISK_RANK,
                        "WECHAT_API_SECURITY_FILE names a file that cannot be read as UTF-8: set it to the JSON file of"
                                + " the keys.");
    }

    @Test
    void takesNamesAndPathsInAnyCase() {
        store(keys());
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("WECHAT_SIGNED_APIS", " security.msgSecCheck ,, /WXA/getUserRiskRank");

        assertOk(sandbox.function(settings).invoke(EVENT));
        assertTrue(isSigned(sandbox.lastRequest()));
    }

    @Test
    void saysWhatACallThatHasToBeSignedNeeds() {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("WECHAT_API_SECURITY_FILE", "");
        settings.put("WECHAT_SIGNED_APIS", "");
        FunctionUnderTest function = sandbox.function(settings);
        sandbox.faults().next(RISK_RANK, Fault.errcode(934011, "of a test"));

        assertResult(function.invoke(EVENT)).isError(934011);
        assertTrue(
                function.log().contains("WeChat returned 934011: WeChat serves this call signed only: set"),
                function.log());
        assertEquals("credential", function.record().getString("Outcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEBUG", "TRACE"})
    void logsNeitherPlaintextNorCiphertextNorKeys(String level) {
        JsonObject keys = keys();
        store(keys);
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("AWS_LAMBDA_LOG_LEVEL", level);
        FunctionUnderTest function = sandbox.function(settings);

        assertOk(function.invoke(EVENT));

        String log = function.log();
        assertTrue(log.contains("sent POST " + RISK_RANK + "?access_token=*** encrypted, "), log);
        assertTrue(log.matches("(?s).*received HTTP 200 in \\d+ ms, [^:]+: \\d+ bytes\\n.*"), log);
        assertFalse(log.contains("o-user"), log);
        assertFalse(
                log.contains(
                        new JsonObject(sandbox.lastBody()).getString("data").substring(0, 20)),
                log);
        assertFalse(log.contains(keys.getJsonObject("symmetric").getString("key")), log);
    }

    @Test
    void masksAKeyThatAResponseEchoes() {
        JsonObject keys = keys();
        store(keys);
        FunctionUnderTest function = sandbox.function(settings());
        assertOk(function.invoke(EVENT));
        JsonObject echo = new JsonObject()
                .put("errcode", 40235)
                .put("errmsg", "key " + keys.getJsonObject("symmetric").getString("key"));
        sandbox.respondNext(RISK_RANK, echo.encode());

        assertResult(function.invoke(EVENT)).isError(RISK_RANK, 40235, "key ***");
    }
}
