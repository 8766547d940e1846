package io.cloudcall.tools.cli;

import java.io.IOException;

/** Where the accounts come from. One thread. */
interface AccountsProvider extends AutoCloseable {
    /** The event that asks a router for them. */
    String ROUTER_EVENT = "{\"openapi\":\"logistics.getAllAccount\"}";

    /**
     * Asks for them once.
     *
     * @throws IOException if the function could not be asked
     */
    AccountsResponse read() throws IOException, InterruptedException;

    @Override
    void close();
}
