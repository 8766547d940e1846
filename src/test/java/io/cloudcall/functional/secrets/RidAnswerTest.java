package io.cloudcall.functional.secrets;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WeChat's answer about an rid, which quotes a request with credentials of other processes. */
class RidAnswerTest {
    private static final String PATH = "/cgi-bin/openapi/rid/get";
    private static final String FAKE = "50_fakeOfAnotherProcess";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final Path folder;
    private final FunctionUnderTest router;

    RidAnswerTest(@TempDir Path folder) {
        this.folder = folder;
        router = sandbox.function(RouterSettings.permitting(folder, List.of(PATH)));
    }

    private String ask(JsonObject request, String more) {
        JsonObject answer =
                new JsonObject().put("errcode", 0).put("errmsg", "ok").put("request", request);
        sandbox.respondNext(PATH, answer.encode());
        return router.invoke("{\"openapi\":\"" + PATH + "\",\"data\":{\"rid\":\"61725984-6126f6f9\"}" + more + "}");
    }

    private String ask(String field, String value) {
        JsonObject request = new JsonObject(ask(new JsonObject().put(field, value), ",\"convertCase\":false"));
        return request.getJsonObject("request").getString(field);
    }

    @Test
    void keepsWhatIsNoCredential() {
        JsonObject request = new JsonObject()
                .put("invoke_time", 1635156704)
                .put("cost_in_ms", 30)
                .put("request_url", "access_token=" + FAKE)
                .put("request_body", "{\"api\":\"/cgi-bin/message/custom/send\",\"tel\":\"0000\"}")
                .put("response_body", "{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit rid: 1-2-3\"}")
                .put("client_ip", "192.0.2.1");

        assertResult(ask(request, "")).isExactly("""
                {"request":{"invokeTime":1635156704,"costInMs":30,"requestUrl":"access_token=***",\
                "requestBody":"{\\"api\\":\\"/cgi-bin/message/custom/send\\",\\"tel\\":\\"0000\\"}",\
                "responseBody":"{\\"errcode\\":45009,\\"errmsg\\":\\"reach max api daily quota limit rid: 1-2-3\\"}",\
                "clientIp":"192.0.2.1"},"errMsg":"openapi./cgi-bin/openapi/rid/get:ok","errCode":0}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            access_token=x|access_token=***
            access_token=null|access_token=***
            access_token=ok-1&lang=zh_CN|access_token=***&lang=zh_CN
            access_token=a b"c'd\\e<f%22|access_token=***
            lang=a&access_token=x&type=b|lang=a&access_token=***&type=b
            ACCESS_TOKEN=x&a=1|ACCESS_TOKEN=***&a=1
            access%5Ftoken=x&a=1|access%5Ftoken=***&a=1
            component_access_token=x&a=1|component_access_token=***&a=1
            appid=wx0&secret=x&grant_type=client_credential|appid=wx0&secret=***&grant_type=client_credential
            url=%2Fa%3Faccess_token%3Dx%26b%3D1&c=2|url=%2Fa%3Faccess_token%3D***%26b%3D1&c=2
            /cgi-bin/x?access_token=x#y|/cgi-bin/x?access_token=***#y
            access_token=|access_token=
            """)
    void masksTheCredentialsOfTheUrl(String url, String masked) {
        assertEquals(masked, ask("request_url", url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"request_body", "response_body", "another_field"})
    void masksThoseOfQuotedJson(String field) {
        JsonObject quoted = new JsonObject()
                .put("grant_type", "client_credential")
                .put("secret", FAKE)
                .put("access_token", FAKE)
                .put("refreshToken", "\"" + FAKE)
                .put("session_key", FAKE)
                .put(
                        "text",
                        new JsonObject().put("accessToken", FAKE).put("a", "b").encode())
                .put("url", "https://example.com/?access_token=" + FAKE + "&b=c")
                .put("expires_in", 7200);

        assertEquals("""
                {"grant_type":"client_credential","secret":"***","access_token":"***","refreshToken":"***",\
                "session_key":"***","text":"{\\"accessToken\\":\\"***\\",\\"a\\":\\"b\\"}",\
                "url":"https://example.com/?access_token=***&b=c","expires_in":7200}""", ask(field, quoted.encode()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "text/html"})
    void masksThoseOfAnAnswerThatIsNoObject(String contentType) {
        sandbox.faults()
                .next(
                        PATH,
                        Fault.respond(
                                200,
                                contentType,
                                ("{\"request\":{\"request_url\":\"access_token=" + FAKE)
                                        .getBytes(StandardCharsets.UTF_8)));

        String result = router.invoke("{\"openapi\":\"" + PATH + "\",\"read\":true}");

        assertFalse(result.contains(FAKE), result);
    }

    @Test
    void masksThoseOfTheSpellingThatTheCallerChose() {
        String path = "/cgi-bin/OpenApi/rid/get";
        sandbox.respondNext(path, "{\"request\":{\"request_url\":\"access_token=" + FAKE + "\"}}");

        String result = sandbox.function(RouterSettings.permitting(folder, List.of(path)))
                .invoke("{\"openapi\":\"" + path + "\"}");

        assertResult(result).contains("\"access_token=***\"");
    }

    @Test
    void logsNoneOfThem() {
        Map<String, String> settings = new HashMap<>(RouterSettings.permitting(folder, List.of(PATH)));
        settings.put("AWS_LAMBDA_LOG_LEVEL", "DEBUG");
        FunctionUnderTest verbose = sandbox.function(settings);
        sandbox.respondNext(PATH, "{\"request\":{\"request_url\":\"access_token=" + FAKE + "\"}}");

        verbose.invoke("{\"openapi\":\"" + PATH + "\"}");

        assertFalse(verbose.log().contains(FAKE), verbose.log());
    }
}
