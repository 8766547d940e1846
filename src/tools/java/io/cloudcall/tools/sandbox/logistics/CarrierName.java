package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;

/** The Chinese names of the carriers on WeChat's page about them (快递公司信息). */
public final class CarrierName {
    private static final Map<String, String> NAMES = Carriers.readAll().stream()
            .map(JsonObject.class::cast)
            .collect(Collectors.toMap(
                    carrier -> carrier.getString("delivery_id"), carrier -> carrier.getString("delivery_name")));

    private CarrierName() {}

    /** Returns the name of the carrier with this {@code delivery_id}, empty if WeChat's page does not list it. */
    public static String find(String deliveryId) {
        return NAMES.getOrDefault(deliveryId, "");
    }
}
