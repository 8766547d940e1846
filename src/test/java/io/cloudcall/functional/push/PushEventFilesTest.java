package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.events.EventFile;
import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.PutEvent;
import io.cloudcall.tools.sandbox.push.SandboxPushKeys;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The events of pushes in events/, which {@code ./cloudcall push --print-event} made with the sandbox's keys. */
class PushEventFilesTest {
    private static final String APP_ID = "wxSANDBOX0000000000";

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    @AutoClose
    private final PushFunctionUnderTest function = PushFunctionUnderTest.at(
            bus,
            Map.of(
                    "WECHAT_APP_ID",
                    APP_ID,
                    "WECHAT_PUSH_KEYS",
                    SandboxPushKeys.SANDBOX.toJson().encode(),
                    "WECHAT_PUSH_MAX_AGE_SECONDS",
                    "9999999999"));

    @Test
    void deliversAPush() {
        JsonObject response = function.invoke(EventFile.read("push").encode());

        assertEquals(200, response.getInteger("statusCode"), function::log);
        assertEquals("success", response.getString("body"));
        PutEvent event = bus.events().getFirst();
        assertEquals("wechat." + APP_ID, event.source());
        assertEquals("add_express_path", event.detailType());
    }

    @Test
    void verifiesTheUrl() {
        JsonObject event = EventFile.read("push-verification");
        JsonObject response = function.invoke(event.encode());

        assertEquals(200, response.getInteger("statusCode"), function::log);
        assertEquals(event.getJsonObject("queryStringParameters").getString("echostr"), response.getString("body"));
    }
}
