package io.cloudcall.functional.secrets;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
            text/html; about=TOKEN|none
            image/png; about=TOKEN|none
            """)
    void passesOnNoTokenThatAnAnswerEchoes(String type, String echo) {
        function.invoke("{}");
        String token = sandbox.tokens().issued().get(0);
        sandbox.faults()
                .times(
                        2,
                        GET_ALL_ACCOUNT,
                        Fault.respond(200, type.replace("TOKEN", token), echo.replace("TOKEN", token)));

        String result = function.invoke("{}");

        assertTrue(result.contains("***") || result.contains("60,112,62,42,42,42,60"), result);
    }

    @Test
    void passesOnNoAppSecretThatTheTokenCallEchoes() {
        sandbox.faults()
                .next(STABLE_TOKEN, Fault.errcode(40125, "invalid appsecret " + sandbox.appSecret() + " rid: 1"));

        assertResult(function.invoke("{}")).contains(":fail invalid appsecret *** rid: 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json|{"errcode":40003,"errmsg":"bad TOKEN!"}
            application/json|{"a":"TOKEN"}
            application/json|{"TOKEN":1}
            application/json|<p>TOKEN</p>
            text/plain|Error at TOKEN
            text/html|<script>"TOKEN"</script>
            """)
    void passesOnNoTokenThatIsEscaped(String type, String echo) {
        function.invoke("{}");
        String token = sandbox.tokens().issued().get(0);
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.respond(200, type, echo.replace("TOKEN", escapeSome(token))));

        String result = function.invoke("{}");

        assertTrue(result.contains("***") || result.contains(",42,42,42,"), result);
        assertFalse(result.contains(token.substring(12)), result);
    }

    private static String escapeSome(String token) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < token.length(); i++) {
            escaped.append(i % 5 == 3 ? String.format("\\u%04X", (int) token.charAt(i)) : token.substring(i, i + 1));
        }
        return escaped.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"errcode":"SECRET","errmsg":"no"}|{"errCode":"***","errMsg":"openapi.logistics.getAllAccount:fail no"}
            {"errcode":1,"errmsg":["a","SECRET"]}|{"errCode":1,"errMsg":"openapi.logistics.getAllAccount:fail a,***"}
            {"errcode":1,"errmsg":"a\\u0020SECRET"}|{"errCode":1,"errMsg":"openapi.logistics.getAllAccount:fail a ***"}
            {"errcode":["SECRET"],"errmsg":"no"}|{"errCode":["***"],"errMsg":"openapi.logistics.getAllAccount:fail no"}
            """)
    void passesOnNoAppSecretInAnyMemberOfAnError(String echo, String expected) {
        String secret = sandbox.appSecret();
        sandbox.faults().next(STABLE_TOKEN, Fault.respond(200, "application/json", echo.replace("SECRET", secret)));
        assertResult(function.invoke("{}")).isExactly(expected);

        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.respond(200, "application/json", echo.replace("SECRET", secret)));
        assertResult(function.invoke("{}")).isExactly(expected);
    }
}
