package io.cloudcall.tools.sandbox;

/** The implementation of one of WeChat's APIs. Its {@link Route} checks method and access token before. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Handles a request. Called by one thread at a time.
     *
     * @throws ApiErrorException if one of WeChat's rules is broken
     */
    StubResponse respond(ReceivedRequest request);
}
