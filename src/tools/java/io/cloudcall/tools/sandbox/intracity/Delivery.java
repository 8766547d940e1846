package io.cloudcall.tools.sandbox.intracity;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A delivery (配送单). Immutable.
 *
 * @param id WeChat's number, {@code wx_order_id}
 * @param store the store that it leaves
 * @param request the request that created it
 * @param quote company, distance and price
 * @param payer who paid, or null if it is a test order, which costs nothing
 * @param status the state
 * @param reached when each state was reached last
 * @param penalty what the cancellation cost, in fen
 */
public record Delivery(
        String id,
        Store store,
        JsonObject request,
        Quote quote,
        @Nullable PayMode payer,
        DeliveryStatus status,
        Map<DeliveryStatus, Instant> reached,
        int penalty) {

    /**
     * The highest penalty of a store that cancels while a courier has the order. Made up, as WeChat names no amount.
     */
    private static final int MAX_PENALTY = 200;

    private static final String CODE_TYPE = "verify_code_type";

    public Delivery {
        reached = Map.copyOf(reached);
    }

    static Delivery create(
            String id, Store store, JsonObject request, Quote quote, @Nullable PayMode payer, Instant now) {
        Map<DeliveryStatus, Instant> reached = Map.of(DeliveryStatus.CREATED, now);
        return new Delivery(id, store, request, quote, payer, DeliveryStatus.CREATED, reached, 0);
    }

    @Override
    public JsonObject request() {
        return request.copy();
    }

    /** Returns the number that the store gave it, {@code store_order_id}. */
    public String storeOrderId() {
        return request.getString("store_order_id");
    }

    Instant createdAt() {
        return reachedAt(DeliveryStatus.CREATED).orElseThrow();
    }

    boolean isTest() {
        return payer == null;
    }

    Optional<Instant> reachedAt(DeliveryStatus state) {
        return Optional.ofNullable(reached.get(state));
    }

    Delivery withStatus(DeliveryStatus next, Instant now) {
        Map<DeliveryStatus, Instant> times = new EnumMap<>(reached);
        times.put(next, now);
        int deducted = next == DeliveryStatus.CANCELED_BY_STORE && status.hasCourier()
                ? Math.min(quote.fee(), MAX_PENALTY)
                : 0;
        return new Delivery(id, store, request, quote, payer, next, times, deducted);
    }

    /** Returns what went back to the payer, in fen. */
    int refund() {
        return status.isCanceled() ? quote.fee() - penalty : 0;
    }

    /** Returns the code that the courier shows to the store, empty if there is none. */
    String fetchCode() {
        return hasCode(1) ? code(0) : "";
    }

    /** Returns the code that the receiver shows to the courier, empty if there is none. */
    String receiptCode() {
        return hasCode(2) ? code(1) : "";
    }

    /** Checks {@code verify_code_type}: 0 to 3, the sum of 1 for a code of the store and 2 for one of the receiver. */
    static void requireCodeType(IntracityRequest fields) {
        int type = fields.optionalWhole(CODE_TYPE, 0);
        if (type < 0 || type > 3) {
            throw IntracityRequest.error(CODE_TYPE);
        }
    }

    private boolean hasCode(int type) {
        return (Integer.parseInt(request.getValue(CODE_TYPE, "0").toString()) & type) != 0;
    }

    private String code(int offset) {
        return "%04d".formatted((Math.floorMod(id.hashCode(), 5_000) * 2 + offset) % 10_000);
    }
}
