package io.cloudcall.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.http.TransportResponse;
import io.cloudcall.wechat.SecretRedactor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseOpenerTest {
    private static final String PLAINTEXT = "{" + TestPeer.securityMembers() + ",\"errcode\":0,\"wx_order_id\":7}";
    private static final String BODY = TestPeer.seal(PLAINTEXT);

    private static OpenedResponse open(TransportResponse response, SigningKeys keys) {
        return new ResponseOpener(TestPeer.APP_ID, keys, SigningVectors.clockAt(TestPeer.NOW))
                .open(TestPeer.PATH, response);
    }

    private static OpenedResponse open(TransportResponse response) {
        return open(response, TestPeer.keys());
    }

    private static String text(OpenedResponse opened) {
        return new String(opened.response().body(), StandardCharsets.UTF_8);
    }

    private static TransportResponse clear(int status, String body) {
        return new TransportResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static UnverifiedResponseException refuse(TransportResponse response) {
        UnverifiedResponseException failure = assertThrows(UnverifiedResponseException.class, () -> open(response));
        assertEquals(
                failure.getMessage(), new SecretRedactor().redact(failure.getMessage()), "the log shows all of it");
        assertFalse(failure.getMessage().contains("wx_order_id"), "no plaintext");
        assertFalse(failure.getMessage().contains(BODY.substring(40, 60)), "no ciphertext");
        return failure;
    }

    private static TransportResponse withHeader(String name, Function<String, @Nullable String> change) {
        Map<String, String> headers = new HashMap<>(TestPeer.headers(BODY));
        String changed = change.apply(String.valueOf(headers.remove(name)));
        if (changed != null) {
            headers.put(name, changed);
        }
        return new TransportResponse(200, headers, BODY.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void removesTheMembersOfSigningOnly() {
        assertEquals("{\"errcode\":0,\"wx_order_id\":7}", text(open(TestPeer.signed(BODY))));
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        String body = TestPeer.seal("{" + TestPeer.securityMembers() + ",\"id\":40187347336332569601234,\"fee\":0.10}");

        assertEquals("{\"id\":40187347336332569601234,\"fee\":0.1}", text(open(TestPeer.signed(body))));
    }

    @ParameterizedTest
    @CsvSource({"200,'{\"errcode\":40234,\"errmsg\":\"invalid signature\"}'", "500,'<html>down</html>'", "502,''"})
    void passesErrorsInTheClearOn(int status, String body) {
        TransportResponse response = clear(status, body);

        assertSame(response, open(response).response());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"errcode\":0,\"wx_order_id\":7}", "{}", "[]", "<html></html>", ""})
    void refusesASuccessInTheClear(String body) {
        UnverifiedResponseException failure = refuse(clear(200, body));

        assertTrue(failure.getMessage().contains("neither signed nor an error"), failure.getMessage());
        assertFalse(failure.mayBeOutdatedKeys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wechatmp-TimeStamp", "Wechatmp-Serial", "Wechatmp-Signature"})
    void refusesAResponseWithoutAHeader(String name) {
        UnverifiedResponseException failure = refuse(withHeader(name, value -> null));

        assertTrue(failure.getMessage().contains(name), failure.getMessage());
        refuse(withHeader(name, value -> " "));
    }

    @ParameterizedTest
    @CsvSource({
        "Wechatmp-TimeStamp,1790000001,does not have the signature",
        "Wechatmp-TimeStamp,now,has no usable header",
        "Wechatmp-Serial,cafe,platform certificate cafe",
        "Wechatmp-Serial,<b>,of a malformed number",
        "Wechatmp-Signature,AAAA,does not have the signature",
        "Wechatmp-Signature,?,does not have the signature",
    })
    void refusesAChangedHeader(String name, String value, String reason) {
        UnverifiedResponseException failure = refuse(withHeader(name, before -> value));

        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }

    @Test
    void readsNumbersOfCertificatesInAnyCase() {
        assertNull(open(withHeader("Wechatmp-Serial", value -> value.toLowerCase(Locale.ROOT)))
                .deprecatedSn());
    }

    @Test
    void refusesAChangedBody() {
        for (int i = 0; i < BODY.length(); i += 7) {
            char other = BODY.charAt(i) == 'x' ? 'y' : 'x';
            String changed = BODY.substring(0, i) + other + BODY.substring(i + 1);
            refuse(new TransportResponse(200, TestPeer.headers(BODY), changed.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iv", "data", "authtag"})
    void refusesASignedBodyThatDoesNotDecrypt(String part) {
        String changed = BODY.replaceFirst("(\"" + part + "\":\").", "$1/");
        String cut = BODY.replaceFirst("\"" + part + "\":\"[^\"]*\"", "\"" + part + "\":\"AAAA\"");
        String malformed = BODY.replaceFirst("\"" + part + "\":\"[^\"]*\"", "\"" + part + "\":\"?\"");

        for (String body : new String[] {changed, cut, malformed}) {
            UnverifiedResponseException failure = refuse(TestPeer.signed(body));
            assertTrue(failure.getMessage().contains("cannot be decrypted"), failure.getMessage());
            assertTrue(failure.mayBeOutdatedKeys());
        }
    }

    @Test
    void refusesTheSignatureOfAnotherCertificate() {
        Map<String, String> headers = TestPeer.headers(BODY);
        headers.put("Wechatmp-Signature", TestPeer.sign(TestKeyPairs.WECHAT_BEFORE, BODY));

        refuse(new TransportResponse(200, headers, BODY.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesAResponseOfAnotherApi() {
        ResponseOpener opener =
                new ResponseOpener(TestPeer.APP_ID, TestPeer.keys(), SigningVectors.clockAt(TestPeer.NOW));

        assertThrows(
                UnverifiedResponseException.class,
                () -> opener.open("/cgi-bin/express/intracity/cancelorder", TestPeer.signed(BODY)));
    }

    private static TransportResponse signedByBoth() {
        Map<String, String> headers = TestPeer.headers(BODY);
        headers.put("Wechatmp-Serial-Deprecated", TestPeer.BEFORE);
        headers.put("Wechatmp-Signature-Deprecated", TestPeer.sign(TestKeyPairs.WECHAT_BEFORE, BODY));
        return new TransportResponse(200, headers, BODY.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void acceptsTheDeprecatedCertificateAndNamesIt() {
        SigningKeys old = TestPeer.keys(Map.of(TestPeer.BEFORE, TestPeer.publicKey(TestKeyPairs.WECHAT_BEFORE)));

        assertEquals(TestPeer.BEFORE, open(signedByBoth(), old).deprecatedSn());
    }

    @Test
    void prefersTheCurrentCertificate() {
        SigningKeys both = TestPeer.keys(Map.of(
                TestPeer.CURRENT, TestPeer.publicKey(TestKeyPairs.WECHAT),
                TestPeer.BEFORE, TestPeer.publicKey(TestKeyPairs.WECHAT_BEFORE)));

        assertNull(open(signedByBoth(), both).deprecatedSn());
        assertNull(open(signedByBoth()).deprecatedSn());
    }

    @Test
    void refusesAWrongSignatureOfTheDeprecatedCertificate() {
        SigningKeys wrong = TestPeer.keys(Map.of(TestPeer.BEFORE, TestPeer.publicKey(TestKeyPairs.DEVELOPER)));

        assertThrows(UnverifiedResponseException.class, () -> open(signedByBoth(), wrong));
    }

    @ParameterizedTest
    @CsvSource({"-300,true", "300,true", "-301,false", "301,false", "600,false"})
    void acceptsTheTimestampOfFiveMinutesAroundNow(long offset, boolean accepted) {
        ResponseOpener opener =
                new ResponseOpener(TestPeer.APP_ID, TestPeer.keys(), SigningVectors.clockAt(TestPeer.NOW + offset));

        if (accepted) {
            assertEquals("{\"errcode\":0,\"wx_order_id\":7}", text(opener.open(TestPeer.PATH, TestPeer.signed(BODY))));
        } else {
            UnverifiedResponseException failure = assertThrows(
                    UnverifiedResponseException.class, () -> opener.open(TestPeer.PATH, TestPeer.signed(BODY)));
            assertTrue(failure.getMessage().contains("300 seconds"), failure.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"_appid\":\"wx2\",\"_timestamp\":1790000000}',another AppID",
        "'{\"_timestamp\":1790000000}',another AppID",
        "'{\"_appid\":\"wx0123456789abcdef\",\"_timestamp\":\"1790000000\"}',300 seconds",
        "'{\"_appid\":\"wx0123456789abcdef\"}',300 seconds",
        "'no object',another AppID",
    })
    void refusesAPlaintextForAnotherAppOrTime(String plaintext, String reason) {
        UnverifiedResponseException failure = refuse(TestPeer.signed(TestPeer.seal(plaintext)));

        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }

    @Test
    void opensASignedErrorOfAnyStatus() {
        String body = TestPeer.seal("{" + TestPeer.securityMembers() + ",\"errcode\":934001,\"errmsg\":\"no\"}");
        TransportResponse response =
                new TransportResponse(500, TestPeer.headers(body), body.getBytes(StandardCharsets.UTF_8));

        assertEquals("{\"errcode\":934001,\"errmsg\":\"no\"}", text(open(response)));
        assertEquals(500, open(response).response().status());
    }
}
