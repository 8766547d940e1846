package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.AdjustableClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The sandbox's clock. */
final class ClockResource {
    static final long MAX_SECONDS = AdjustableClock.MAX.getEpochSecond();

    private static final int MAX_TEXT = 64;

    private final Sandbox sandbox;

    ClockResource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/_sandbox/clock", request -> now()),
                ControlRoute.put("/_sandbox/clock", this::set),
                ControlRoute.delete("/_sandbox/clock", this::reset),
                ControlRoute.post("/_sandbox/clock/advance", this::advance));
    }

    private StubResponse set(ControlRequest request) {
        Instant now = instant(request.fields("now").text("now", MAX_TEXT));
        return move(() -> sandbox.clock().set(now));
    }

    private StubResponse advance(ControlRequest request) {
        Duration step = duration(request.fields("duration").text("duration", MAX_TEXT));
        return move(() -> sandbox.clock().advance(step));
    }

    private StubResponse reset(ControlRequest request) {
        request.requireNoFields();
        return move(() -> sandbox.clock().reset());
    }

    private StubResponse move(Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            throw ControlException.badRequest(String.valueOf(e.getMessage()));
        }
        sandbox.pushes().poll();
        return now();
    }

    private StubResponse now() {
        return SandboxControl.json(new JsonObject()
                .put("now", sandbox.clock().instant().toString())
                .put("real", sandbox.clock().isReset()));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ControlException.badRequest(
                    "'now' is not an instant: send one of ISO 8601, such as 2026-11-11T00:00:00Z");
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw ControlException.badRequest(
                    "'duration' is not a duration: send one of ISO 8601, such as PT2H or -PT30M");
        }
    }
}
