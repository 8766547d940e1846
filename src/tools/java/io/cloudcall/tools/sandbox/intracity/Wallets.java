package io.cloudcall.tools.sandbox.intracity;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The payers of deliveries: each store, the mini program, and its service provider; and which of them pays.
 * Thread-safe.
 *
 * <p>The sandbox has no payment page: what {@code storecharge} announces is paid at once. Nor is there an administrator
 * who confirms another payer: {@code setpaymode} takes effect at once.
 */
final class Wallets {

    private final Clock clock;
    private final SandboxIds ids;
    private final Map<String, Wallet> wallets = new ConcurrentHashMap<>();
    private final AtomicInteger payments = new AtomicInteger();
    private volatile PayMode mode = PayMode.STORE;

    Wallets(Clock clock, SandboxIds ids) {
        this.clock = clock;
        this.ids = ids;
    }

    PayMode mode() {
        return mode;
    }

    void setMode(PayMode newMode) {
        mode = newMode;
    }

    /** Returns the wallet of a payer; only that of a store depends on {@code storeId}. */
    Wallet of(PayMode payer, String storeId) {
        return wallets.computeIfAbsent(payer == PayMode.STORE ? storeId : payer.code(), key -> new Wallet(clock));
    }

    Wallet of(Payer payer) {
        return of(payer.mode(), payer.storeId());
    }

    void charge(Wallet wallet, DeliveryService service, int amount) {
        String id = ids.payment(payments.incrementAndGet());
        wallet.add(Charge.of(id, service, amount, clock.instant()));
    }
}
