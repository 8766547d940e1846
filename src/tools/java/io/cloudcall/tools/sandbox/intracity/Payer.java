package io.cloudcall.tools.sandbox.intracity;

/**
 * Whose money pays.
 *
 * @param mode the kind of payer
 * @param storeId the store, empty if the fields of a request name none
 */
record Payer(PayMode mode, String storeId) {

    /** Reads {@code pay_mode} and {@code wx_store_id}, which a store needs that pays itself. */
    static Payer read(IntracityRequest fields, Stores stores) {
        PayMode mode = PayMode.optional(fields);
        boolean hasStore = mode == PayMode.STORE || fields.has("wx_store_id");
        return new Payer(
                mode, hasStore ? stores.requireById(fields.text("wx_store_id")).id() : "");
    }

    /** Returns whether it paid a delivery of its store, or of any store if it names none. */
    boolean paid(Delivery delivery) {
        return delivery.payer() == mode
                && (storeId.isEmpty() || storeId.equals(delivery.store().id()));
    }
}
