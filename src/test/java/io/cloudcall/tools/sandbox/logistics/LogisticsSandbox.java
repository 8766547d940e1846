package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.FamilySandbox;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;

/** A sandbox whose logistics are called. */
final class LogisticsSandbox extends FamilySandbox {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    LogisticsSandbox() {
        super("/cgi-bin/express/", START);
    }

    JsonObject addOrder(JsonObject order) throws IOException, InterruptedException {
        return post("business/order/add", order);
    }

    /** Returns an order that was added. */
    Order order(String orderId) {
        return logistics().order(orderId).orElseThrow();
    }

    LogisticsApi logistics() {
        return server().logistics();
    }

    BoundAccounts accounts() {
        return server().accounts();
    }
}
