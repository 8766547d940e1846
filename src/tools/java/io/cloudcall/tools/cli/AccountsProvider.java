package io.cloudcall.tools.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source of accounts. Not thread-safe. */
interface AccountsProvider extends AutoCloseable {
    /** Returns the event that requests the accounts from a router. */
    static String routerEvent(@Nullable String appId) {
        return "{\"openapi\":\"logistics.getAllAccount\"" + (appId == null ? "" : ",\"appid\":\"" + appId + "\"") + "}";
    }

    /**
     * Requests the accounts once.
     *
     * @param appId the app, or null for the default one
     * @throws IOException if the function could not be invoked
     */
    AccountsResponse read(@Nullable String appId) throws IOException, InterruptedException;

    @Override
    void close();
}
