package io.cloudcall.functional.calls;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.packaged.OfficialSample;
import io.cloudcall.tools.sandbox.samples.SampleApi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call of the catalog, answered by the sandbox without planned responses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxAnswersTest {
    private static final String FILE = "{\"contentType\":\"image/png\",\"value\":\"YWJj\"}";
    private static final JsonArray PNG_SIGNATURE = JsonArray.of(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);

    private static final Map<String, JsonObject> SAMPLES = samples();

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router;

    SandboxAnswersTest(@TempDir Path folder) {
        router = sandbox.function(RouterSettings.permittingAll(folder));
    }

    private static Map<String, JsonObject> samples() {
        try (InputStream in = SampleApi.class.getResourceAsStream("api-samples.jsonl");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(JsonObject::new)
                    .collect(Collectors.toMap(row -> row.getString("path"), row -> row));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Api> callable() {
        return ApiCatalog.all().stream().filter(api -> api.unsupportedReason().isEmpty());
    }

    static Stream<Api> sampled() {
        return callable().filter(api -> SAMPLES.containsKey(api.path()));
    }

    /** Returns what the page requires, and a member that leaves no body empty. */
    private static JsonObject data(JsonObject sample) {
        JsonObject data = JsonObject.of("unknown_key", "1");
        Stream.of("query", "body")
                .flatMap(place -> sample.getJsonArray(place, new JsonArray()).stream())
                .forEach(name -> data.put((String) name, "1"));
        return sample.containsKey("file") ? data.put(sample.getString("file"), new JsonObject(FILE)) : data;
    }

    private String invoke(Api api, JsonObject data) {
        return invoke(api.name(), data);
    }

    private String invoke(String api, JsonObject data) {
        return router.invoke(JsonObject.of("openapi", api, "convertCase", false, "data", data)
                .encode());
    }

    @ParameterizedTest
    @MethodSource("sampled")
    void areSamplesForTheRequiredParameters(Api api) {
        JsonObject sample = SAMPLES.get(api.path());

        JsonObject result = new JsonObject(invoke(api, data(sample)));

        assertEquals("openapi." + api.name() + ":ok", result.getString("errMsg"), result::encode);
        assertEquals(0, result.getInteger("errCode"));
        JsonObject answer = sample.getJsonObject("answer");
        if (answer == null) {
            assertEquals("image/png", result.getString("contentType"));
            assertEquals(PNG_SIGNATURE, beginning(result.getJsonObject("buffer")));
        } else {
            answer.remove("errcode");
            answer.remove("errmsg");
            answer.forEach(member -> assertEquals(member.getValue(), result.getValue(member.getKey())));
        }
    }

    private static JsonArray beginning(JsonObject buffer) {
        assertEquals("Buffer", buffer.getString("type"));
        return new JsonArray(buffer.getJsonArray("data").getList().subList(0, PNG_SIGNATURE.size()));
    }

    /** WeChat's own samples of requests have what WeChat's pages require. */
    static Stream<OfficialSample> officialSamples() {
        return OfficialSample.all().stream().filter(sample -> SAMPLES.containsKey(sample.path()));
    }

    @ParameterizedTest
    @MethodSource("officialSamples")
    void areSamplesForWeChatsOwnRequests(OfficialSample sample) {
        assertResult(router.invoke(sample.event())).isOk(sample.api());
    }

    static Stream<Api> withRequiredParameters() {
        return sampled()
                .filter(api -> SAMPLES.get(api.path()).containsKey("query")
                        || SAMPLES.get(api.path()).containsKey("body"));
    }

    @ParameterizedTest
    @MethodSource("withRequiredParameters")
    void areRefusalsWithoutARequiredParameter(Api api) {
        JsonObject data = data(SAMPLES.get(api.path()));
        String missing = List.copyOf(data.fieldNames()).get(1);
        data.remove(missing);

        String result = invoke(api, data);

        assertTrue(result.matches("\\{\"errCode\":(47003|40097),.* " + missing + " is empty rid: .*"), result);
    }

    static Stream<Api> byUrl() {
        return callable().filter(api -> api.queryParameters().contains("img_url"));
    }

    @ParameterizedTest
    @MethodSource("byUrl")
    void areSamplesForAPictureByItsUrl(Api api) {
        assertResult(invoke(api, JsonObject.of("type", "photo", "img_url", "https://example.com/a.png")))
                .isOk(api.name());
        assertEquals(0, sandbox.lastRequest().body().length());
    }

    /** Calls with state, each of which has a test of its own. */
    @Test
    void areSamplesUnlessThereIsState() {
        assertEquals(
                List.of(),
                callable()
                        .filter(api -> !SAMPLES.containsKey(api.path()))
                        .map(Api::name)
                        .filter(
                                name -> !name.matches(
                                        "(logistics|wxa\\.sec\\.order)\\..+"
                                                + "|security\\.mediaCheckAsync"
                                                + "|auth\\.(code2Session|checkSessionKey|ResetUserSessionKey)|phonenumber\\.getPhoneNumber"
                                                + "|.+\\.(uploadTempMedia|getTempMedia)|officialAccount\\.media\\.(upload|get|getFromJSSDK)"))
                        .toList(),
                "give each a row in api-samples.jsonl, or, with state in the sandbox, an alternative in this expression");
    }

    @ParameterizedTest
    @MethodSource("callable")
    void existForTheWholeCatalogue(Api api) {
        JsonObject result = new JsonObject(invoke(api, JsonObject.of("media", new JsonObject(FILE))));

        assertFalse(result.getInteger("errCode") == 40066, result::encode);
        assertFalse(result.getInteger("errCode") == 43001, result::encode);
        assertFalse(result.getInteger("errCode") == 43002, result::encode);
    }

    @Test
    void giveTheBytesBackThatWereUploaded() {
        String uploaded = invoke(
                "customerServiceMessage.uploadTempMedia",
                JsonObject.of("type", "image", "media", new JsonObject(FILE)));
        String mediaId = new JsonObject(uploaded).getString("media_id");

        assertResult(invoke("customerServiceMessage.getTempMedia", JsonObject.of("media_id", mediaId)))
                .isExactly("{\"contentType\":\"image/png\",\"buffer\":{\"type\":\"Buffer\",\"data\":[97,98,99]},"
                        + "\"errMsg\":\"openapi.customerServiceMessage.getTempMedia:ok\",\"errCode\":0}");
    }
}
