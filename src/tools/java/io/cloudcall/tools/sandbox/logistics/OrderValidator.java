package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.Openid;
import io.cloudcall.tools.sandbox.RequestFields;

/**
 * WeChat's rules for the body of addOrder, one error each. The order of the checks is an assumption. 9300534 is
 * missing: today's page and the list of global codes give it different meanings.
 */
final class OrderValidator {

    private static final String PICKED_UP_BY_APPOINTMENT = "SF";

    private final Carriers carriers;
    private final BoundAccounts accounts;

    OrderValidator(Carriers carriers, BoundAccounts accounts) {
        this.carriers = carriers;
        this.accounts = accounts;
    }

    /** Checks all rules, and returns the order's carrier. */
    Carrier validate(RequestFields order) {
        OrderSchema.require(order);
        Carrier carrier = carriers.require(order.text("delivery_id"));
        String bizId = order.text("biz_id");
        if (!carrier.isCashBizId(bizId)) {
            accounts.requireBound(carrier.id(), bizId);
        }
        require(carrier.supports(order.object("service").number("service_type")), Errcode.INVALID_SERVICE_TYPE);
        requireSource(order, carrier);
        requirePickup(order, carrier);
        return carrier;
    }

    private static void requireSource(RequestFields order, Carrier carrier) {
        String openid = order.optionalText("openid");
        switch (order.number("add_source").intValue()) {
            case 0 -> require(Openid.isValid(openid), carrier.isTest() ? Errcode.TEST_OPENID : Errcode.INVALID_OPENID);
            // Every AppID is taken for one of the same open account.
            case 2 -> require(order.optionalText("wx_appid").startsWith("wx"), Errcode.INVALID_WX_APPID);
            default -> throw new ApiErrorException(Errcode.ARGS);
        }
    }

    /**
     * Requires the time of collection, without which SF collects no parcel without an account; the error is assumed.
     */
    private static void requirePickup(RequestFields order, Carrier carrier) {
        boolean needsTime = PICKED_UP_BY_APPOINTMENT.equals(carrier.id()) && carrier.isCashBizId(order.text("biz_id"));
        require(!needsTime || order.has("expect_time"), Errcode.ARGS);
        order.optionalNumber("expect_time");
    }
}
