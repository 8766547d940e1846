package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.RequestFields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;

/**
 * The carrier's own validation of an order, which WeChat reports as 9300501. Codes and texts come from ResultCode on
 * the page of the event add_waybill, the form of the response from a developer's report about addOrder. Which fields a
 * carrier requires is an assumption.
 */
final class CarrierConsole {

    private CarrierConsole() {}

    /** Throws the error for an order that every carrier would reject. */
    static void require(RequestFields order) {
        require(isComplete(order.object("sender")), 20002, "发件人信息不完整");
        require(isComplete(order.object("receiver")), 20004, "收件人信息不完整");
        RequestFields cargo = order.object("cargo");
        require(
                Stream.of("count", "weight", "space_x", "space_y", "space_z")
                        .allMatch(name -> cargo.number(name).doubleValue() > 0),
                20006,
                "货物数量、重量、尺寸不正确");
    }

    private static boolean isComplete(RequestFields contact) {
        boolean hasPhone = !contact.optionalText("tel").isEmpty()
                || !contact.optionalText("mobile").isEmpty();
        return hasPhone
                && Stream.of("name", "province", "city", "area", "address")
                        .noneMatch(name -> contact.optionalText(name).isEmpty());
    }

    private static void require(boolean condition, int resultcode, String resultmsg) {
        if (!condition) {
            throw new ApiErrorException(
                    Errcode.DELIVERY_LOGIC,
                    new JsonObject()
                            .put("delivery_resultcode", resultcode)
                            .put("delivery_resultmsg", resultmsg)
                            .put("waybill_data", new JsonArray()));
        }
    }
}
