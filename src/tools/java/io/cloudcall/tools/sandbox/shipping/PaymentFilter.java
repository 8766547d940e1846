package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.RequestFields;
import java.util.function.Predicate;

/**
 * The conditions of a query for payments. A condition that is missing holds for all.
 *
 * @param begin the first second of the payment, since 1970
 * @param end the last second of the payment, since 1970
 * @param state the {@code order_state}, 0 for all
 * @param openid the payer, empty for all
 */
record PaymentFilter(long begin, long end, int state, String openid) implements Predicate<PaymentOrder> {

    private static final long LATEST = 0xFFFF_FFFFL;

    static PaymentFilter of(RequestFields fields) {
        return new PaymentFilter(
                time(fields, "begin_time", 0),
                time(fields, "end_time", LATEST),
                fields.optionalNumber("order_state").intValue(),
                fields.optionalText("openid"));
    }

    private static long time(RequestFields fields, String name, long fallback) {
        return fields.has("pay_time_range") && fields.object("pay_time_range").has(name)
                ? fields.object("pay_time_range").number(name).longValue()
                : fallback;
    }

    @Override
    public boolean test(PaymentOrder order) {
        long paidAt = order.payment().paidAt().getEpochSecond();
        return begin <= paidAt
                && paidAt <= end
                && (state == 0 || state == order.state().code())
                && (openid.isEmpty() || openid.equals(order.openid()));
    }
}
