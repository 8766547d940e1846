package io.cloudcall.functional.secrets;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of a token service's secrets, as the service or WeChat quotes them. */
class TokenServiceSecretTest {
    @RegisterExtension
    private final SandboxExtension weChat = SandboxExtension.create();

    @AutoClose
    private final Sandbox service = Sandbox.builder().start();

    private FunctionUnderTest function(String target, String authorization) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "WECHAT_APP_ID", "",
                "WECHAT_APP_SECRET", "",
                "WECHAT_ACCESS_TOKEN_URL", service.baseUrl() + target,
                "AWS_LAMBDA_LOG_LEVEL", "DEBUG"));
        settings.put("WECHAT_ACCESS_TOKEN_AUTHORIZATION", authorization);
        return weChat.function(settings);
    }

    private static String error(String quoted) {
        return new JsonObject()
                .put("errcode", 40001)
                .put("errmsg", "no: " + quoted + "!")
                .encode();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/t|Bearer fake-service-key-0001|Bearer fake-service-key-0001",
                "/t|Bearer fake-service-key-0001|fake-service-key-0001",
                "/t|Key id=\"7\", sig=\"fake-signature-000001\"|fake-signature-000001",
                "/t|Basic c2hvcC1iYWNrZW5kOmZha2UtcGFzczE=|c2hvcC1iYWNrZW5kOmZha2UtcGFzczE=",
                "/t|Basic c2hvcC1iYWNrZW5kOmZha2UtcGFzczE=|shop-backend:fake-pass1",
                "/t|Basic c2hvcC1iYWNrZW5kOmZha2UtcGFzczE=|fake-pass1",
                "/t|Basic c2hvcC1iYWNrZW5kOmZha2UtcGFzczE=|shop-backend",
                "/t?for=a&key=fake%2Fquery%2Bvalue%3D01||for=a&key=fake%2Fquery%2Bvalue%3D01",
                "/t?for=a&key=fake%2Fquery%2Bvalue%3D01||fake%2Fquery%2Bvalue%3D01",
                "/t?for=a&key=fake%2Fquery%2Bvalue%3D01||fake%2fquery%2bvalue%3d01",
                "/t?for=a&key=fake%2Fquery%2Bvalue%3D01||fake/query%2Bvalue=01",
                "/t?for=a&key=fake%2Fquery%2Bvalue%3D01||fake/query+value=01",
                "/t?for=a&key=fake%2Fquery%2Bvalue%3D01||fake\\/query\\u002bvalue=01",
                "/t?for=a&key=fake+query+value+01||fake query value 01",
                "/t?fake-bare-query-01||fake-bare-query-01",
                "/hook/fake-segment-0001/token||fake-segment-0001",
                "/hook/fake%2Dsegment%2D0001/token||fake-segment-0001",
                "/hook;key=fake-matrix-value-01||fake-matrix-value-01",
            })
    void returnsAndLogsNoPartThatIsQuoted(String target, String authorization, String quoted) {
        FunctionUnderTest function = function(target, authorization == null ? "" : authorization);
        String path = target.replaceFirst("\\?.*", "");
        service.faults().next(path, Fault.respond(200, "application/json", error(quoted)));
        String token = "{\"access_token\":\"fake-token-of-the-service\",\"expires_in\":7200}";
        service.faults().next(path, Fault.respond(200, "application/json", token));
        weChat.faults().next(GET_ALL_ACCOUNT, Fault.respond(200, "application/json", error(quoted)));

        String fromService = function.invoke("{}");
        assertTrue(fromService.contains("no: ***!"), fromService);
        String all = fromService + function.log();
        assertFalse(all.contains(quoted), all);
    }

    @Test
    void masksWhatWeChatQuotesToo() {
        FunctionUnderTest function = function("/t?key=fake-query-value-01", "Bearer fake-service-key-0001");
        String token = "{\"access_token\":\"fake-token-of-the-service\",\"expires_in\":7200}";
        service.faults().next("/t", Fault.respond(200, "application/json", token));
        weChat.faults()
                .next(
                        GET_ALL_ACCOUNT,
                        Fault.errcode(9300502, "fake-query-value-01 fake-service-key-0001 fake-token-of-the-service"));

        String result = function.invoke("{}");

        assertTrue(result.contains("fail *** *** ***\""), result);
        assertFalse(function.log().contains("fake-"), function.log());
    }

    @Test
    void masksNoWordAndNoAppIdOfTheQuery() {
        FunctionUnderTest function =
                function("/t?grant_type=client_credential&appid=wx0123456789abcdef&on=true&env=test&key=fail", "");
        service.faults()
                .next(
                        "/t",
                        Fault.respond(
                                200, "application/json", error("true test client_credential wx0123456789abcdef")));

        String result = function.invoke("{}");

        assertTrue(result.contains(":fail no: true test client_credential wx0123456789abcdef!"), result);
        assertTrue(function.log().contains(":fail no: true test"), function.log());
    }
}
