package io.cloudcall.functional.signing;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.ResultAssert;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Signing keys of several mini programs in AWS Secrets Manager. */
@Timeout(60)
class StoredSigningKeysTest {
    private static final String PATH = "/wxa/getuserriskrank";
    private static final String TWO = "wx2";

    @RegisterExtension
    private final SandboxExtension sandbox =
            SandboxExtension.create(Sandbox.builder().app(TWO, "not-a-real-secret-of-wx2"));

    @AutoClose
    private final SecretsManagerStub store = new SecretsManagerStub();

    @TempDir
    private Path folder;

    private FunctionUnderTest router(String secretId) {
        Map<String, String> settings = new HashMap<>(RouterSettings.permitting(folder, List.of(PATH)));
        settings.putAll(store.environment());
        settings.put("WECHAT_API_SECURITY_ARN", secretId);
        settings.put("WECHAT_SIGNED_APIS", PATH);
        return sandbox.function(settings);
    }

    private JsonObject keys(String appId) {
        return sandbox.server().security(appId);
    }

    private String one() {
        return sandbox.appId();
    }

    private static ResultAssert call(FunctionUnderTest router, String appId) {
        JsonObject data = new JsonObject()
                .put("appid", appId)
                .put("openid", "o-user")
                .put("scene", 0)
                .put("client_ip", "127.0.0.1");
        return assertResult(router.invoke(
                JsonObject.of("openapi", PATH, "appid", appId, "data", data).encode()));
    }

    @Test
    void areReadOnceForAllApps() {
        store.putSecret(
                "keys", JsonObject.of(one(), keys(one()), TWO, keys(TWO)).encode());
        FunctionUnderTest router = router("keys");
        assertEquals(0, store.requests().size());

        for (String appId : List.of(one(), TWO, one(), TWO)) {
            call(router, appId).isOk(PATH);
            assertEquals(appId, sandbox.lastRequest().header("Wechatmp-Appid"));
        }
        assertEquals(1, store.requests().size());
    }

    @Test
    void areReadOnceForEachAppWhereTheNameHasItsAppId() {
        store.putSecret("shops/" + one() + "/keys", keys(one()).encode());
        store.putSecret("shops/" + TWO + "/keys", JsonObject.of(TWO, keys(TWO)).encode());
        FunctionUnderTest router = router("shops/{appid}/keys");

        for (String appId : List.of(one(), TWO, one(), TWO)) {
            call(router, appId).isOk(PATH);
        }
        assertEquals(2, store.requests().size());
        assertTrue(store.requests().getLast().body().contains("shops/" + TWO + "/keys"));
    }

    @Test
    void withoutAnAppIdAreThoseOfTheDefaultApp() {
        store.putSecret("keys", keys(one()).encode());
        FunctionUnderTest router = router("keys");

        call(router, one()).isOk(PATH);
        call(router, TWO).isError(-601002).contains("has no keys of the AppID of this call: store ");
        assertEquals(1, sandbox.calls(PATH));
    }

    @Test
    void areMissedWithTheNameOfTheirSetting() {
        store.respondWithError(400, "ResourceNotFoundException", "no");

        call(router("none"), one()).isError(-601002).contains("WECHAT_API_SECURITY_ARN");
    }

    @Test
    void areMissedAsAnyResourceDuringAnOutage() {
        store.respondWithError(500, "InternalServiceError", "no");
        FunctionUnderTest router = router("keys");

        call(router, one()).isError(-501001).contains("AWS Secrets Manager could not answer.");
        assertEquals("transport", router.record().getString("Outcome"));
        assertEquals(0, sandbox.calls(PATH));
    }
}
