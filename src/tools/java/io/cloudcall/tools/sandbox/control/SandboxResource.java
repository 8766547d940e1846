package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The sandbox as a whole: its health, the description of this API, and its reset. */
final class SandboxResource {
    private static final JsonObject HEALTH = new JsonObject()
            .put("status", "up")
            .put(
                    "version",
                    Objects.requireNonNullElse(Sandbox.class.getPackage().getImplementationVersion(), "development"));

    private final Sandbox sandbox;

    SandboxResource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/_sandbox/health", request -> SandboxControl.json(HEALTH)),
                ControlRoute.get("/_sandbox/openapi.json", request -> description()),
                ControlRoute.post("/_sandbox/reset", this::reset));
    }

    private StubResponse reset(ControlRequest request) {
        request.requireNoFields();
        sandbox.reset();
        return SandboxControl.json(HEALTH);
    }

    private static StubResponse description() {
        try (InputStream file = Sandbox.class.getResourceAsStream("openapi.json")) {
            Buffer content = Buffer.buffer(Objects.requireNonNull(file).readAllBytes());
            return StubResponse.of(200, "application/json; charset=utf-8", content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
