package io.cloudcall.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.KeyCase;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of requests as WeChat's side reads them. */
class RequestSignerPropertyTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static SignedRequest sign(JsonObject query, JsonObject body, KeyCase keyCase) {
        OneTimeValues values = OneTimeValues.generate(RANDOM, SigningVectors.clockAt(TestPeer.NOW));
        return new RequestSigner(TestPeer.APP_ID, TestPeer.keys()).sign(TestPeer.PATH, query, body, keyCase, values);
    }

    private static JsonObject object(String json) {
        return (JsonObject) StrictJsonParser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static String unseal(SignedRequest request) {
        JsonObject body = object(text(request.body()));
        assertEquals(
                List.of("iv", "data", "authtag"), List.copyOf(body.members().keySet()));
        return TestPeer.unseal(part(body, "iv"), part(body, "data"), part(body, "authtag"));
    }

    private static byte[] part(JsonObject body, String name) {
        return Base64.getDecoder().decode(body.getString(name));
    }

    private static Map<String, JsonValue> withoutSecurityMembers(String plaintext) {
        SequencedMap<String, JsonValue> members =
                new LinkedHashMap<>(object(plaintext).members());
        assertTrue(String.valueOf(members.remove("_n")).matches("[A-Za-z0-9+/]{22}"));
        assertEquals(new JsonString(TestPeer.APP_ID), members.remove("_appid"));
        assertEquals(new JsonNumber(Long.toString(TestPeer.NOW)), members.remove("_timestamp"));
        return members;
    }

    @Property(tries = 60)
    void wechatReadsWhatWasSent(
            @ForAll @Size(max = 6)
                    Map<@AlphaChars @StringLength(min = 1, max = 6) String, @StringLength(max = 40) String> texts,
            @ForAll @Size(max = 3) Map<@AlphaChars @StringLength(min = 7, max = 9) String, Long> numbers) {
        SequencedMap<String, JsonValue> query = new LinkedHashMap<>();
        SequencedMap<String, JsonValue> body = new LinkedHashMap<>();
        numbers.forEach((name, value) -> query.put(name, JsonNumber.of(value)));
        texts.forEach((name, value) -> body.put(name, new JsonString(value)));

        SignedRequest request = sign(JsonObject.of(query), JsonObject.of(body), KeyCase.AS_IS);

        Map<String, JsonValue> all = new LinkedHashMap<>(query);
        all.putAll(body);
        String sent = unseal(request);
        assertEquals(all.keySet(), withoutSecurityMembers(sent).keySet());
        numbers.forEach(
                (name, value) -> assertEquals(JsonNumber.of(value), object(sent).get(name)));
        TestPeer.verifyRequest(request);
    }

    @Property(tries = 60)
    void theCallerReadsWhatWechatSends(
            @ForAll @Size(max = 6)
                    Map<@AlphaChars @StringLength(min = 1, max = 6) String, @StringLength(max = 40) String> texts,
            @ForAll @IntRange(min = -300, max = 300) int offset) {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>(
                object("{" + TestPeer.securityMembers() + "}").members());
        texts.forEach((name, value) -> members.put(name, new JsonString(value)));
        String plaintext = JsonObject.of(members).toJson();
        members.keySet().removeIf(name -> name.startsWith("_"));

        OpenedResponse opened = new ResponseOpener(
                        TestPeer.APP_ID, TestPeer.keys(), SigningVectors.clockAt(TestPeer.NOW + offset))
                .open(TestPeer.PATH, TestPeer.signed(TestPeer.seal(plaintext)));

        assertEquals(JsonObject.of(members).toJson(), text(opened.response().body()));
    }

    @Test
    void keepsDigitsAndConvertsNamesAtEveryDepth() {
        String sent = unseal(sign(
                object("{\"scene\":1}"),
                object(
                        "{\"user_lng\":113.3229000000000001,\"id\":40187347336332569601234,\"cargo\":{\"cargoName\":\"a\"}}"),
                KeyCase.SNAKE));

        assertTrue(
                sent.endsWith(",\"_timestamp\":1790000000,\"scene\":1,\"user_lng\":113.3229000000000001,"
                        + "\"id\":40187347336332569601234,\"cargo\":{\"cargo_name\":\"a\"}}"),
                sent);
    }

    @Test
    void neverRepeatsNonceVectorOrSignature() {
        SignedRequest one = sign(JsonObject.EMPTY, JsonObject.EMPTY, KeyCase.SNAKE);
        SignedRequest other = sign(JsonObject.EMPTY, JsonObject.EMPTY, KeyCase.SNAKE);

        assertNotEquals(object(unseal(one)).get("_n"), object(unseal(other)).get("_n"));
        assertNotEquals(
                object(text(one.body())).get("iv"), object(text(other.body())).get("iv"));
        assertNotEquals(one.headers().get("Wechatmp-Signature"), other.headers().get("Wechatmp-Signature"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_n", "_appid", "_timestamp"})
    void refusesTheMembersOfSigningFromTheCaller(String name) {
        JsonObject own = object("{\"" + name + "\":1}");

        for (JsonObject[] parts : new JsonObject[][] {{own, JsonObject.EMPTY}, {JsonObject.EMPTY, own}}) {
            InvalidRequestException failure =
                    assertThrows(InvalidRequestException.class, () -> sign(parts[0], parts[1], KeyCase.SNAKE));
            assertTrue(failure.getMessage().contains("leave them out"), failure.getMessage());
        }
    }

    @Test
    void refusesAParameterInQueryAndBody() {
        JsonObject own = object("{\"scene\":1}");

        InvalidRequestException failure =
                assertThrows(InvalidRequestException.class, () -> sign(own, own, KeyCase.SNAKE));
        assertTrue(failure.getMessage().contains("in one of them"), failure.getMessage());
    }
}
