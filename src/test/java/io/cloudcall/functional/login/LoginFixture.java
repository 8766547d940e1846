package io.cloudcall.functional.login;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A router that permits the calls of a login, pointed at a sandbox. */
abstract class LoginFixture {
    static final String LOGIN = "auth.code2Session";
    static final String LOGIN_PATH = "/sns/jscode2session";

    private static final List<String> APIS = List.of(
            LOGIN,
            "auth.checkSessionKey",
            "auth.ResetUserSessionKey",
            "phonenumber.getPhoneNumber",
            "logistics.getAllAccount");

    @RegisterExtension
    final SandboxExtension sandbox = SandboxExtension.create();

    @TempDir
    private Path folder;

    /** Returns a router with additional settings, whose pauses end at once. */
    FunctionUnderTest router(Map<String, String> settings) {
        return router(new Timing(Clock.systemUTC(), new Random(1), millis -> {}), settings);
    }

    /** Returns a router with this timing and additional settings. */
    FunctionUnderTest router(Timing timing, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(RouterSettings.permitting(folder, APIS));
        all.putAll(settings);
        return sandbox.function(timing, all);
    }

    static String login(String code) {
        return event(LOGIN, JsonObject.of("jsCode", code));
    }

    static String event(String api, JsonObject data) {
        return JsonObject.of("openapi", api, "data", data).encode();
    }
}
