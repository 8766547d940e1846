package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The logistics accounts of an app. */
final class AccountResource {
    private static final String PATH = "/_sandbox/apps/{appid}/accounts";

    private final Sandbox sandbox;

    AccountResource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get(PATH, request -> list(AppResource.requireApp(sandbox, request.appId()))),
                ControlRoute.put(PATH, this::put),
                ControlRoute.delete(PATH, this::remove, "delivery_id", "biz_id"));
    }

    private StubResponse list(String appId) {
        return SandboxControl.json(
                new JsonObject().put("accounts", sandbox.accounts(appId).list()));
    }

    private StubResponse put(ControlRequest request) {
        String appId = AppResource.requireApp(sandbox, request.appId());
        AccountChange change =
                AccountChange.of(ControlFields.parseObject(request.body())).requireCarrier();
        return SandboxControl.json(change.applyTo(sandbox.logistics(appId)));
    }

    private StubResponse remove(ControlRequest request) {
        request.requireNoFields();
        String appId = AppResource.requireApp(sandbox, request.appId());
        String deliveryId = request.requiredQueryParameter("delivery_id");
        String bizId = request.requiredQueryParameter("biz_id");
        if (!sandbox.accounts(appId).remove(deliveryId, bizId)) {
            throw ControlException.notFound("the app has no account " + QuotedText.of(bizId) + " with carrier "
                    + QuotedText.of(deliveryId) + ": see GET /_sandbox/apps/" + appId + "/accounts");
        }
        return list(appId);
    }
}
