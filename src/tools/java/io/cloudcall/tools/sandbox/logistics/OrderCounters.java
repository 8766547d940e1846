package io.cloudcall.tools.sandbox.logistics;

/**
 * The numbers of handled writes of one {@code order_id}. Excludes requests that a fault dropped, and includes requests
 * whose response a fault dropped.
 *
 * @param added successes of addOrder; each consumed a waybill
 * @param addRefused errors of addOrder
 * @param canceled successes of cancelOrder
 * @param cancelRefused errors of cancelOrder
 */
public record OrderCounters(int added, int addRefused, int canceled, int cancelRefused) {

    static final OrderCounters NONE = new OrderCounters(0, 0, 0, 0);

    OrderCounters withAdded() {
        return new OrderCounters(added + 1, addRefused, canceled, cancelRefused);
    }

    OrderCounters withAddRefused() {
        return new OrderCounters(added, addRefused + 1, canceled, cancelRefused);
    }

    OrderCounters withCancelled() {
        return new OrderCounters(added, addRefused, canceled + 1, cancelRefused);
    }

    OrderCounters withCancelRefused() {
        return new OrderCounters(added, addRefused, canceled, cancelRefused + 1);
    }
}
