package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.Sandbox;
import java.util.List;

final class TokenResource {
    TokenResource(Sandbox sandbox) {}

    List<ControlRoute> routes() {
        return List.of();
    }
}
