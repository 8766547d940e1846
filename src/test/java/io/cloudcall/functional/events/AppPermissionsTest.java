package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Permissions that config.json narrows for an app. */
class AppPermissionsTest {
    private static final String GET_QUOTA = "{\"openapi\":\"logistics.getQuota\"";
    private static final String NOTE = "(config.json lists logistics.getQuota under permissions.openapi, but not under"
            + " permissions.apps.wx2.openapi, which narrows it for this app: add it, and build and deploy a deployed"
            + " function again)";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final Path folder;
    private final FunctionUnderTest router;

    AppPermissionsTest(@TempDir Path folder) {
        this.folder = folder;
        router = sandbox.function(permitting("wx2", List.of("logistics.getAllAccount")));
    }

    private Map<String, String> permitting(String appId, List<String> apis) {
        return RouterSettings.permitting(
                folder, List.of("logistics.getAllAccount", "logistics.getQuota"), Map.of(appId, apis));
    }

    @Test
    void refuseACallThatTheAppMayNotMake() {
        assertResult(router.invoke(GET_QUOTA + ",\"appid\":\"wx2\"}")).isPlatformError(-604101);
        assertTrue(router.log().contains(NOTE), router.log());
        assertEquals("caller-fault", router.record().getString("Outcome"));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void answer403OverHttp() {
        HttpReply reply = HttpReply.parse(router.invoke(new HttpRequestEvent("http-api-post", "POST")
                .path("/apps/wx2/openapi/logistics.getQuota")
                .text()));

        reply.assertStatus(403);
        assertEquals("system error: error code: -604101", reply.errMsg());
    }

    @Test
    void leaveOtherAppsWhatAllMayCall() {
        sandbox.respondNext("/cgi-bin/express/business/quota/get", "{\"quota_num\":1}");

        assertResult(router.invoke(GET_QUOTA + "}")).isOk("logistics.getQuota");
    }

    @Test
    void holdForTheDefaultAppWithoutAnAppid() {
        FunctionUnderTest other = sandbox.function(permitting(sandbox.appId(), List.of("logistics.getAllAccount")));

        assertResult(other.invoke(GET_QUOTA + "}")).isPlatformError(-604101);
        assertResult(other.invoke("{\"openapi\":\"logistics.getAllAccount\"}")).isOk();
    }

    @Test
    void holdForAFunctionThatIsOneCall() {
        Map<String, String> settings = new HashMap<>(permitting(sandbox.appId(), List.of()));
        settings.put("CLOUD_CALL_API", "logistics.getQuota");
        FunctionUnderTest function = sandbox.function(settings);

        assertResult(function.invoke("{}")).isPlatformError(-604101);
        assertEquals("setup-fault", function.record().getString("Outcome"));
    }
}
