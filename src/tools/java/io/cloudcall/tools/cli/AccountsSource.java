package io.cloudcall.tools.cli;

import java.io.IOException;

/** Where the accounts come from. One thread. */
interface AccountsSource extends AutoCloseable {
    /** The event that asks a router for them. */
    String EVENT_OF_ROUTER = "{\"openapi\":\"logistics.getAllAccount\"}";

    /**
     * Asks for them once.
     *
     * @throws IOException if the function could not be asked
     */
    AccountsReading read() throws IOException, InterruptedException;

    @Override
    void close();
}
