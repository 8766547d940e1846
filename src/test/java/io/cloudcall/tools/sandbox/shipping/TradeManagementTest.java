package io.cloudcall.tools.sandbox.shipping;

import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.TRANSACTION;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertErrcode;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertOk;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TradeManagementTest {
    private static final int DAY = 86400;

    @RegisterExtension
    private final ShippingSandbox sandbox = new ShippingSandbox();

    @ParameterizedTest
    @CsvSource({"is_trade_managed,is_trade_managed", "is_trade_management_confirmation_completed,completed"})
    void answersForTheMiniProgramItself(String api, String field) throws Exception {
        JsonObject own = JsonObject.of("appid", sandbox.server().appId());

        assertEquals(JsonObject.of("errcode", 0, "errmsg", "ok", field, true), sandbox.post(api, own));
        assertRefused(40013, "invalid appid", sandbox.post(api, JsonObject.of("appid", "wx0123456789abcdef")));
        assertRefused(40097, "invalid args", sandbox.post(api, "{}"));
    }

    @Test
    void setsThePathOfMessages() throws Exception {
        assertEquals("", sandbox.shipping().msgJumpPath());

        assertOk(sandbox.post("set_msg_jump_path", JsonObject.of("path", "pages/order/detail")));
        assertEquals("pages/order/detail", sandbox.shipping().msgJumpPath());

        assertErrcode(10060014, sandbox.post("set_msg_jump_path", "{}"));
        assertOk(sandbox.post("set_msg_jump_path", JsonObject.of("path", "")));
        assertEquals("", sandbox.shipping().msgJumpPath());
    }

    /** The payment is made at the sandbox's start. */
    @ParameterizedTest
    @CsvSource({
        "1,15,0,0,ok",
        "1,330,0,0,ok",
        "1,15,-1,268546001,delay_to非法",
        "1,330,1,268546001,delay_to非法",
        "2,0,0,0,ok",
        "3,15,0,268546000,type非法"
    })
    void takesAnOrderOnPresaleOrATest(int type, int days, int seconds, int errcode, String text) throws Exception {
        int delayTo = (int) ShippingSandbox.START.getEpochSecond() + days * DAY + seconds;

        JsonObject response = sandbox.post(
                "opspecialorder", JsonObject.of("order_id", "sandbox-1", "type", type, "delay_to", delayTo));

        assertErrcode(errcode, response);
        assertTrue(response.getString("errmsg").startsWith(text), response.encode());
    }

    @Test
    void reportsNoOrderThatIsShippedOrUnpaid() throws Exception {
        JsonObject report = JsonObject.of("order_id", TRANSACTION, "type", 2);
        assertOk(sandbox.post("opspecialorder", report));
        assertOk(sandbox.upload(SampleUpload.unified()));

        assertRefused(268546002, "账户不存在这个待发货单号", sandbox.post("opspecialorder", report));
        assertErrcode(268546002, sandbox.post("opspecialorder", report.put("order_id", "unpaid")));
        assertErrcode(268546001, sandbox.post("opspecialorder", "{\"order_id\":\"new\",\"type\":1}"));
    }
}
