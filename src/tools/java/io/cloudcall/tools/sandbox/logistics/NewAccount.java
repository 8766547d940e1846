package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.json.JsonObject;

/** The account of a carrier that was just bound, with the fields of getAllAccount. */
final class NewAccount {
    private static final int INITIAL_QUOTA = 100;

    private NewAccount() {}

    static JsonObject of(Carrier carrier, String bizId, long now) {
        return new JsonObject()
                .put("biz_id", bizId)
                .put("delivery_id", carrier.id())
                .put("create_time", now)
                .put("update_time", now)
                .put("status_code", BindingStatus.BOUND.code())
                .put("alias", "")
                .put("remark_wrong_msg", "")
                .put("remark_content", "")
                .put("quota_num", carrier.hasQuota() ? INITIAL_QUOTA : 0)
                .put("quota_update_time", now)
                .put("service_type", carrier.serviceTypes());
    }
}
