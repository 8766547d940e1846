package io.cloudcall.tools.sandbox;

/** One of WeChat's APIs, behind a {@link Route} that has checked the method and the access token. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Does what is asked. Called by one thread at a time.
     *
     * @throws ApiErrorException if one of WeChat's rules is broken
     */
    StubResponse respond(ReceivedRequest request);
}
