package io.cloudcall.functional.telemetry;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.ADD_ORDER;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log lines of a failure at the default level: the failure, its cause and its remedy. */
class FailureLogTest {
    private static final String ORDER = "{\"openapi\":\"logistics.addOrder\",\"data\":{\"orderId\":\"1\"}}";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private static List<String> lines(FunctionUnderTest function) {
        return function.log().lines().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1, java.net.ConnectException: Connection refused",
        "https://wechat.invalid, java.net.UnknownHostException: "
    })
    void isOneLineWithTheCausesWhereThereIsNoConnection(String baseUrl, String cause) {
        FunctionUnderTest lost = sandbox.function(Map.of("WECHAT_API_BASE_URL", baseUrl));
        lost.invoke("{}");

        assertEquals(1, lines(lost).size(), lost.log());
        String line = lines(lost).get(0);
        assertTrue(line.startsWith("openapi.logistics.getAllAccount:fail -501001 resource system error. "), line);
        assertTrue(line.contains(cause), line);
        assertTrue(line.length() < 500, line);
    }

    @Test
    void hasTheStackAtDebug() {
        FunctionUnderTest lost =
                sandbox.function(Map.of("WECHAT_API_BASE_URL", "http://127.0.0.1:1", "AWS_LAMBDA_LOG_LEVEL", "DEBUG"));
        lost.invoke("{}");

        assertTrue(lost.log().contains("\tat io.cloudcall."), lost.log());
    }

    @ParameterizedTest
    @CsvSource({
        "40125, WeChat returned 40125: the AppSecret is wrong",
        "40164, WeChat returned 40164: the address",
        "48001, WeChat returned 48001: this API is not open"
    })
    void isTheSentenceAndTheAdviceWhereAPersonHasToAct(int errcode, String advice) {
        FunctionUnderTest function = sandbox.function();
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(errcode, "no rid: 1-2"));
        function.invoke("{}");

        assertEquals(2, lines(function).size(), function.log());
        assertEquals(
                "openapi.logistics.getAllAccount:fail no rid: 1-2 (WeChat gave no access token)",
                lines(function).get(0));
        assertTrue(lines(function).get(1).startsWith(advice), function.log());
    }

    @Test
    void isOneSentenceForAnInvalidSetting() {
        FunctionUnderTest wrong = sandbox.function(Map.of("WECHAT_REQUEST_TIMEOUT_MS", "soon"));
        wrong.invoke("{}");

        assertEquals(1, lines(wrong).size(), wrong.log());
    }

    private FunctionUnderTest routerRefusedWith(JsonObject more) {
        FunctionUnderTest router = sandbox.router();
        JsonObject error = JsonObject.of("errcode", 9300501, "errmsg", "delivery logic fail rid: 1");
        sandbox.respondNext(ADD_ORDER, error.mergeIn(more).encode());
        assertResult(router.invoke(ORDER))
                .isExactly(
                        "{\"errCode\":9300501,\"errMsg\":\"openapi.logistics.addOrder:fail delivery logic fail rid: 1\"}");
        return router;
    }

    @Test
    void namesTheReasonOfTheDeliveryCompany() {
        FunctionUnderTest router = routerRefusedWith(JsonObject.of(
                "delivery_resultcode",
                30001,
                "delivery_resultmsg",
                "cargo.detailList is empty",
                "order_id",
                "fake-order-7",
                "waybill_data",
                JsonArray.of("fake-street-7")));

        assertEquals(
                "openapi.logistics.addOrder:fail delivery logic fail rid: 1 (delivery_resultcode 30001,"
                        + " delivery_resultmsg cargo.detailList is empty)",
                lines(router).get(0));
        assertTrue(lines(router).get(1).startsWith("WeChat returned 9300501: "), router.log());
        assertFalse(router.log().contains("fake-"), router.log());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\u0000", "\u001b[31m", "\u0085", "\u2028"})
    void keepsTheReasonInOneLine(String control) {
        FunctionUnderTest router = routerRefusedWith(JsonObject.of("delivery_resultmsg", "a" + control + "b"));

        assertEquals(2, lines(router).size(), router.log());
        assertTrue(lines(router).get(0).matches(".*delivery_resultmsg a (\\[31m)?b\\)"), router.log());
    }

    @Test
    void boundsTheReasonAndKeepsTelephoneNumbersAndSecretsOut() {
        FunctionUnderTest router = routerRefusedWith(JsonObject.of(
                "delivery_resultmsg", "call 13800000000, appsecret " + sandbox.appSecret() + " " + "单".repeat(9_000)));

        String line = lines(router).get(0);
        assertTrue(line.contains("call ***, appsecret *"), line);
        assertTrue(line.length() < 400, line);
    }

    @Test
    void namesTheReasonOfAnInstantDelivery() {
        FunctionUnderTest router = routerRefusedWith(JsonObject.of("resultcode", "7", "resultmsg", "too far"));

        assertTrue(lines(router).get(0).endsWith("(resultcode 7, resultmsg too far)"), router.log());
    }

    @Test
    void staysOneLineWhereWeChatSendsSeveral() {
        FunctionUnderTest function = sandbox.function();
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(9300502, "one\ntwo {\"Outcome\":\"ok\"}"));
        function.invoke("{}");

        assertEquals(1, lines(function).size(), function.log());
    }
}
