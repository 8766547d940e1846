package io.cloudcall.tools.sandbox.shipping;

import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.TRANSACTION;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertErrcode;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertOk;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertRefused;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class NotifyConfirmReceiveTest {
    private static final int UPLOADED = 1671082175;

    @RegisterExtension
    private final ShippingSandbox sandbox = new ShippingSandbox();

    private JsonObject notifyAt(int receivedTime) throws Exception {
        return sandbox.post(
                "notify_confirm_receive", JsonObject.of("transaction_id", TRANSACTION, "received_time", receivedTime));
    }

    @Test
    void remindsTheBuyerOnce() throws Exception {
        assertOk(sandbox.upload(SampleUpload.unified()));

        assertOk(notifyAt(UPLOADED + 1));

        assertRefused(10060030, "支付单已使用提醒收货机会", notifyAt(UPLOADED + 1));
    }

    @Test
    void remindsOfWhatIsShipped() throws Exception {
        assertRefused(10060028, "支付单不是已发货状态", notifyAt(UPLOADED + 1));
        assertOk(sandbox.upload(SampleUpload.split(false, "1")));
        assertErrcode(10060028, notifyAt(UPLOADED + 1));

        assertOk(sandbox.upload(SampleUpload.later(1, SampleUpload.split(true, "2"))));
        sandbox.shipping().setState(TRANSACTION, OrderState.RECEIVED);

        assertErrcode(10060028, notifyAt(UPLOADED + 60));
    }

    @Test
    void needsAReceiptAfterTheShipment() throws Exception {
        assertOk(sandbox.upload(SampleUpload.unified()));

        assertRefused(10060029, "签收时间非法", notifyAt(UPLOADED));
        assertErrcode(10060014, sandbox.post("notify_confirm_receive", JsonObject.of("transaction_id", TRANSACTION)));
    }

    @Test
    void remindsOfParcelsOnly() throws Exception {
        assertOk(sandbox.upload(SampleUpload.unified().put("logistics_type", 3)));

        assertRefused(10060032, "只有物流快递发货时允许提醒用户确认收货", notifyAt(UPLOADED + 1));
    }

    @Test
    void knowsNoPaymentOfThatNumber() throws Exception {
        assertErrcode(
                10060001,
                sandbox.post(
                        "notify_confirm_receive",
                        JsonObject.of("transaction_id", "unpaid", "received_time", UPLOADED)));
    }
}
