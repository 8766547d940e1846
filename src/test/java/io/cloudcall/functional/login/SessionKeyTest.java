package io.cloudcall.functional.login;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The uses of a session key in docs/LOGIN.md. */
class SessionKeyTest extends LoginFixture {
    private static final String CHECK = "auth.checkSessionKey";
    private static final String RESET = "auth.ResetUserSessionKey";
    private static final String PHONE_NUMBER = "phonenumber.getPhoneNumber";

    private FunctionUnderTest router;
    private JsonObject session;

    @BeforeEach
    void logIn() {
        router = router(Map.of("AWS_LAMBDA_LOG_LEVEL", "DEBUG"));
        session = new JsonObject(router.invoke(login("sandbox-ann-1")));
    }

    private static String sign(String sessionKey) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(sessionKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private static JsonObject proof(JsonObject session) throws GeneralSecurityException {
        return JsonObject.of(
                "openid", session.getString("openid"),
                "signature", sign(session.getString("sessionKey")),
                "sigMethod", "hmac_sha256");
    }

    @Test
    void signsAsThePageAboutLoginsShows() throws Exception {
        assertTrue(Files.readString(Path.of("docs", "LOGIN.md"))
                .contains("`fakeSessionKey0123456789==` makes the signature `" + sign("fakeSessionKey0123456789==")));
    }

    @Test
    void isCheckedBySignature() throws GeneralSecurityException {
        assertResult(router.invoke(event(CHECK, proof(session)))).isOk(CHECK);
    }

    /** A login replaces the key. */
    @Test
    void endsWithTheNextLogin() throws GeneralSecurityException {
        JsonObject next = new JsonObject(router.invoke(login("sandbox-ann-2")));

        assertEquals(session.getString("openid"), next.getString("openid"));
        assertEquals(session.getString("unionid"), next.getString("unionid"));
        assertResult(router.invoke(event(CHECK, proof(session)))).isError(87009);
        assertResult(router.invoke(event(CHECK, proof(next)))).isOk(CHECK);
    }

    @Test
    void isReplacedByAReset() throws GeneralSecurityException {
        JsonObject reset = new JsonObject(router.invoke(event(RESET, proof(session))));

        assertEquals(session.getString("openid"), reset.getString("openid"));
        assertNotEquals(session.getString("sessionKey"), reset.getString("sessionKey"));
        assertResult(router.invoke(event(RESET, proof(session)))).isError(87009);
        assertResult(router.invoke(event(CHECK, proof(reset)))).isOk(CHECK);
    }

    @ParameterizedTest
    @CsvSource({
        "openid, '', 40097",
        "signature, '', 40097",
        "sigMethod, '', 40097",
        "openid, x, 40003",
        "sigMethod, md5, 87008",
        "openid, oSTRANGER, 87007",
        "signature, 00, 87009"
    })
    void isNotAcceptedWithoutProof(String parameter, String value, int errcode) throws GeneralSecurityException {
        JsonObject proof = proof(session).put(parameter, value);

        assertResult(router.invoke(event(CHECK, proof))).isError(errcode);
        assertResult(router.invoke(event(RESET, proof))).isError(errcode);
    }

    @Test
    void isNotNeededForATelephoneNumber() {
        JsonObject result = new JsonObject(router.invoke(event(PHONE_NUMBER, JsonObject.of("code", "sandbox-ann-1"))));

        JsonObject phone = result.getJsonObject("phoneInfo");
        assertEquals("86", phone.getString("countryCode"));
        assertEquals(11, phone.getString("phoneNumber").length());
        assertEquals(sandbox.appId(), phone.getJsonObject("watermark").getString("appid"));
    }

    @Test
    void doesNotMatterForTheCodesOfTelephoneNumbers() {
        JsonObject ofAnn = JsonObject.of("code", "sandbox-ann-1", "openid", session.getString("openid"));
        JsonObject ofBob = JsonObject.of("code", "sandbox-bob", "openid", session.getString("openid"));

        assertResult(router.invoke(event(PHONE_NUMBER, ofBob))).isError(40003);
        assertResult(router.invoke(event(PHONE_NUMBER, ofAnn))).isOk(PHONE_NUMBER);
        assertResult(router.invoke(event(PHONE_NUMBER, ofAnn))).isError(40029);
        assertResult(router.invoke(event(PHONE_NUMBER, JsonObject.of("code", "x"))))
                .isError(40029);
    }
}
