package io.cloudcall.tools.sandbox.intracity;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that was paid in for one company; amounts in fen. What is neither unused nor refunded went into deliveries.
 * Immutable.
 *
 * @param id the number of the payment, {@code payorder_id}
 * @param service the company
 * @param amount what was paid
 * @param unused what is left
 * @param refunded what went back to the payer
 * @param begin the time of the payment
 * @param refundedAt when it was closed by a refund, or null while it is open
 */
record Charge(
        String id,
        DeliveryService service,
        int amount,
        int unused,
        int refunded,
        Instant begin,
        @Nullable Instant refundedAt) {

    /** A month, in the sample of balancequery: what is unused then goes back. */
    private static final Duration LIFETIME = Duration.ofDays(30);

    static Charge of(String id, DeliveryService service, int amount, Instant now) {
        return new Charge(id, service, amount, amount, 0, now, null);
    }

    Instant end() {
        return begin.plus(LIFETIME);
    }

    int spent() {
        return amount - unused - refunded;
    }

    Charge spend(int fee) {
        return new Charge(id, service, amount, unused - fee, refunded, begin, refundedAt);
    }

    /** Takes back what a delivery did not cost after all; a closed charge passes it on to the payer. */
    Charge giveBack(int part) {
        return refundedAt == null
                ? new Charge(id, service, amount, unused + part, refunded, begin, null)
                : new Charge(id, service, amount, unused, refunded + part, begin, refundedAt);
    }

    Charge refund(Instant at) {
        return refundedAt == null ? new Charge(id, service, amount, 0, refunded + unused, begin, at) : this;
    }

    Charge expire(Instant now) {
        return now.isBefore(end()) ? this : refund(end());
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("payorder_id", id)
                .put("unused_amt", unused)
                .put("charge_amt", amount)
                .put("begin_time", begin.getEpochSecond())
                .put("end_time", end().getEpochSecond());
    }
}
