package io.cloudcall.tools.sandbox.intracity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.function.UnaryOperator;

/** The charges of one payer, oldest first. Thread-safe. */
final class Wallet {

    private final Clock clock;
    private final List<Charge> charges = new ArrayList<>();

    Wallet(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Charge charge) {
        charges.add(charge);
    }

    /** Returns all charges, refunded ones too. */
    synchronized List<Charge> list() {
        charges.replaceAll(charge -> charge.expire(clock.instant()));
        return List.copyOf(charges);
    }

    /** Returns what is left for a company, in fen. */
    int balance(DeliveryService service) {
        return list().stream()
                .filter(charge -> charge.service() == service)
                .mapToInt(Charge::unused)
                .sum();
    }

    /** Takes a fee from the oldest charges, and returns whether there was enough. */
    synchronized boolean spend(DeliveryService service, int fee) {
        if (balance(service) < fee) {
            return false;
        }
        int rest = fee;
        for (ListIterator<Charge> all = charges.listIterator(); all.hasNext() && rest > 0; ) {
            Charge charge = all.next();
            int part = charge.service() == service ? Math.min(rest, charge.unused()) : 0;
            all.set(charge.spend(part));
            rest -= part;
        }
        return true;
    }

    /** Puts back what a delivery did not cost after all, into the latest charges that it may have come from. */
    synchronized void giveBack(DeliveryService service, int amount) {
        int rest = amount;
        for (ListIterator<Charge> all = charges.listIterator(charges.size()); all.hasPrevious() && rest > 0; ) {
            Charge charge = all.previous();
            int part = charge.service() == service ? Math.min(rest, charge.spent()) : 0;
            all.set(charge.giveBack(part));
            rest -= part;
        }
    }

    /** Pays out what is left for a company, and returns the amount. */
    synchronized int refund(DeliveryService service) {
        int amount = balance(service);
        UnaryOperator<Charge> refund = charge -> charge.service() == service ? charge.refund(clock.instant()) : charge;
        charges.replaceAll(refund);
        return amount;
    }
}
