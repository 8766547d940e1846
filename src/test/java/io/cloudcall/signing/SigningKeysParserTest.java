package io.cloudcall.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.ConfigurationException;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.wechat.SecretRedactor;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SigningKeysParserTest {
    private static final String AES = Base64.getEncoder().encodeToString(new byte[32]);
    private static final RSAPrivateKey KEY = (RSAPrivateKey) TestKeyPairs.DEVELOPER.getPrivate();
    private static final String PKCS8 = base64(KEY.getEncoded());
    private static final String PKCS1 = base64(pkcs1(KEY.getEncoded()));

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    }

    /** The octet string at the end of PKCS#8, whose head has 26 bytes for a key of 2048 bits. */
    private static byte[] pkcs1(byte[] pkcs8) {
        return Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    }

    private static String pem(String label, String base64) {
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static String quote(String text) {
        return JsonWriter.stringify(new JsonString(text));
    }

    private static String keys(String aes, String privateKey, String certificates) {
        return "{\"symmetric\":{\"sn\":\"5a\",\"key\":" + quote(aes) + "},\"asymmetric\":{\"sn\":\"a5\",\"privateKey\":"
                + quote(privateKey) + "},\"certificates\":" + certificates + "}";
    }

    private static String certificates(String... numbers) {
        return Stream.of(numbers)
                .map(number -> certificate(number, SigningVectors.certificate()))
                .toList()
                .toString();
    }

    private static String certificate(String number, String pem) {
        return "{\"sn\":" + quote(number) + ",\"pem\":" + quote(pem) + "}";
    }

    private static SigningKeys parse(String json) {
        return SigningKeysParser.parse(json, TestPeer.APP_ID, true, "the file that WECHAT_API_SECURITY_FILE names");
    }

    static Stream<String> privateKeys() {
        String pkcs1 = pem("RSA PRIVATE KEY", PKCS1);
        String pkcs8 = pem("PRIVATE KEY", PKCS8);
        return Stream.of(
                pkcs1,
                pkcs8,
                PKCS1,
                PKCS8,
                pkcs1.replace("\n", "\r\n"),
                pkcs8.replace("\n", "\\n"),
                pkcs8.replace("\n", "\\r\\n"),
                pkcs8.replace("\n", ""),
                PKCS8.replace("\n", ""),
                "Bag Attributes\n    friendlyName: wechat\n" + pkcs8);
    }

    @ParameterizedTest
    @MethodSource("privateKeys")
    void readsPrivateKeysOfEachForm(String text) {
        SigningKeys keys = parse(keys(AES, text, certificates("c1")));

        assertEquals(KEY.getModulus(), keys.asymmetric().getModulus());
        byte[] payload = {1, 2, 3};
        assertTrue(MessageSignature.verify(
                TestPeer.publicKey(TestKeyPairs.DEVELOPER),
                payload,
                MessageSignature.sign(keys.asymmetric(), payload)));
    }

    @Test
    void wrapsAKeyAsPkcs8HasIt() {
        assertArrayEquals(KEY.getEncoded(), Der.toPkcs8(pkcs1(KEY.getEncoded())));
    }

    @Test
    void readsNumbersAndTheKey() {
        SigningKeys keys = parse(keys(AES + "\n", PKCS8, certificates("c1")));

        assertEquals("5a", keys.symmetricSn());
        assertEquals("a5", keys.asymmetricSn());
        assertArrayEquals(new byte[32], keys.symmetric().getEncoded());
    }

    @Test
    void findsCertificatesByTheirNumbersInAnyCase() {
        SigningKeys keys = parse(keys(AES, PKCS8, certificates("ABcd12", "77")));

        assertNotNull(keys.certificate("abCD12"));
        assertNotNull(keys.certificate(" 77 "));
        assertEquals(null, keys.certificate("78"));
    }

    @Test
    void readsACertificateWithoutTheLinesAroundIt() {
        String bare = SigningVectors.certificate().replaceAll("-----[A-Z ]+-----", "");

        assertNotNull(
                parse(keys(AES, PKCS8, "[" + certificate("c1", bare) + "]")).certificate("c1"));
    }

    @Test
    void takesKeysWithoutAnAppIdForThoseOfOneAppOnly() {
        String json = keys(AES, PKCS8, certificates("c1"));

        ConfigurationException failure = assertThrows(
                ConfigurationException.class, () -> SigningKeysParser.parse(json, "wx2", false, "the setting"));

        assertTrue(failure.getMessage().startsWith("the setting has no keys of the AppID"), failure.getMessage());
    }

    @Test
    void tellsTheSecretTexts() {
        String pem = pem("RSA PRIVATE KEY", PKCS1);

        assertEquals(
                List.of(AES, pem.strip(), PKCS1.replace("\n", "")),
                parse(keys(AES, pem, certificates("c1"))).secretTexts());
    }

    @Test
    void selectsTheKeysOfTheAppAmongSeveral() {
        String json = "{\"" + TestPeer.APP_ID + "\":" + keys(AES, PKCS8, certificates("c1")) + ",\"wx2\":{}}";

        assertNotNull(parse(json).certificate("c1"));
    }

    static Stream<Arguments> malformedKeys() {
        String ok = certificates("c1");
        String shortKey = base64(TestKeyPairs.generate("RSA", 512).getPrivate().getEncoded());
        String ec = base64(TestKeyPairs.generate("EC", 256).getPrivate().getEncoded());
        String sm2 = base64(sm2Key());
        return Stream.of(
                Arguments.of(keys("AAAA", PKCS8, ok), "symmetric.key", "AES256 key"),
                Arguments.of(keys("?" + AES, PKCS8, ok), "symmetric.key", "AES256 key"),
                Arguments.of(keys(base64(new byte[16]), PKCS8, ok), "symmetric.key", "SM4"),
                Arguments.of(
                        keys(AES, PKCS8, ok).replace("\"sn\":\"5a\"", "\"sn\":\"5a\",\"algorithm\":\"SM4_GCM\""),
                        "symmetric.key",
                        "SM4"),
                Arguments.of(keys(AES, " ", ok), "asymmetric.privateKey", "is missing"),
                Arguments.of(keys(AES, "not base64 ?", ok), "asymmetric.privateKey", "is no PEM text"),
                Arguments.of(keys(AES, "-----BEGIN PRIVATE KEY-----\nMIIE", ok), "asymmetric.privateKey", "is cut off"),
                Arguments.of(keys(AES, "AAAA", ok), "asymmetric.privateKey", "is no RSA private key"),
                Arguments.of(keys(AES, PKCS8.substring(0, 800), ok), "asymmetric.privateKey", "is no RSA private key"),
                Arguments.of(keys(AES, pem("PUBLIC KEY", PKCS8), ok), "asymmetric.privateKey", "is no RSA private key"),
                Arguments.of(keys(AES, pem("ENCRYPTED PRIVATE KEY", PKCS8), ok), "asymmetric.privateKey", "passphrase"),
                Arguments.of(
                        keys(AES, pem("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\n\n" + PKCS1), ok),
                        "asymmetric.privateKey",
                        "passphrase"),
                Arguments.of(keys(AES, shortKey, ok), "asymmetric.privateKey", "fewer than 1024 bits"),
                Arguments.of(keys(AES, ec, ok), "asymmetric.privateKey", "is no RSA private key"),
                Arguments.of(keys(AES, pem("EC PRIVATE KEY", ec), ok), "asymmetric.privateKey", "SM2"),
                Arguments.of(keys(AES, sm2, ok), "asymmetric.privateKey", "SM2"),
                Arguments.of(keys(AES, PKCS8, "[]"), "certificates", "has no certificate"),
                Arguments.of(keys(AES, PKCS8, "{}"), "certificates", "has no certificate"),
                Arguments.of(keys(AES, PKCS8, "[1]"), "certificates[0].pem", "is missing"),
                Arguments.of(
                        keys(AES, PKCS8, "[" + certificate("c1", PKCS8) + "]"),
                        "certificates[0].pem",
                        "is no RSA certificate"),
                Arguments.of(keys(AES, PKCS8, "[" + certificate("c1", sm2) + "]"), "certificates[0].pem", "SM2"),
                Arguments.of(keys(AES, PKCS8, certificates("ab", "AB")), "certificates[1].sn", "another certificate"),
                Arguments.of(keys(AES, PKCS8, ok).replace("\"sn\":\"5a\"", "\"sn\":5"), "symmetric.sn", "is missing"),
                Arguments.of(
                        keys(AES, PKCS8, ok).replace("\"a5\"", "\"a5\\r\\nX: y\""), "asymmetric.sn", "is no number"),
                Arguments.of("{\"symmetric\":{},\"certificates\":[]}", "asymmetric", "is no object"),
                Arguments.of("{\"wx2\":" + keys(AES, PKCS8, ok) + "}", "", "has no keys of the AppID"),
                Arguments.of("{\"symmetric\":", "", "is not JSON"),
                Arguments.of("[]", "", "is no JSON object"));
    }

    private static byte[] sm2Key() {
        byte[] algorithm = {
            0x30,
            0x13,
            6,
            7,
            0x2A,
            (byte) 0x86,
            0x48,
            (byte) 0xCE,
            0x3D,
            2,
            1,
            6,
            8,
            0x2A,
            (byte) 0x81,
            0x1C,
            (byte) 0xCF,
            0x55,
            1,
            (byte) 0x82,
            0x2D
        };
        return algorithm;
    }

    @ParameterizedTest
    @MethodSource("malformedKeys")
    void namesTheFieldAndTheRemedyAndNothingOfTheKey(String json, String field, String reason) {
        ConfigurationException failure = assertThrows(ConfigurationException.class, () -> parse(json));

        String message = failure.getMessage();
        assertTrue(message.contains(field) && message.contains(reason), message);
        assertTrue(message.contains("the file that WECHAT_API_SECURITY_FILE names"), message);
        assertTrue(message.matches(".*: (store|copy|take|choose|decrypt|create|download|keep) .*\\."), message);
        assertEquals(message, new SecretRedactor().redact(message), "the log shows all of it");
        for (String secret : new String[] {AES.substring(0, 10), PKCS8.substring(100, 110), PKCS1.substring(0, 20)}) {
            assertFalse(message.contains(secret), message);
        }
    }

    @Test
    void printsNothingOfTheKeys() {
        SigningKeys keys = parse(keys(AES, PKCS8, certificates("c1")));

        assertEquals("signing keys", keys.toString());
        assertFalse(new RequestSigner("wx", keys).toString().contains("modulus"));
    }
}
