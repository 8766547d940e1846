package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Authorities to trust beside the JDK's. */
class PushSettingsOfTlsTest {
    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    @Test
    void namesTheFileThatCannotBeRead() {
        try (PushFunctionUnderTest function = PushFunctionUnderTest.at(bus, Map.of("WECHAT_CA_FILE", "/missing.pem"))) {
            function.assertResponse(500, "", SignedPush.of("{\"MsgType\":\"text\"}"));

            assertTrue(function.log().contains("WECHAT_CA_FILE names a file that cannot be read"), function::log);
        }
    }
}
