package io.cloudcall.functional.calls;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are the data of a call, and what the call makes of it. */
public class CloudFunctionTest {

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private void next(Fault fault) {
        sandbox.faults().next(GET_ALL_ACCOUNT, fault);
    }

    private void nextBody(String body) {
        sandbox.respondNext(GET_ALL_ACCOUNT, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", " \n", "null", "{\"any\":\"parameter\"}"})
    void takesAnyObjectOrNothingAsTheCallsData(String event) {
        String result = function.invoke(event);

        assertResult(result).startsWith("{\"count\":5,\"list\":[{\"alias\":\"龙泉仓申通\",\"bizId\":");
        assertResult(result).isOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []|The event is JSON, but not an object
            1|The event is JSON, but not an object
            '"{}"'|The event is JSON, but not an object
            {|The event is not usable JSON, it is malformed at line 1, column 2
            {}x|The event is not usable JSON, it is malformed at line 1, column 3
            {"a":01}|The event is not usable JSON, it is malformed at line 1, column 7
            """)
    void refusesAnyOtherEventWithASentence(String event, String sentence) {
        assertResult(function.invoke(event))
                .isArgsError(sentence + ": send a JSON object with the call's data, such as {}.");
        assertEquals(List.of(), sandbox.requests());
        assertFalse(function.log().contains("\tat "), "a bad event is no reason for a stack trace");
    }

    @Test
    void readsAnEventOfSixMegabytes() {
        assertResult(function.invoke("{\"note\":\"" + "x".repeat(6_000_000) + "\"}"))
                .contains("\"errCode\":");
    }

    @Test
    void forwardsParametersInSnakeCaseAsTheQuery() {
        function.invoke(
                "{\"bizId\":\"四川 a&b=c\",\"pageNum\":10000000000000000001,\"deep\":{\"isOn\":true},\"accessToken\":\"mine\"}");

        ReceivedRequest call = sandbox.requests().get(1);
        assertEquals("四川 a&b=c", call.queryParameter("biz_id"));
        assertEquals("10000000000000000001", call.queryParameter("page_num"));
        assertEquals("{\"is_on\":true}", call.queryParameter("deep"));
        assertEquals(sandbox.tokens().issued(), List.of(call.queryParameter("access_token")));
    }

    @Test
    void asksForTheTokenOnceWithoutSecretInTheUrl() {
        function.invoke("{}");
        function.invoke("{}");

        assertEquals(
                List.of(STABLE_TOKEN, GET_ALL_ACCOUNT, GET_ALL_ACCOUNT),
                sandbox.requests().stream().map(ReceivedRequest::path).toList());
        ReceivedRequest token = sandbox.requests().get(0);
        assertEquals(STABLE_TOKEN, token.target());
        assertEquals(1, sandbox.tokens().counters().normal());
        assertEquals(0, sandbox.tokens().counters().forceRefresh());
    }

    @Test
    void failsACallUnderWayWhenItIsClosed() throws InterruptedException {
        next(Fault.hang());
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> function.invoke("{}"));
        sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));

        function.close();

        assertTrue(call.join().startsWith("{\"errCode\":-501001,"), call::join);
    }

    @Test
    void logsOneLineForAnErrorOfWeChats() {
        nextBody("""
                {"errcode":9300502,"errmsg":"delivery side failed rid: 1"}""");
        function.invoke("{}");

        assertEquals("openapi.logistics.getAllAccount:fail delivery side failed rid: 1\n", function.log());
    }
}
