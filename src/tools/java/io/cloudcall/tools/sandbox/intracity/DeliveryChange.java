package io.cloudcall.tools.sandbox.intracity;

import java.time.Clock;

/** The step of a delivery into its next state, with the money that goes back if it is canceled. */
final class DeliveryChange {

    private final Clock clock;
    private final Deliveries deliveries;
    private final Wallets wallets;

    DeliveryChange(Clock clock, Deliveries deliveries, Wallets wallets) {
        this.clock = clock;
        this.deliveries = deliveries;
        this.wallets = wallets;
    }

    Delivery apply(Delivery delivery, DeliveryStatus next) {
        Delivery changed = delivery.withStatus(next, clock.instant());
        deliveries.replace(changed);
        if (changed.payer() != null) {
            wallets.of(changed.payer(), changed.store().id())
                    .giveBack(changed.quote().service(), changed.refund());
        }
        return changed;
    }
}
