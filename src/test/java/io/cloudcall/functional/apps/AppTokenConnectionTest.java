package io.cloudcall.functional.apps;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.WeChatPaths;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Of several apps each token call has a connection of its own: its response does not say whose token it holds, so a
 * server that sends one twice must not reach another app's call.
 */
@Timeout(30)
class AppTokenConnectionTest {
    private static final String ONE = "wx0000000000000001";
    private static final String OTHER = "wx0000000000000002";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(
            Sandbox.builder().appId(ONE).appSecret("app-secret-of-one").app(OTHER, "app-secret-of-other"));

    @Test
    void givesNoAppTheTokenOfAnother() {
        sandbox.faults().next(WeChatPaths.STABLE_TOKEN, Fault.duplicateOnNextRequest());

        assertTokensAreOwn(sandbox.router());
    }

    @Test
    void givesNoAppTheTokenOfAnotherThatTheTokenServiceSendsTwice() {
        Sandbox server = sandbox.server();
        sandbox.faults().next("/token-service/" + ONE, Fault.duplicateOnNextRequest());

        assertTokensAreOwn(sandbox.function(Map.of(
                "CLOUD_CALL_API",
                "*",
                "WECHAT_APPS",
                "",
                "WECHAT_ACCESS_TOKEN_URL",
                server.appTokenServiceUrl(),
                "WECHAT_ACCESS_TOKEN_AUTHORIZATION",
                server.tokenServiceAuthorization())));
    }

    private void assertTokensAreOwn(FunctionUnderTest router) {
        for (String appId : List.of(ONE, OTHER)) {
            assertResult(router.invoke("{\"openapi\":\"logistics.getAllAccount\",\"appid\":\"" + appId + "\"}"))
                    .isOk();
            String token = sandbox.lastRequest().queryParameter("access_token");
            assertEquals(appId, sandbox.tokens().appIdOf(String.valueOf(token)));
        }
    }
}
