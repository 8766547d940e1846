package io.cloudcall.functional.calls;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class CloudFunctionTest {
    private static final String JSON = "application/json; encoding=utf-8";
    private static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private void next(Fault fault) {
        sandbox.faults().next(GET_ALL_ACCOUNT, fault);
    }

    private void nextBody(String body) {
        next(Fault.respond(200, JSON, body));
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
    void failsACallThatIsUnderWayWhenTheFunctionIsClosed() throws InterruptedException {
        next(Fault.hang());
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> function.invoke("{}"));
        sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));

        function.close();

        assertTrue(call.join().startsWith("{\"errCode\":-501001,"), call::join);
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
    void asksForTheTokenOnceAndKeepsTheSecretOutOfTheUrl() {
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"count":0}|{"count":0,
            {"list":null}|{"list":null,
            {"list":[{"new_field":{"sub_field":[1.0]}}],"more_to_come":true}|{"list":[{"newField":{"subField":[1]}}],"moreToCome":true,
            """)
    void passesOnWhateverFieldsThereAre(String body, String beginning) {
        nextBody(body);

        assertEquals(beginning + OK, function.invoke("{}"));
    }

    @Test
    void passesOnWeChatsError() {
        nextBody("{\"errcode\":48001,\"errmsg\":\"api unauthorized rid: 5f1\"}");

        assertResult(function.invoke("{}")).isError(48001, "api unauthorized rid: 5f1");
    }

    @Test
    void callsAnEmptyBodyInvalidJson() {
        nextBody("");

        assertEquals(invalidJson(""), function.invoke("{}"));
    }

    @Test
    void callsTruncatedJsonInvalid() {
        nextBody("{\"count\":1,\"list\":[");

        assertEquals(invalidJson("{\\\"count\\\":1,\\\"list\\\":["), function.invoke("{}"));
    }

    private static String invalidJson(String body) {
        return "{\"errCode\":-601001,\"errMsg\":\"openapi.logistics.getAllAccount:fail wechat server internal error,"
                + " response body is invalid json: " + body + "\"}";
    }

    @Test
    void givesHtmlAsABuffer() {
        next(Fault.respond(200, "text/html", "<p>"));

        assertEquals(
                "{\"contentType\":\"text/html\",\"buffer\":{\"type\":\"Buffer\",\"data\":[60,112,62]}," + OK,
                function.invoke("{}"));
    }

    @Test
    void reportsAStatusThatIsNoAnswer() {
        next(Fault.respond(502, "text/html", "<h1>Bad Gateway</h1>"));

        assertResult(function.invoke("{}")).isPlatformError(-604103);
    }

    @Test
    void takesAnErrcodeFromAnyStatus() {
        next(Fault.respond(500, JSON, "{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit\"}"));

        assertResult(function.invoke("{}")).isError(45009);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"errcode\":0,\"list\":[]}", "{\"errcode\":null}", "{\"list\":[]}"})
    void takesNoSuccessFromAnHttpError(String body) {
        next(Fault.respond(500, JSON, body));

        assertResult(function.invoke("{}")).isPlatformError(-604103);
        assertEquals("system error: error code: -604103 (WeChat answered with HTTP 500)\n", function.log());
    }

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

    @Test
    void hangsUpOnAnAnswerThatRunsOutOfTime() {
        next(Fault.slowBody(1, Duration.ofMillis(20)));
        function.invoke("{}", Duration.ofMillis(600));

        assertNoConnectionIsLeft();
    }

    @Test
    void hangsUpOnAnAnswerThatIsTooLarge() {
        nextBody("{\"a\":\"" + "x".repeat(3_000_000) + "\"}");
        function.invoke("{}");

        assertNoConnectionIsLeft();
    }

    /** Both ends need a moment; a connection that is kept would be kept for ten seconds. */
    private void assertNoConnectionIsLeft() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            while (sandbox.openConnections() > 0) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void logsOneLineForAnErrorOfWeChats() {
        nextBody("{\"errcode\":9300501,\"errmsg\":\"delivery side failed rid: 1\"}");
        function.invoke("{}");

        assertEquals("openapi.logistics.getAllAccount:fail delivery side failed rid: 1\n", function.log());
    }

    @Test
    void refusesAnAnswerOfMoreThanOneMebibyte() {
        nextBody("{\"a\":\"" + "x".repeat(1_153_433) + "\"}");

        assertResult(function.invoke("{}")).isPlatformError(-604001);
    }

    @Test
    void acceptsAnAnswerOfExactlyOneMebibyte() {
        nextBody("{\"a\":\"" + "x".repeat((1 << 20) - 8) + "\"}");

        function.assertAnswered();
    }

    @Test
    void refusesAResultThatLambdaWouldNotReturn() {
        nextBody("{\"a\":\"" + "\u0001".repeat((1 << 20) - 8) + "\"}");

        assertResult(function.invoke("{}")).isPlatformError(-604001);
    }

    @Test
    void reportsAContentLengthThatIsTooLong() {
        next(Fault.contentLengthTooLarge(7));

        assertResult(function.invoke("{}"))
                .isResourceError("The server closed the connection in the middle of its answer.");
    }

    @Test
    void takesNoMoreThanTheContentLength() {
        next(Fault.contentLengthTooSmall(1));

        assertResult(function.invoke("{}")).isError(-601001);
        String next = function.invoke("{}");
        assertResult(next).isOk();
    }

    @Test
    void reportsAConnectionThatClosesInTheMiddleOfTheAnswer() {
        next(Fault.truncateAfter(10));

        assertResult(function.invoke("{}"))
                .isResourceError("The server closed the connection in the middle of its answer.");
    }

    @Test
    void answersInTimeWhenWeChatDoesNot() {
        next(Fault.hang());

        assertResult(function.invoke("{}", Duration.ofMillis(800))).isPlatformError(-604102);
    }

    @Test
    void answersInTimeWhenTheTokenCallDoesNot() {
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());

        assertResult(function.invoke("{}", Duration.ofMillis(800))).isPlatformError(-604102);
    }

    @Test
    void answersInTimeWhenBytesTrickle() {
        next(Fault.slowBody(1, Duration.ofMillis(20)));

        assertResult(function.invoke("{}", Duration.ofMillis(800))).isPlatformError(-604102);
    }

    @Test
    void waitsNoLongerThanTheRequestTimeout() {
        next(Fault.hang());
        FunctionUnderTest impatient = sandbox.function(Map.of("WECHAT_REQUEST_TIMEOUT_MS", "300"));
        assertResult(impatient.invoke("{}")).isPlatformError(-604102);
    }

    @Test
    void doesNotFollowARedirectToAStranger() {
        try (Sandbox stranger = Sandbox.builder().start()) {
            next(Fault.redirect(stranger.baseUrl() + GET_ALL_ACCOUNT));

            assertResult(function.invoke("{}")).isPlatformError(-604103);
            assertEquals(List.of(), stranger.requests());
        }
    }

    @Test
    void reportsARefusedConnection() {
        FunctionUnderTest lost = sandbox.function(Map.of("WECHAT_API_BASE_URL", "http://127.0.0.1:1"));
        assertResult(lost.invoke("{}")).isResourceError("The server refused the connection, or there is no way to it.");
    }

    @Test
    void reportsAHostThatDoesNotExist() {
        FunctionUnderTest lost = sandbox.function(Map.of("WECHAT_API_BASE_URL", "https://wechat.invalid"));
        assertResult(lost.invoke("{}")).isResourceError("The server's name could not be resolved.");
    }

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
            quoted.assertAnswered();
            quoting.faults().next(STABLE_TOKEN, Fault.errcode(40125, "invalid appsecret"));
        }
    }

    @Test
    void logsAFailureWithItsTraceAndKeepsItFromTheCaller() {
        next(Fault.truncateAfter(10));

        String result = function.invoke("{}");

        assertTrue(function.log().contains("\tat io.cloudcall."), function.log());
        assertFalse(result.contains("\tat "), result);
    }
}
