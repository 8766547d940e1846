package io.cloudcall.tools.cli;

import java.io.IOException;

/** A source of accounts. Not thread-safe. */
interface AccountsProvider extends AutoCloseable {
    /** The event that requests the accounts from a router. */
    String ROUTER_EVENT = "{\"openapi\":\"logistics.getAllAccount\"}";

    /**
     * Requests the accounts once.
     *
     * @throws IOException if the function could not be invoked
     */
    AccountsResponse read() throws IOException, InterruptedException;

    @Override
    void close();
}
