package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Errcode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The payments. Thread-safe.
 *
 * <p>Payments come from WeChat Pay, which is no part of the sandbox. So each number of WeChat's form is the number of a
 * payment from its first use, except numbers that begin with {@code unpaid}.
 */
final class PaymentOrders {

    static final String MERCHANT = "1900000109";

    private final Clock clock;
    private final AppSeed seed;
    private final Map<String, PaymentOrder> orders = new LinkedHashMap<>();

    PaymentOrders(Clock clock, AppSeed seed) {
        this.clock = clock;
        this.seed = seed;
    }

    /** Returns the payments, oldest first. */
    synchronized List<PaymentOrder> list() {
        return List.copyOf(orders.values());
    }

    synchronized Optional<PaymentOrder> find(OrderKey key) {
        return orders.values().stream()
                .filter(order -> key.matches(order.payment()))
                .findFirst();
    }

    synchronized PaymentOrder require(OrderKey key) {
        requirePaid(key);
        return find(key).orElseGet(() -> put(new PaymentOrder(payment(key))));
    }

    static void requirePaid(OrderKey key) {
        if (!key.isPaid()) {
            throw new ApiErrorException(Errcode.NO_PAYMENT_ORDER);
        }
    }

    /** Returns the merchant's number of the payment to be added next. */
    synchronized OrderKey nextTrade() {
        return new OrderKey("", MERCHANT, tradeNo(nextNumber()));
    }

    private long nextNumber() {
        return seed.firstNumber() + orders.size() + 1;
    }

    private static String tradeNo(long number) {
        return "sandbox-" + number;
    }

    private Payment payment(OrderKey key) {
        long number = nextNumber();
        return key.transactionId().isEmpty()
                ? new Payment("42%026d".formatted(number), key.merchantId(), key.tradeNo(), clock.instant())
                : new Payment(key.transactionId(), MERCHANT, tradeNo(number), clock.instant());
    }

    /** Adds {@code order}, or replaces the one of its payment. */
    synchronized PaymentOrder put(PaymentOrder order) {
        orders.put(order.payment().transactionId(), order);
        return order;
    }

    /** Runs {@code change}; if it throws, the payments are as before. */
    synchronized void changeAtomically(Runnable change) {
        Map<String, PaymentOrder> before = new LinkedHashMap<>(orders);
        boolean done = false;
        try {
            change.run();
            done = true;
        } finally {
            if (!done) {
                orders.clear();
                orders.putAll(before);
            }
        }
    }
}
