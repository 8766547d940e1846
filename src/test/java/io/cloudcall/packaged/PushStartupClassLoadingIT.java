package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.push.PushEncryption;
import io.cloudcall.functional.push.SignedPush;
import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the push handler's start, by the classes that it loads until its first push is on the bus. */
@Timeout(180)
class PushStartupClassLoadingIT {
    private static final String KEYS = new JsonObject()
            .put("token", PushEncryption.DEFAULT.token())
            .put("encodingAesKey", PushEncryption.DEFAULT.encodingAesKey())
            .encode();

    @AutoClose
    private final SecretsManagerStub store = new SecretsManagerStub().respondWithSecret(KEYS);

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    @TempDir
    Path folder;

    private List<String> loadedByAPush() throws IOException {
        Map<String, String> settings = new HashMap<>(store.environment());
        settings.putAll(bus.environment());
        settings.put("WECHAT_APP_ID", SignedPush.APP_ID);
        settings.put("WECHAT_PUSH_ARN", "wechat-push");
        settings.put("WECHAT_PUSH_BUS", "wechat-push");
        String push = SignedPush.of("{\"CreateTime\":1714112445,\"MsgType\":\"text\"}")
                .event();
        return new ClassLoadingLog(folder).record("io.cloudcall.PushFunction", settings, push, "\"body\":\"success\"");
    }

    /** Of calls a push needs the form of an AppID, the timer, and the types of exceptions, which verification loads. */
    @Test
    void loadsNothingOfCalls() throws IOException {
        List<String> needless = loadedByAPush().stream()
                .filter(name -> name.matches("io\\.cloudcall\\.(call|wechat|quota|logistics|signing|client)\\..*"
                        + "|io\\.cloudcall\\.(CloudFunction|Call|Invocation|Quota).*"))
                .filter(name ->
                        !name.matches("io\\.cloudcall\\.(call\\.(AppId|\\w+Exception)|wechat\\.Timing)([$/].*)?"))
                .toList();

        assertEquals(List.of(), needless);
    }

    @Test
    void loadsNothingOfSnapStartServersNorLoggers() throws IOException {
        List<String> needless = loadedByAPush().stream()
                .filter(name ->
                        name.matches("(com\\.sun\\.net\\.httpserver|org\\.slf4j)\\..*|io\\.netty\\.buffer\\.\\w+Event"))
                .toList();

        assertEquals(List.of(), needless);
    }

    @Test
    void buildsNoMethodsOfRecords() throws IOException {
        List<String> loaded = loadedByAPush();

        assertTrue(loaded.contains("io.cloudcall.push.PushReceiver"), "the push is received");
        assertFalse(loaded.contains("java.lang.runtime.ObjectMethods"), "the JVM builds no methods at run time");
    }
}
