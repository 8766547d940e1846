package io.cloudcall.tools.sandbox.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which signed requests the sandbox takes, and which it refuses. */
final class SandboxSigningTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final String RISK_RANK = "/wxa/getuserriskrank";
    private static final JsonObject USER = JsonObject.of("appid", "wx", "openid", "o", "scene", 0, "client_ip", "::1");

    private final MockClock clock = MockClock.at(START);

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().clock(clock).echo("mark").start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    @Test
    void answersASignedCallEncrypted() throws Exception {
        HandSignedCall call = call();
        HttpResponse<String> response = call.send();
        JsonObject plaintext = call.decrypt(response);

        assertFalse(response.body().contains("errmsg"));
        assertEquals(sandbox.appId(), plaintext.getString("_appid"));
        assertEquals(START.getEpochSecond(), plaintext.getLong("_timestamp"));
        assertTrue(plaintext.getString("_n").matches("[A-Za-z0-9+/]{22}"));
        assertEquals(0, plaintext.getInteger("errcode"));
    }

    @Test
    void answersAnErrorOfTheApiEncryptedToo() throws Exception {
        HandSignedCall call = call();
        call.content.remove("openid");

        assertEquals(47003, call.decrypt(call.send()).getInteger("errcode"));
    }

    @Test
    void echoesTheMarkOfAnEncryptedRequest() throws Exception {
        HandSignedCall call = call();
        call.content.put("mark", "7");

        assertEquals("7", call.decrypt(call.send()).getString("mark"));
    }

    /** WeChat's plaintext has the parameters of the URL beside those of the body. */
    @Test
    void readsParametersOfTheUrlFromThePlaintext() throws Exception {
        HandSignedCall call = new HandSignedCall(
                sandbox,
                clock,
                "/wxa/set_user_storage",
                JsonObject.of("openid", "o", "signature", "s", "sig_method", "hmac_sha256")
                        .put("kv_list", new JsonArray()));

        assertEquals(0, call.decrypt(call.send()).getInteger("errcode"));
    }

    @Test
    void answersAClearCallClearlyThoughKeysAreSetUp() throws Exception {
        sandbox.security();
        String body = caller.post(RISK_RANK + "?access_token=" + caller.fetchToken(), USER.encode())
                .body();

        assertEquals(0, new JsonObject(body).getInteger("errcode"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(40230, call -> call.changedHeaders.put("Wechatmp-Serial", "")),
                refusal(40231, call -> call.changedHeaders.put("Wechatmp-TimeStamp", "")),
                refusal(40232, call -> call.changedHeaders.put("Wechatmp-Signature", "")),
                refusal(40233, call -> call.changedHeaders.put("Wechatmp-Appid", "")),
                refusal(40234, call -> call.payloadEnd = "\nfifth field"),
                refusal(40234, call -> call.payloadEnd = "\n"),
                refusal(40234, call -> call.pkcs1 = true),
                refusal(40234, call -> call.sentAfterwards = " "),
                refusal(40234, call -> call.changedHeaders.put("Wechatmp-Signature", "no base64")),
                refusal(40234, call -> call.changedHeaders.put("Wechatmp-Signature", "AAAA")),
                refusal(40234, call -> call.changedHeaders.put("Wechatmp-TimeStamp", seconds(1))),
                refusal(40235, call -> call.changedHeaders.put("Wechatmp-Serial", "0".repeat(32))),
                refusal(40235, call -> call.symmetricSerial = "0".repeat(32)),
                refusal(40235, call -> call.encryptedPath = "/wxa/other"),
                refusal(40235, call -> call.content.remove("_n")),
                refusal(40235, call -> call.content.remove("_appid")),
                refusal(40235, call -> call.content.put("_appid", "wx")),
                refusal(40235, call -> call.content.remove("_timestamp")),
                refusal(40235, call -> call.content.put("_timestamp", call.timestamp)),
                refusal(40235, call -> call.content.put("_timestamp", START.getEpochSecond() + 1)),
                refusal(40236, call -> call.changedHeaders.put("Wechatmp-Appid", "wxUnknown")),
                refusal(40240, call -> call.timestamp = seconds(-600)),
                refusal(40240, call -> call.timestamp = seconds(-301)),
                refusal(40240, call -> call.timestamp = seconds(301)),
                refusal(40240, call -> call.timestamp = "soon"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses(int errcode, Consumer<HandSignedCall> change) throws Exception {
        HandSignedCall call = call();
        change.accept(call);
        JsonObject response = new JsonObject(call.send().body());

        assertEquals(errcode, response.getInteger("errcode"), response.encode());
        assertTrue(response.getString("errmsg").contains(" rid: "), response.encode());
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void takesATimestampThatIsFiveMinutesOff(long seconds) throws Exception {
        HandSignedCall call = call();
        call.timestamp = seconds(seconds);
        call.content.put("_timestamp", START.getEpochSecond() + seconds);

        assertEquals(0, call.decrypt(call.send()).getInteger("errcode"));
    }

    @Test
    void refusesTheTokenOfAnotherApp() throws Exception {
        sandbox.addApp("wxOTHER", "other-app-secret");
        HandSignedCall call = call();
        call.tokenAppId = "wxOTHER";

        assertEquals(40237, call.sendAndRead().getInteger("errcode"));
    }

    /** Keys of one app are no keys of another. */
    @Test
    void refusesAnAppWithoutKeys() throws Exception {
        sandbox.addApp("wxOTHER", "other-app-secret");
        HandSignedCall call = call();
        call.tokenAppId = "wxOTHER";
        call.changedHeaders.put("Wechatmp-Appid", "wxOTHER");

        assertEquals(40239, call.sendAndRead().getInteger("errcode"));
    }

    @Test
    void refusesAnAppWithoutASymmetricKey() throws Exception {
        HandSignedCall call = call();
        sandbox.signing().removeSymmetricKey(sandbox.appId());

        assertEquals(40238, call.sendAndRead().getInteger("errcode"));
    }

    @Test
    void hasKeysOfEachAppByItsAppId() {
        JsonObject one = sandbox.security();
        sandbox.addApp("wxOTHER", "other-app-secret");
        JsonObject several = sandbox.security();

        assertEquals(Set.of(sandbox.appId(), "wxOTHER"), several.fieldNames());
        assertEquals(one, several.getJsonObject(sandbox.appId()));
        assertNotEquals(
                one.getJsonObject("symmetric"), several.getJsonObject("wxOTHER").getJsonObject("symmetric"));
    }

    private HandSignedCall call() {
        return new HandSignedCall(sandbox, clock, RISK_RANK, USER);
    }

    private static Arguments refusal(int errcode, Consumer<HandSignedCall> change) {
        return Arguments.of(errcode, change);
    }

    private static String seconds(long offset) {
        return Long.toString(START.getEpochSecond() + offset);
    }
}
