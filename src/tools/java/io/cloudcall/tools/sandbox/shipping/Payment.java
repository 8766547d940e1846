package io.cloudcall.tools.sandbox.shipping;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A payment by WeChat Pay (微信支付).
 *
 * @param transactionId WeChat's number, {@code transaction_id}
 * @param merchantId the merchant, {@code mchid}
 * @param tradeNo the merchant's number, {@code out_trade_no}
 * @param paidAt the time of the payment
 */
public record Payment(String transactionId, String merchantId, String tradeNo, Instant paidAt) {

    private static final int AMOUNT = 100;

    JsonObject toJson() {
        return new JsonObject()
                .put("transaction_id", transactionId)
                .put("merchant_trade_no", tradeNo)
                .put("merchant_id", merchantId)
                .put("sub_merchant_id", "")
                .put("paid_amount", AMOUNT)
                .put("trade_create_time", paidAt.getEpochSecond())
                .put("pay_time", paidAt.getEpochSecond());
    }
}
