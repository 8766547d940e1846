package io.cloudcall.functional.tokens;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The results of responses to the call for an access token. */
class TokenCallTest {
    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    @ParameterizedTest
    @CsvSource({"40013,invalid appid", "40164,invalid ip 203.0.113.9", "45009,reach max api daily quota limit"})
    void passesOnTheErrorOfTheTokenCall(int errcode, String errmsg) {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(errcode, errmsg));

        assertResult(function.invoke("{}")).isError(errcode, errmsg);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>", "{}", "{\"access_token\":\"\"}", "{\"access_token\":7}", "[\"access_token\"]"})
    void reportsATokenCallThatBringsNoToken(String body) {
        sandbox.respondNext(STABLE_TOKEN, body);

        assertResult(function.invoke("{}")).isPlatformError(-604103);
    }

    @Test
    void sendsAnAppSecretOfAnyCharacters() {
        try (Sandbox quoting = Sandbox.builder().appSecret("se\"cr\\et&=%+ 密钥").start();
                FunctionUnderTest quoted = FunctionUnderTest.at(quoting)) {
            quoted.assertSucceeds();
            quoting.faults().next(STABLE_TOKEN, Fault.errcode(40125, "invalid appsecret"));
        }
    }
}
