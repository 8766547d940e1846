package io.cloudcall.tools.sandbox.intracity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that hold for all calls of delivery within a city, and the permission that they need. */
final class IntracityTest {

    @RegisterExtension
    private final IntracitySandbox sandbox = new IntracitySandbox();

    @AutoClose
    private final SandboxCaller plain = new SandboxCaller(sandbox.server());

    static Stream<String> apis() {
        return new IntracityApi(Clock.systemUTC(), AppSeed.first("wx"))
                .routes().keySet().stream().map(path -> path.substring(IntracitySandbox.PATH.length()));
    }

    static Stream<String> signedApis() {
        return apis().filter(api -> !api.equals("apply"));
    }

    static Stream<String> permittedApis() {
        return signedApis().filter(api -> !api.equals("getcity"));
    }

    @Test
    void areSixteen() {
        assertEquals(16, apis().count());
    }

    @ParameterizedTest
    @MethodSource("signedApis")
    void haveToBeSigned(String api) throws Exception {
        sandbox.server().intracity().open();
        JsonObject response = clear(api, "{}");

        assertEquals(934011, response.getInteger("errcode"));
        assertTrue(
                response.getString("errmsg")
                        .startsWith("signature is needed, please refer document for help [1000411] rid: "),
                response.encode());
    }

    @ParameterizedTest
    @MethodSource("permittedApis")
    void needThePermission(String api) throws Exception {
        sandbox.assertRefused(48001, "api unauthorized", api, new JsonObject());
    }

    /** WeChat's page: 无加密，可直接调用. */
    @Test
    void applyNeedsNoSignature() throws Exception {
        assertEquals(0, clear("apply", "{}").getInteger("errcode"));

        assertEquals(0, sandbox.succeed("querystore", new JsonObject()).getInteger("total"));
    }

    @Test
    void applyMayBeSigned() throws Exception {
        sandbox.succeed("apply", new JsonObject());
        sandbox.succeed("apply", new JsonObject());

        sandbox.succeed("querystore", new JsonObject());
    }

    @Test
    void listsCities() throws Exception {
        JsonArray both = sandbox.succeed("getcity", new JsonObject()).getJsonArray("support_list");
        JsonArray one = sandbox.succeed("getcity", JsonObject.of("service_trans_id", "SFTC"))
                .getJsonArray("support_list");

        assertEquals(2, both.size());
        assertEquals("SFTC", one.getJsonObject(0).getString("service_trans_id"));
        assertEquals(
                JsonObject.of("city_name", "北京市", "city_code", 110000),
                one.getJsonObject(0).getJsonArray("city_list").getJsonObject(0));
        sandbox.assertRefused(934003, "运力ID错误", "getcity", JsonObject.of("service_trans_id", "SF"));
    }

    private JsonObject clear(String api, String body) throws Exception {
        String target = IntracitySandbox.PATH + api + "?access_token=" + plain.fetchToken();
        return new JsonObject(plain.post(target, body).body());
    }
}
