package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.StubResponse;
import io.cloudcall.tools.sandbox.push.PushDelivery;
import io.cloudcall.tools.sandbox.push.PushEvent;
import io.cloudcall.tools.sandbox.push.PushEventCatalog;
import io.cloudcall.tools.sandbox.push.PushedMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The pushes of a sandbox: sends an event, {@code {"event": NAME, "data": {…}}} with data in place of the sample's
 * fields, or a whole message, which has a MsgType; and lists what was sent.
 */
final class PushResource {
    private static final String PATH = "/_sandbox/pushes";
    private static final int MAX_TEXT = 256;

    private final Sandbox sandbox;

    PushResource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get(PATH, this::list, "appid"),
                ControlRoute.post(PATH, this::push, "appid"),
                ControlRoute.get(PATH + "/events", request -> events()));
    }

    private StubResponse push(ControlRequest request) {
        String appId = request.queryParameter("appid")
                .map(named -> AppResource.requireApp(sandbox, named))
                .orElseGet(sandbox::appId);
        JsonObject body = ControlFields.parseObject(request.body());
        if (!sandbox.pushes().isEnabled()) {
            throw ControlException.conflict(
                    "the sandbox has no URL to push to: start it with ./cloudcall sandbox --push-to URL");
        }
        try {
            PushedMessage message = body.containsKey("MsgType")
                    ? new PushedMessage(request.body().toString())
                    : event(appId, ControlFields.of(body, List.of("event", "data")));
            CompletableFuture<PushDelivery> ignored = sandbox.pushes().push(appId, message);
            return SandboxControl.json(
                    202, new JsonObject().put("id", message.id()).put("message", message.fields()));
        } catch (IllegalArgumentException e) {
            throw ControlException.badRequest("the sandbox cannot push for " + appId + ": " + e.getMessage());
        }
    }

    private PushedMessage event(String appId, ControlFields fields) {
        String name = fields.text("event", MAX_TEXT);
        JsonObject data = fields.optionalObject("data").orElseGet(JsonObject::new);
        Optional<PushEvent> event = PushEventCatalog.find(name);
        if (event.isEmpty() && data.isEmpty()) {
            throw ControlException.badRequest(
                    "'event' is not a documented one: take one of GET /_sandbox/pushes/events, or send 'data' with it");
        }
        return sandbox.pushes().message(appId, event.orElseGet(() -> PushEvent.undocumented(name)), data);
    }

    private StubResponse list(ControlRequest request) {
        Optional<String> appId = request.queryParameter("appid").map(named -> AppResource.requireApp(sandbox, named));
        JsonArray pushes = new JsonArray();
        sandbox.pushes().deliveries().stream()
                .filter(delivery -> appId.map(delivery.appId()::equals).orElse(true))
                .forEach(delivery -> pushes.add(toJson(delivery)));
        return SandboxControl.json(
                new JsonObject().put("enabled", sandbox.pushes().isEnabled()).put("pushes", pushes));
    }

    private static JsonObject toJson(PushDelivery delivery) {
        JsonArray statuses = new JsonArray();
        delivery.attempts().forEach(attempt -> statuses.add(attempt.status()));
        return new JsonObject()
                .put("id", delivery.message().id())
                .put("appid", delivery.appId())
                .put("type", delivery.message().type())
                .put("received", delivery.isReceived())
                .put("statuses", statuses);
    }

    private static StubResponse events() {
        JsonArray events = new JsonArray();
        PushEventCatalog.events()
                .forEach(event -> events.add(new JsonObject()
                        .put("event", event.name())
                        .put("to", event.audience().name().toLowerCase(Locale.ROOT))
                        .put("about", event.about())));
        return SandboxControl.json(new JsonObject().put("events", events));
    }
}
