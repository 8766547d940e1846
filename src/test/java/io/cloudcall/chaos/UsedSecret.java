package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.OptionalInt;

/**
 * The secret by which the tokens of a request's app are had, as a server may echo it.
 *
 * @param sandbox the sandbox
 * @param config the episode's configuration
 */
record UsedSecret(Sandbox sandbox, ScenarioConfig config) {

    /** Returns a response with this body, in which the secret takes the place of {@code %s}. */
    Fault echo(String contentType, String body) {
        return Fault.respond(
                request -> StubResponse.of(200, contentType, Buffer.buffer(body.formatted(secretOf(request)))));
    }

    private String secretOf(ReceivedRequest request) {
        return config.tokenService() ? sandbox.tokenServiceAuthorization() : ChaosApps.secret(appIdOf(request));
    }

    private String appIdOf(ReceivedRequest request) {
        OptionalInt mark = new Marks(sandbox.signing()).of(request);
        return mark.isPresent()
                ? config.chaosApps().idOf(mark.getAsInt())
                : new JsonObject(request.body()).getString("appid");
    }
}
