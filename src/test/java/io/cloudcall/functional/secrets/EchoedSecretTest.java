package io.cloudcall.functional.secrets;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of WeChat that hold a secret. */
class EchoedSecretTest {
    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json|{"errcode":40001,"errmsg":"bad TOKEN!"}
            application/json|Error at /x?access_token=TOKEN
            text/plain|Error at /x?access_token=TOKEN
            text/html|<p>TOKEN</p>
            """)
    void passesOnNoTokenThatAnAnswerEchoes(String type, String echo) {
        function.invoke("{}");
        String token = sandbox.tokens().issued().get(0);
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.respond(200, type, echo.replace("TOKEN", token)));

        String result = function.invoke("{}");

        assertTrue(result.contains("***") || result.contains("60,112,62,42,42,42,60"), result);
    }

    @Test
    void passesOnNoAppSecretThatTheTokenCallEchoes() {
        sandbox.faults()
                .next(STABLE_TOKEN, Fault.errcode(40125, "invalid appsecret " + sandbox.appSecret() + " rid: 1"));

        assertResult(function.invoke("{}")).contains(":fail invalid appsecret *** rid: 1");
    }
}
