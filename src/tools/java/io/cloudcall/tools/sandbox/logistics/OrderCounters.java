package io.cloudcall.tools.sandbox.logistics;

/**
 * How often WeChat worked on writes of one {@code order_id}. Requests that a fault kept from it do not count, and those
 * whose answer a fault lost do.
 *
 * @param added how often it was added; a waybill was spent each time
 * @param addRefused how often addOrder was refused
 * @param cancelled how often it was cancelled
 * @param cancelRefused how often cancelOrder was refused
 */
public record OrderCounters(int added, int addRefused, int cancelled, int cancelRefused) {

    static final OrderCounters NONE = new OrderCounters(0, 0, 0, 0);

    OrderCounters withAdded() {
        return new OrderCounters(added + 1, addRefused, cancelled, cancelRefused);
    }

    OrderCounters withAddRefused() {
        return new OrderCounters(added, addRefused + 1, cancelled, cancelRefused);
    }

    OrderCounters withCancelled() {
        return new OrderCounters(added, addRefused, cancelled + 1, cancelRefused);
    }

    OrderCounters withCancelRefused() {
        return new OrderCounters(added, addRefused, cancelled, cancelRefused + 1);
    }
}
