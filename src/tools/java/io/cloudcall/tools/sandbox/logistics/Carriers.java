package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The carriers with the ids, names, services and codes for cash of WeChat's page about them (快递公司信息), and with a quota
 * if franchised (加盟). Immutable.
 */
final class Carriers {

    private final JsonArray listed = readAll();
    private final Map<String, Carrier> byId = listed.stream()
            .map(JsonObject.class::cast)
            .map(Carrier::of)
            .collect(Collectors.toMap(Carrier::id, Function.identity()));

    /** Reads the carriers as getAllDelivery lists them. */
    static JsonArray readAll() {
        return JsonResource.readArray("deliveries.json");
    }

    /** Returns the carriers as getAllDelivery lists them. */
    JsonArray list() {
        return listed.copy();
    }

    /** Returns the carrier with this id, if the list has it. */
    Optional<Carrier> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the carrier with this id, including the one of WeChat's own sandbox. */
    Carrier require(String id) {
        if (id.equals(Carrier.TEST.id())) {
            return Carrier.TEST;
        }
        Carrier carrier = byId.get(id);
        if (carrier == null) {
            throw new ApiErrorException(Errcode.UNKNOWN_DELIVERY);
        }
        return carrier;
    }
}
