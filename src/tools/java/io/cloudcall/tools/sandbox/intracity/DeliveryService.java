package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The two companies (运力) that carry deliveries. Their prices and reach are made up. */
public enum DeliveryService {
    DADA("达达快送", 700),
    SFTC("顺丰同城", 900);

    private static final int MAX_METERS = 20_000;
    private static final int METERS_IN_BASE_FEE = 3_000;
    private static final int METERS_OF_STEP = 1_000;
    private static final int FEE_OF_STEP = 100;

    private final String title;
    private final int baseFee;

    DeliveryService(String title, int baseFee) {
        this.title = title;
        this.baseFee = baseFee;
    }

    String title() {
        return title;
    }

    /** Returns the price in fen for a distance in meters. */
    int fee(int meters) {
        ApiErrorException.require(meters <= MAX_METERS, Errcode.OUT_OF_REACH);
        int beyond = Math.max(0, meters - METERS_IN_BASE_FEE);
        return baseFee + Math.ceilDiv(beyond, METERS_OF_STEP) * FEE_OF_STEP;
    }

    static DeliveryService cheapest() {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(service -> service.baseFee))
                .orElseThrow();
    }

    /** Returns the company that an optional field names, or all. */
    static List<DeliveryService> optional(IntracityRequest fields) {
        return fields.has("service_trans_id") ? List.of(of(fields.text("service_trans_id"))) : List.of(values());
    }

    static DeliveryService of(String id) {
        return Arrays.stream(values())
                .filter(service -> service.name().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiErrorException(Errcode.UNKNOWN_DELIVERY_SERVICE));
    }
}
