package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A carrier, which WeChat calls delivery company.
 *
 * @param id its {@code delivery_id}
 * @param cashBizId the {@code biz_id} of orders without an account, empty if there is none
 * @param hasQuota whether it sells waybills in advance, as franchised carriers do
 * @param serviceTypes its services with numbers and names; must not be modified
 */
record Carrier(String id, String cashBizId, boolean hasQuota, JsonArray serviceTypes) {

    /** The carrier of WeChat's own sandbox. No list has it; its only service is 1 in clients' examples. */
    static final Carrier TEST = new Carrier(
            "TEST",
            "test_biz_id",
            false,
            JsonArray.of(JsonObject.of("service_type", 1, "service_name", "test_service_name")));

    /** Converts an entry of getAllDelivery. */
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
