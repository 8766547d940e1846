package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.logistics.LogisticsApi;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The requested state of an account. Immutable.
 *
 * @param deliveryId the carrier
 * @param bizId its code with the carrier
 * @param fields the other fields that are given
 */
record AccountChange(String deliveryId, String bizId, JsonObject fields) {
    private static final List<String> TEXTS = List.of("alias", "remark_wrong_msg", "remark_content");
    private static final List<String> NAMES =
            List.of("delivery_id", "biz_id", "status_code", "quota_num", "alias", "remark_wrong_msg", "remark_content");
    private static final int MAX_TEXT = 256;
    private static final int MAX_QUOTA = 1_000_000_000;
    private static final int MAX_STATUS = 3;

    static AccountChange of(JsonObject json) {
        ControlFields given = ControlFields.of(json, NAMES);
        JsonObject fields = new JsonObject();
        // WeChat's accounts have them as int.
        given.optionalNumber("status_code", 0, MAX_STATUS)
                .ifPresent(code -> fields.put("status_code", code.intValue()));
        given.optionalNumber("quota_num", 0, MAX_QUOTA).ifPresent(quota -> fields.put("quota_num", quota.intValue()));
        TEXTS.forEach(name -> given.optionalText(name, MAX_TEXT).ifPresent(text -> fields.put(name, text)));
        return new AccountChange(given.text("delivery_id", MAX_TEXT), given.text("biz_id", MAX_TEXT), fields);
    }

    /** @throws ControlException if there is no such carrier */
    AccountChange requireCarrier() {
        if (LogisticsApi.hasCarrier(deliveryId)) {
            return this;
        }
        throw ControlException.badRequest("'delivery_id' is " + QuotedText.of(deliveryId)
                + ": send a carrier of WeChat's getAllDelivery, such as STO");
    }

    JsonObject applyTo(LogisticsApi logistics) {
        return logistics.putAccount(deliveryId, bizId, fields);
    }
}
