package io.cloudcall.push;

import org.jspecify.annotations.Nullable;

/** The outcome of a request, by its label in the log, and the metric that counts it. */
enum PushOutcome {
    DELIVERED("delivered", "PushesDelivered"),
    /** WeChat has verified the URL. */
    VERIFIED("verified", null),
    /** A request with a signature is not accepted. */
    REFUSED("refused", "PushesRefused"),
    /** A request is none of WeChat's, such as those of scanners. */
    MALFORMED("malformed", null),
    NOT_DELIVERED("notDelivered", "PushesNotDelivered");

    private final String label;
    private final @Nullable String metric;

    PushOutcome(String label, @Nullable String metric) {
        this.label = label;
        this.metric = metric;
    }

    String label() {
        return label;
    }

    /** Returns the metric, or null for none. */
    @Nullable
    String metric() {
        return metric;
    }

    /** Returns whether an operator has to do nothing. */
    boolean isOk() {
        return this != REFUSED && this != NOT_DELIVERED;
    }
}
