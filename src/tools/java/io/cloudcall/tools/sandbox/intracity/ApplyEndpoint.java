package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;

/** {@code POST /cgi-bin/express/intracity/apply}, which WeChat's page calls without encryption. */
final class ApplyEndpoint implements Endpoint {

    private final Runnable opening;

    ApplyEndpoint(Runnable opening) {
        this.opening = opening;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest.of(request);
        opening.run();
        return StubResponse.errcode(0, "ok");
    }
}
