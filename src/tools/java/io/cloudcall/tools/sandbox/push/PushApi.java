package io.cloudcall.tools.sandbox.push;

import io.cloudcall.tools.sandbox.ApiFamily;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Route;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The sandbox's own API of pushes, which WeChat has none like: {@code POST /sandbox/push} pushes an event, {@code GET
 * /sandbox/pushes} lists what was pushed. An {@code appid} in the URL names a further app.
 *
 * <p>The body is {@code {"event": NAME, "data": {…}}}, with data in place of the sample's fields, or a whole message,
 * which has a MsgType and is pushed as it is. The response comes before the push is sent.
 */
public final class PushApi implements ApiFamily {
    private static final String NO_URL =
            "the sandbox has no URL to push to: start it by ./cloudcall sandbox --push-to URL";

    private final String appId;
    private final SandboxPushes pushes;

    /** Creates the API of one app. */
    public PushApi(String appId, SandboxPushes pushes) {
        this.appId = appId;
        this.pushes = pushes;
    }

    @Override
    public Map<String, Route> routes() {
        return Map.of(
                "/sandbox/push", Route.unauthenticated("POST", this::push),
                "/sandbox/pushes", Route.unauthenticated("GET", this::list));
    }

    private StubResponse push(ReceivedRequest request) {
        if (!pushes.isEnabled()) {
            return refuse(NO_URL);
        }
        try {
            String body = request.body().toString();
            JsonObject content = new JsonObject(body);
            return content.containsKey("MsgType") ? push(new PushedMessage(body)) : pushEvent(content);
        } catch (IllegalArgumentException e) {
            return refuse("the sandbox cannot push for " + appId + ": " + e.getMessage());
        } catch (DecodeException | ClassCastException e) {
            return refuse("the body is not {\"event\": NAME, \"data\": {…}}, and no message of WeChat's");
        }
    }

    private StubResponse pushEvent(JsonObject content) {
        String name = content.getString("event", "");
        JsonObject data = content.getJsonObject("data", new JsonObject());
        Optional<PushEvent> event = PushEventCatalog.find(name);
        if (name.isEmpty() || (event.isEmpty() && data.isEmpty())) {
            return refuse("no documented event: ./cloudcall push --list shows them; another one needs data");
        }
        return push(pushes.message(appId, event.orElseGet(() -> PushEvent.undocumented(name)), data));
    }

    private StubResponse push(PushedMessage message) {
        CompletableFuture<PushDelivery> ignored = pushes.push(appId, message);
        return StubResponse.json(new JsonObject().put("id", message.id()).put("message", message.fields()));
    }

    private static StubResponse refuse(String error) {
        JsonObject body = new JsonObject().put("error", error);
        return StubResponse.of(400, "application/json; encoding=utf-8", body.toBuffer());
    }

    private StubResponse list(ReceivedRequest request) {
        JsonArray all = new JsonArray();
        pushes.deliveries().stream()
                .filter(delivery -> delivery.appId().equals(appId))
                .forEach(delivery -> all.add(toJson(delivery)));
        return StubResponse.json(new JsonObject().put("pushes", all));
    }

    private static JsonObject toJson(PushDelivery delivery) {
        JsonArray statuses = new JsonArray();
        delivery.attempts().forEach(attempt -> statuses.add(attempt.status()));
        return new JsonObject()
                .put("id", delivery.message().id())
                .put("type", delivery.message().type())
                .put("received", delivery.isReceived())
                .put("statuses", statuses);
    }
}
