package io.cloudcall.functional.telemetry;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.telemetry.EmbeddedMetricFormat;
import io.cloudcall.tools.sandbox.Sandbox;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The AppID in the line of an invocation, of a router that serves several apps. */
class AppIdTelemetryTest {
    private static final String BY_APP = "Calls[Function, AppId, Outcome]";

    @RegisterExtension
    private final SandboxExtension sandbox =
            SandboxExtension.create(Sandbox.builder().app("wx2", "not-a-real-secret-of-wx2"));

    private static String event(@Nullable String appId) {
        return "{\"openapi\":\"logistics.getAllAccount\"" + (appId == null ? "" : ",\"appid\":\"" + appId + "\"") + "}";
    }

    private static boolean hasDimension(FunctionUnderTest function) {
        return EmbeddedMetricFormat.metrics(function.record()).containsKey(BY_APP);
    }

    private FunctionUnderTest withMetrics() {
        return sandbox.function(Map.of("CLOUD_CALL_API", "*", "CLOUD_CALL_APP_METRICS", "true"));
    }

    @Test
    void hasTheAppOfTheEvent() {
        FunctionUnderTest router = sandbox.router();

        assertResult(router.invoke(event("wx2"))).isOk();

        assertEquals("wx2", router.record().getString("appId"));
        assertFalse(hasDimension(router));
    }

    @Test
    void hasTheDefaultAppOfAnEventWithoutOne() {
        FunctionUnderTest router = sandbox.router();

        assertResult(router.invoke(event(null))).isOk();

        assertEquals(sandbox.appId(), router.record().getString("appId"));
    }

    @Test
    void hasTheAppOfACallThatIsNotPermitted() {
        FunctionUnderTest router = sandbox.router();

        assertResult(router.invoke("{\"openapi\":\"auth.code2Session\",\"appid\":\"wx2\"}"))
                .isPlatformError(-604101);

        assertEquals("wx2", router.record().getString("appId"));
    }

    @Test
    void hasNoTextThatIsNoAppId() {
        FunctionUnderTest router = sandbox.router();

        assertResult(router.invoke(event("wx 2"))).isError(-601002);

        assertNull(router.record().getString("appId"));
    }

    @Test
    void hasNoneOfAFunctionThatServesOneApp() {
        FunctionUnderTest router = sandbox.function(Map.of(
                "CLOUD_CALL_API",
                "*",
                "CLOUD_CALL_APP_METRICS",
                "true",
                "WECHAT_APPS",
                "",
                "WECHAT_APP_SECRET",
                sandbox.appSecret()));

        assertResult(router.invoke(event(sandbox.appId()))).isOk();

        assertNull(router.record().getString("appId"));
        assertFalse(hasDimension(router));
    }

    @Test
    void isADimensionOnRequest() {
        FunctionUnderTest router = withMetrics();

        assertResult(router.invoke(event("wx2"))).isOk();

        assertTrue(hasDimension(router));
        assertEquals("wx2", router.record().getString("AppId"));
    }

    /** Callers can send any AppID, and CloudWatch bills each value of a dimension. */
    @Test
    void isNoDimensionOfAnAppThatIsUnknown() {
        FunctionUnderTest router = withMetrics();

        assertResult(router.invoke(event("wx3"))).isError(-601002);

        assertEquals("wx3", router.record().getString("appId"));
        assertFalse(hasDimension(router));
    }

    @Test
    void isNoDimensionOfAnAppWithoutAnAccessToken() {
        FunctionUnderTest router = withMetrics();
        sandbox.server().resetAppSecret("wx2", "another-secret-of-wx2");

        assertResult(router.invoke(event("wx2"))).isError(40125);

        assertFalse(hasDimension(router));
    }

    @Test
    void isADimensionOnlyIfTheSettingIsTrue() {
        FunctionUnderTest router = sandbox.function(Map.of("CLOUD_CALL_API", "*", "CLOUD_CALL_APP_METRICS", "yes"));

        assertResult(router.invoke(event("wx2")))
                .isArgsError("CLOUD_CALL_APP_METRICS is neither true nor false: set it to one of them, or remove it.");
    }
}
