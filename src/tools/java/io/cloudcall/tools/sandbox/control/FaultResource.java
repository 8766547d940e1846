package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.FaultPlan;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The planned faults, in the vocabulary of {@link FaultPlan}. */
final class FaultResource {
    private static final String PATH = "/_sandbox/faults";
    private static final int MAX_TEXT = 1_024;
    private static final int MAX_PENDING = 100_000;

    private final Sandbox sandbox;

    FaultResource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get(PATH, request -> list(200)),
                ControlRoute.post(PATH, this::add),
                ControlRoute.delete(PATH, this::clear));
    }

    private StubResponse add(ControlRequest request) {
        FaultPlan plan = parse(request.fields("fault").text("fault", MAX_TEXT));
        if (pending() + plan.count() > MAX_PENDING) {
            throw ControlException.conflict("more than " + MAX_PENDING + " faults would be queued: remove some first");
        }
        plan.apply(sandbox);
        return list(201);
    }

    private static FaultPlan parse(String text) {
        try {
            return FaultPlan.parse(text);
        } catch (IllegalArgumentException e) {
            throw ControlException.badRequest("'fault': " + e.getMessage());
        }
    }

    private StubResponse clear(ControlRequest request) {
        request.requireNoFields();
        sandbox.faults().clear();
        sandbox.connectionFaults().clear();
        return list(200);
    }

    private int pending() {
        return sandbox.faults().pending() + sandbox.connectionFaults().pending();
    }

    private StubResponse list(int status) {
        JsonArray faults = new JsonArray();
        sandbox.faults().planned().forEach(fault -> faults.add(toJson(fault, "request")));
        sandbox.connectionFaults().planned().forEach(fault -> faults.add(toJson(fault, "connection")));
        int applied = sandbox.faults().applied().size()
                + sandbox.connectionFaults().applied().size();
        return SandboxControl.json(
                status, new JsonObject().put("faults", faults).put("applied", applied));
    }

    private static JsonObject toJson(String fault, String scope) {
        return new JsonObject().put("fault", fault).put("scope", scope);
    }
}
