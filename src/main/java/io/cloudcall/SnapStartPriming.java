package io.cloudcall;

import io.cloudcall.wechat.Timing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * The priming for SnapStart: one invocation before the snapshot, so that the snapshot contains the classes, loaded and
 * linked. The call goes to a local stub, and its metrics are discarded; a request over TLS follows.
 */
final class SnapStartPriming {
    private static final byte[] HTTP_EVENT =
            ("{\"version\":\"2.0\",\"routeKey\":\"$default\",\"rawPath\":\"/\",\"rawQueryString\":\"\","
                            + "\"headers\":{\"content-type\":\"application/json\"},"
                            + "\"requestContext\":{\"http\":{\"method\":\"POST\",\"path\":\"/\"}},"
                            + "\"body\":\"{}\",\"isBase64Encoded\":false}")
                    .getBytes(StandardCharsets.UTF_8);

    private SnapStartPriming() {}

    /** Runs one call against a local stub. Failures are logged and ignored. */
    static void run() {
        try (LoopbackWeChatStub weChat = LoopbackWeChatStub.start();
                CloudFunction function = new CloudFunction(environment(weChat), Timing.system())) {
            function.handleRequest(
                    new ByteArrayInputStream(HTTP_EVENT), OutputStream.nullOutputStream(), new SnapStartContext());
            TlsPriming.run();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            warn(e.toString());
        }
    }

    /** Prints the reason why priming failed, so that restored processes load the classes themselves. */
    static void warn(String reason) {
        System.err.println("SnapStart priming failed, continuing without it: " + reason.strip());
    }

    private static Map<String, String> environment(LoopbackWeChatStub weChat) {
        return Map.of(
                "WECHAT_APP_ID", "wx0000000000000000",
                "WECHAT_APP_SECRET", "stub-secret",
                "WECHAT_API_BASE_URL", weChat.url());
    }
}
