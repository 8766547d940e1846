package io.cloudcall.functional.apps;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.TokenCounters;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A router for two mini programs of a sandbox, of which the first is the default one. */
abstract class AppsFixture {
    static final String ONE = "wx-shop-one";
    static final String TWO = "wx-shop-two";
    static final String NEW = "wx-shop-new";
    static final String LOGIN = "auth.code2Session";
    static final String ACCOUNTS = "logistics.getAllAccount";

    /** About now, since Secrets Manager compares it. */
    final MockClock clock = MockClock.at(Instant.now());

    @RegisterExtension
    final SandboxExtension sandbox = SandboxExtension.create(
            Sandbox.builder().appId(ONE).appSecret("fake-secret-of-shop-one").app(TWO, "fake-secret-of-shop-two"),
            clock);

    @TempDir
    Path folder;

    /** Returns a router with additional settings, of which a blank one removes a setting. */
    FunctionUnderTest router(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(RouterSettings.permitting(folder, List.of(ACCOUNTS, LOGIN)));
        all.putAll(settings);
        return sandbox.function(all);
    }

    FunctionUnderTest router() {
        return router(Map.of());
    }

    static JsonObject event(String api) {
        return JsonObject.of("openapi", api, "data", new JsonObject());
    }

    static String accountsOf(String appId) {
        return event(ACCOUNTS).put("appid", appId).encode();
    }

    /** Checks that a call succeeds and is made with a token of that mini program. */
    void assertServes(FunctionUnderTest router, String appId) {
        assertResult(router.invoke(accountsOf(appId))).isOk();
        assertEquals(appId, sandbox.lastRequest().appId());
    }

    TokenCounters tokenCalls(String appId) {
        return sandbox.server().tokens(appId).counters();
    }
}
