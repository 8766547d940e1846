package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A delivery company.
 *
 * @param id its {@code delivery_id}
 * @param cashBizId the code that orders without an account are sent with, empty if it takes none
 * @param hasQuota whether it sells waybills in advance, as franchised companies do, so that there is a quota
 * @param serviceTypes its services with numbers and names, which nobody modifies
 */
record Carrier(String id, String cashBizId, boolean hasQuota, JsonArray serviceTypes) {

    /**
     * The company of WeChat's own sandbox. No list names it; that its one service is 1 is what clients' examples send.
     */
    static final Carrier TEST = new Carrier(
            "TEST",
            "test_biz_id",
            false,
            JsonArray.of(JsonObject.of("service_type", 1, "service_name", "test_service_name")));

    /** The company that getAllDelivery lists like this. */
    static Carrier of(JsonObject listed) {
        return new Carrier(
                listed.getString("delivery_id"),
                listed.getString("cash_biz_id"),
                listed.getInteger("can_get_quota") == 1,
                listed.getJsonArray("service_type"));
    }

    boolean isTest() {
        return id.equals(TEST.id);
    }

    boolean isCashBizId(String bizId) {
        return !cashBizId.isEmpty() && cashBizId.equals(bizId);
    }

    boolean supports(Number serviceType) {
        return serviceTypes.stream()
                .map(JsonObject.class::cast)
                .anyMatch(service -> service.getInteger("service_type").equals(serviceType));
    }
}
