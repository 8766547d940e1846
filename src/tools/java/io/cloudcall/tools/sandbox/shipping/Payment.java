package io.cloudcall.tools.sandbox.shipping;

import java.time.Instant;

/**
 * A payment by WeChat Pay (微信支付).
 *
 * @param transactionId WeChat's number, {@code transaction_id}
 * @param merchantId the merchant, {@code mchid}
 * @param tradeNo the merchant's number, {@code out_trade_no}
 * @param paidAt the time of the payment
 */
public record Payment(String transactionId, String merchantId, String tradeNo, Instant paidAt) {}
