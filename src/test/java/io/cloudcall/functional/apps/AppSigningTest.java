package io.cloudcall.functional.apps;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Signed calls for two mini programs, whose keys are in one secret. */
class AppSigningTest extends AppsFixture {
    private static final String RISK_RANK = "/wxa/getuserriskrank";

    @AutoClose
    private final SecretsManagerStub store = new SecretsManagerStub();

    private final JsonObject keys = new JsonObject()
            .put(ONE, sandbox.server().security(ONE))
            .put(TWO, sandbox.server().security(TWO));

    private FunctionUnderTest signingRouter() {
        store.respondWithSecret(keys.encode());
        Map<String, String> settings = new HashMap<>(store.environment());
        settings.putAll(RouterSettings.permitting(folder, List.of(RISK_RANK)));
        settings.put("WECHAT_API_SECURITY_ARN", "team/wechat-keys");
        settings.put("WECHAT_SIGNED_APIS", RISK_RANK);
        return sandbox.function(settings);
    }

    private static String call(String appId) {
        JsonObject data = JsonObject.of("appid", "wx0", "openid", "o-user", "scene", 0, "client_ip", "127.0.0.1");
        return JsonObject.of("openapi", RISK_RANK, "data", data, "appid", appId).encode();
    }

    private void assertSigns(FunctionUnderTest router, String appId) {
        assertResult(router.invoke(call(appId))).isOk(RISK_RANK);
        ReceivedRequest request = sandbox.lastRequest();
        assertEquals(appId, request.appId());
        assertEquals(appId, request.header("Wechatmp-Appid"));
        assertNotNull(request.header("Wechatmp-Signature"));
    }

    @Test
    void areSignedByTheKeysOfEach() {
        FunctionUnderTest router = signingRouter();

        assertSigns(router, ONE);
        assertSigns(router, TWO);
        assertSigns(router, ONE);
        assertEquals(1, store.requests().size());
    }

    /** Keys of one are refused, and its new ones cannot be read. */
    @Test
    void goOnForTheOtherWhileTheStoreIsDown() {
        keys.getJsonObject(ONE).getJsonObject("symmetric").put("sn", "0000");
        FunctionUnderTest router = signingRouter();
        assertSigns(router, TWO);
        store.respondWithError(500, "InternalServiceError", "down");

        assertResult(router.invoke(call(ONE))).isError(40235);
        assertSigns(router, TWO);
        assertResult(router.invoke(call(ONE))).isError(40235);
    }
}
