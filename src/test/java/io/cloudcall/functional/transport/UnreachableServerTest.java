package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers that are not there, or that send the caller elsewhere. */
class UnreachableServerTest {
    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private void next(Fault fault) {
        sandbox.faults().next(GET_ALL_ACCOUNT, fault);
    }

    @Test
    void doesNotFollowARedirectToAStranger() {
        try (Sandbox stranger = Sandbox.builder().start()) {
            next(Fault.redirect(stranger.baseUrl() + GET_ALL_ACCOUNT));

            assertResult(function.invoke("{}")).isPlatformError(-604103);
            assertEquals(List.of(), stranger.requests());
        }
    }

    @Test
    void reportsARefusedConnection() {
        FunctionUnderTest lost = sandbox.function(Map.of("WECHAT_API_BASE_URL", "http://127.0.0.1:1"));
        assertResult(lost.invoke("{}")).isResourceError("The server refused the connection, or there is no way to it.");
    }

    @Test
    void reportsAHostThatDoesNotExist() {
        FunctionUnderTest lost = sandbox.function(Map.of("WECHAT_API_BASE_URL", "https://wechat.invalid"));
        assertResult(lost.invoke("{}")).isResourceError("The server's name could not be resolved.");
    }
}
