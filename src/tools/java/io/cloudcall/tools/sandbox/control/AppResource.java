package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The apps of a sandbox. Their AppSecrets go in, never out. */
final class AppResource {
    private static final int MAX_APPS = 1_000;
    private static final int MAX_ACCOUNTS = 1_000;

    private final Sandbox sandbox;

    AppResource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/_sandbox/apps", request -> list()),
                ControlRoute.post("/_sandbox/apps", this::add),
                ControlRoute.put("/_sandbox/apps/{appid}/secret", this::setSecret));
    }

    private StubResponse list() {
        JsonArray apps = new JsonArray();
        sandbox.appIds().forEach(appId -> apps.add(toJson(appId)));
        return SandboxControl.json(new JsonObject().put("apps", apps));
    }

    private StubResponse add(ControlRequest request) {
        ControlFields fields = request.fields("appid", "secret", "accounts");
        String appId = fields.identifier("appid");
        String secret = fields.identifier("secret");
        List<AccountChange> accounts = fields.optionalObjects("accounts", MAX_ACCOUNTS).orElseGet(List::of).stream()
                .map(AccountChange::of)
                .toList();
        accounts.forEach(AccountChange::requireCarrier);
        add(appId, secret);
        if (fields.has("accounts")) {
            sandbox.accounts(appId).replaceAll(new JsonArray());
            accounts.forEach(account -> account.applyTo(sandbox.logistics(appId)));
        }
        return SandboxControl.json(201, toJson(appId));
    }

    private void add(String appId, String secret) {
        if (sandbox.appIds().contains(appId)) {
            throw ControlException.conflict("the sandbox already has the app " + appId + ": use another AppID");
        }
        if (sandbox.appIds().size() >= MAX_APPS) {
            throw ControlException.conflict("the sandbox has " + MAX_APPS + " apps: reset it first");
        }
        sandbox.addApp(appId, secret);
    }

    private StubResponse setSecret(ControlRequest request) {
        String appId = requireApp(sandbox, request.appId());
        sandbox.resetAppSecret(appId, request.fields("secret").identifier("secret"));
        return SandboxControl.json(toJson(appId));
    }

    private JsonObject toJson(String appId) {
        return new JsonObject()
                .put("appid", appId)
                .put("accounts", sandbox.accounts(appId).list().size())
                .put("orders", sandbox.logistics(appId).orders().size());
    }

    /** Returns {@code appId} if the sandbox has this app. */
    static String requireApp(Sandbox sandbox, String appId) {
        if (sandbox.appIds().contains(appId)) {
            return appId;
        }
        throw ControlException.notFound("the sandbox has no app " + QuotedText.of(appId) + ": see GET /_sandbox/apps");
    }
}
