package io.cloudcall.functional.telemetry;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a developer may ask for. */
class DebugLogTest {

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private List<String> linesAt(String level) {
        FunctionUnderTest function = sandbox.function(Map.of("AWS_LAMBDA_LOG_LEVEL", level));
        function.invoke("{\"bizId\":\"四川\"}");
        return function.log().lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEBUG", "TRACE"})
    void showsTheExchangeWithoutSecrets(String level) {
        List<String> lines = linesAt(level);

        assertEquals(2, lines.size());
        assertEquals("sent GET " + GET_ALL_ACCOUNT + "?access_token=***&biz_id=%E5%9B%9B%E5%B7%9D", lines.get(0));
        assertTrue(
                lines.get(1)
                        .matches("received HTTP 200 in \\d+ ms, application/json; encoding=utf-8: \\{\"count\":5.*"),
                lines.get(1));
        assertTrue(lines.get(1).length() <= 2_001, "cut short");
    }

    @Test
    void showsAnAnswerThatDidNotCome() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.truncateAfter(10));
        List<String> lines = linesAt("DEBUG");

        assertTrue(lines.get(1).startsWith("received nothing in "), lines.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INFO", "WARN", "ERROR", ""})
    void showsNothingOfItOtherwise(String level) {
        assertEquals(List.of(), linesAt(level));
    }

    @Test
    void showsNoSecretThatStandsWhereTheLineIsCut() {
        FunctionUnderTest function = sandbox.function(Map.of("AWS_LAMBDA_LOG_LEVEL", "DEBUG"));
        function.invoke("{}");
        String token = sandbox.lastToken();
        sandbox.respondNext(GET_ALL_ACCOUNT, "{\"a\":\"" + "x".repeat(1_900) + token + "\"}");
        function.invoke("{}");

        assertFalse(function.log().contains(token.substring(0, 20)), function.log());
    }
}
