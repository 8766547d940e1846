package io.cloudcall.tools.sandbox.shipping;

import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertRefused;

import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.cloudcall.tools.sandbox.push.PushOutbox;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that hold for all calls of shipping management. */
final class ShippingTest {
    private static final String ORDER = "/wxa/sec/order/";

    @RegisterExtension
    private final ShippingSandbox sandbox = new ShippingSandbox();

    @AutoClose
    private final SandboxCaller plain = new SandboxCaller(sandbox.server());

    static Stream<String> apis() {
        return new ShippingApi(Clock.systemUTC(), AppSeed.first("wx"), PushOutbox.NONE)
                .routes().keySet().stream().map(path -> path.substring(ORDER.length()));
    }

    @ParameterizedTest
    @MethodSource("apis")
    void answersPostWithATokenAndAnObjectOnly(String api) throws Exception {
        assertRefused(43002, "require POST method", sandbox.get(api));
        assertRefused(41001, "access_token missing", json(plain.post(ORDER + api, "{}")));
        assertRefused(44002, "empty post data", sandbox.post(api, ""));
        for (String noObject : List.of("[]", "null", "{")) {
            assertRefused(47001, "data format error", sandbox.post(api, noObject));
        }
    }

    private static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }
}
