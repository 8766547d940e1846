package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A delivery company, by WeChat's page on them (快递公司信息), which the sandbox lists.
 *
 * @param name its name in Chinese
 */
record DeliveryCompany(String name) {
    private static final Map<String, DeliveryCompany> KNOWN = read();

    /** The company of that {@code deliveryId}; without a name if WeChat's page does not have it. */
    static DeliveryCompany of(String id) {
        return KNOWN.getOrDefault(id, new DeliveryCompany(""));
    }

    private static Map<String, DeliveryCompany> read() {
        try (InputStream in = Sandbox.class.getResourceAsStream("logistics/deliveries.json")) {
            return new JsonArray(Buffer.buffer(Objects.requireNonNull(in).readAllBytes()))
                    .stream()
                            .map(JsonObject.class::cast)
                            .collect(Collectors.toMap(
                                    company -> company.getString("delivery_id"),
                                    company -> new DeliveryCompany(company.getString("delivery_name"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
