package io.cloudcall;

import io.cloudcall.wechat.Timing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Invokes a function like this one before there is an event, so that its classes are loaded and linked when a snapshot
 * is taken. The call goes to this process itself, and what is logged for machines goes nowhere.
 */
final class SnapStartPriming {
    private static final byte[] HTTP_EVENT =
            ("{\"version\":\"2.0\",\"routeKey\":\"$default\",\"rawPath\":\"/\",\"rawQueryString\":\"\","
                            + "\"headers\":{\"content-type\":\"application/json\"},"
                            + "\"requestContext\":{\"http\":{\"method\":\"POST\",\"path\":\"/\"}},"
                            + "\"body\":\"{}\",\"isBase64Encoded\":false}")
                    .getBytes(StandardCharsets.UTF_8);

    private SnapStartPriming() {}

    /** Invokes the function. A failure concerns nothing else. */
    static void run() {
        try (LoopbackWeChatStub weChat = LoopbackWeChatStub.start();
                CloudFunction function = new CloudFunction(settings(weChat), Timing.system())) {
            function.handleRequest(
                    new ByteArrayInputStream(HTTP_EVENT), OutputStream.nullOutputStream(), new SnapStartContext());
        } catch (IOException | RuntimeException failure) {
            warn(failure.toString());
        }
    }

    /** Prints why restored processes will load classes of their own. */
    static void warn(String reason) {
        System.err.println("Starts without a call ahead: " + reason.strip());
    }

    private static Map<String, String> settings(LoopbackWeChatStub weChat) {
        return Map.of(
                "WECHAT_APP_ID", "wx0000000000000000",
                "WECHAT_APP_SECRET", "of nobody",
                "WECHAT_API_BASE_URL", weChat.url());
    }
}
