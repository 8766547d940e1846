package io.cloudcall.functional.telemetry;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ORDER;
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

/** The log at DEBUG, which developers turn on. */
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
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.truncateAfter(10));
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

    @Test
    void showsNoKeysNoCodesAndNothingOfCustomers() {
        FunctionUnderTest router = sandbox.function(Map.of("AWS_LAMBDA_LOG_LEVEL", "DEBUG", "CLOUD_CALL_API", "*"));
        sandbox.respondNext(GET_ORDER, """
                {"session_key":"fake\\/session==","encrypt_key":"fake-key","key_info_list":[{"encryptKey":"fake-key-2"}],
                "phone_info":{"phoneNumber":"13800000000","purePhoneNumber":"13800000000","countryCode":"86"},
                "receiver":{"name":"fake-name","address":"fake \\"street\\" 1","more":[{"a":"fake-more"}]},
                "print_html":"fake-html","session\\u005fkey":"fake-3","order_id":"kept"}""");
        router.invoke("""
                {"openapi":"logistics.getOrder","data":{"orderId":"1","password":"fake-password-of-a-shop",
                "sender":{"name":"fake-sender","mobile":13900000000},"receiver":{"tel":"020-00000000"}}}""");

        List<String> lines = router.log().lines().toList();
        assertTrue(lines.get(0).startsWith("sent POST "), lines.get(0));
        assertTrue(
                lines.get(0).contains("{\"password\":\"***\",\"sender\":***,\"receiver\":***,\"order_id\":\"1\"}"),
                lines.get(0));
        assertTrue(
                lines.get(1).contains("\"order_id\":\"kept\"") && lines.get(1).contains("\"countryCode\":\"86\""),
                lines.get(1));
        assertFalse(router.log().matches("(?s).*(fake|1[39]00?0?0|020-).*"), router.log());
    }

    @Test
    void showsNoContactOfAShipment() {
        FunctionUnderTest router = sandbox.function(Map.of("AWS_LAMBDA_LOG_LEVEL", "DEBUG", "CLOUD_CALL_API", "*"));
        router.invoke("""
                {"openapi":"wxa.sec.order.uploadShippingInfo","data":{"orderKey":{"orderNumberType":2,"transactionId":"t-1"},
                "logisticsType":1,"deliveryMode":1,"uploadTime":"2022-12-15T13:29:35Z","payer":{"openid":"oABC123456"},
                "shippingList":[{"trackingNo":"SF1","expressCompany":"SF","itemDesc":"1",
                "contact":{"receiverContact":"13900000000","consignorContact":"13900000000"}}]}}""");
        router.invoke("{\"openapi\":\"wxa.sec.order.getOrder\",\"data\":{\"transactionId\":\"t-1\"}}");

        assertTrue(router.log().contains("\"contact\":***"), router.log());
        assertTrue(router.log().contains("\"tracking_no\":\"SF1\""), router.log());
        assertFalse(router.log().contains("1390000"), router.log());
    }
}
