package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.StubResponse;

/** An operation of the sandbox's own API. */
@FunctionalInterface
interface ControlEndpoint {
    /**
     * Performs the operation.
     *
     * @throws ControlException if the request is refused
     */
    StubResponse respond(ControlRequest request);
}
