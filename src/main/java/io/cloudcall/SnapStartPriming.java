package io.cloudcall;

import io.cloudcall.call.FunctionTarget;
import io.cloudcall.config.EnvironmentVariables;
import io.cloudcall.config.FunctionConfig;
import io.cloudcall.event.EventParser;
import io.cloudcall.event.InvocationEvent;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.StartType;
import io.cloudcall.wechat.Deadline;
import io.cloudcall.wechat.SecretRedactor;
import io.cloudcall.wechat.Timing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes a call before there is anybody to make one for, so that its classes are loaded and linked when a snapshot is taken. WeChat hears
 * nothing of it: the call goes to this process itself.
 */
final class SnapStartPriming {
    private static final long TIMEOUT_MILLIS = 5_000;

    private static final byte[] HTTP_EVENT =
            ("{\"version\":\"2.0\",\"routeKey\":\"$default\",\"rawPath\":\"/\",\"rawQueryString\":\"\","
                            + "\"headers\":{\"content-type\":\"application/json\"},\"requestContext\":{\"http\":{\"method\":\"POST\",\"path\":\"/\"}},"
                            + "\"body\":\"{}\",\"isBase64Encoded\":false}")
                    .getBytes(StandardCharsets.UTF_8);

    private SnapStartPriming() {}

    /** Makes the call. What goes wrong with it goes wrong with nothing else. */
    static void run() {
        try (LoopbackWeChatStub weChat = LoopbackWeChatStub.start();
                CallHandler calls = CallHandler.create(new EnvironmentVariables(settings(weChat)), Timing.system(), new SecretRedactor())) {
            InvocationEvent event =
                    new EventParser(new FunctionTarget.Single(FunctionConfig.DEFAULT_API)).parse(HTTP_EVENT);
            InvocationRecorder trace =
                    new InvocationRecorder(Clock.systemUTC(), StartType.COLD, FunctionConfig.DEFAULT_API, null);
            InvocationResult result = InvocationResult.fromResult(calls.handle(event, deadline(), trace));
            event.toResponse(result.result(), result.status(), "");
        } catch (IOException | RuntimeException withoutIt) {
            System.err.println("Starts without a call ahead: " + withoutIt);
        }
    }

    private static Map<String, String> settings(LoopbackWeChatStub weChat) {
        return Map.of(
                "WECHAT_APP_ID", "wx0000000000000000",
                "WECHAT_APP_SECRET", "of nobody",
                "WECHAT_API_BASE_URL", weChat.url());
    }

    private static Deadline deadline() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);
        return () -> TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
}
