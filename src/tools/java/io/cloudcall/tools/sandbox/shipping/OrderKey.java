package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.RequestFields;
import java.util.regex.Pattern;

/**
 * The key of a payment: WeChat's number, or the merchant and its number; unused components are empty.
 *
 * @param transactionId WeChat's number
 * @param merchantId the merchant
 * @param tradeNo the merchant's number
 */
record OrderKey(String transactionId, String merchantId, String tradeNo) {

    private static final Pattern NUMBER = Pattern.compile("(?!unpaid)[0-9A-Za-z_*-]{1,32}");

    /** Reads an {@code order_key} of an upload. */
    static OrderKey ofUpload(RequestFields key) {
        return switch (numberType(key)) {
            case 1 ->
                new OrderKey(
                        "",
                        required(key, "mchid", Errcode.MCHID_MISSING),
                        required(key, "out_trade_no", Errcode.OUT_TRADE_NO_MISSING));
            case 2 -> ofTransaction(required(key, "transaction_id", Errcode.TRANSACTION_ID_MISSING));
            default -> throw new ApiErrorException(Errcode.INVALID_ORDER_NUMBER_TYPE);
        };
    }

    /** Returns the {@code order_number_type}, 0 if it is missing. */
    static int numberType(RequestFields key) {
        return key.optionalNumber("order_number_type").intValue();
    }

    /** Reads the fields of a query. WeChat's number goes first. */
    static OrderKey ofQuery(RequestFields fields) {
        String transactionId = fields.optionalText("transaction_id");
        return transactionId.isEmpty()
                ? new OrderKey("", fields.text("merchant_id"), fields.text("merchant_trade_no"))
                : ofTransaction(transactionId);
    }

    static OrderKey ofTransaction(String transactionId) {
        return new OrderKey(transactionId, "", "");
    }

    private static String required(RequestFields fields, String name, Errcode missing) {
        String text = fields.optionalText(name);
        if (text.isEmpty()) {
            throw new ApiErrorException(missing);
        }
        return text;
    }

    boolean matches(Payment payment) {
        return transactionId.isEmpty()
                ? merchantId.equals(payment.merchantId()) && tradeNo.equals(payment.tradeNo())
                : transactionId.equals(payment.transactionId());
    }

    /** Returns whether there is such a payment. That it is for every number of WeChat's form is an assumption. */
    boolean isPaid() {
        return NUMBER.matcher(transactionId.isEmpty() ? tradeNo : transactionId).matches();
    }
}
