package io.cloudcall.sandbox.logistics;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The logistics accounts that are bound in the sandbox: a few realistic ones (accounts.json) to begin with.
 * Thread-safe; what goes in and what comes out is copied.
 */
public final class Accounts {

    private JsonArray accounts = samples();

    Accounts() {}

    /** The accounts in the order in which WeChat would list them. */
    public synchronized JsonArray list() {
        return accounts.copy();
    }

    /** Binds one more account, with WeChat's own field names. */
    public synchronized void add(JsonObject account) {
        accounts.add(account.copy());
    }

    /** Replaces all accounts by the elements of {@code list}, whatever they are. */
    public synchronized void replaceAll(JsonArray list) {
        accounts = list.copy();
    }

    private static JsonArray samples() {
        try (InputStream json = Accounts.class.getResourceAsStream("accounts.json")) {
            return new JsonArray(Buffer.buffer(Objects.requireNonNull(json).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
