package io.cloudcall.functional.tokens;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A team's own token service. A second sandbox plays it, by faults: it sends any response on request. */
class TokenServiceTest {

    @RegisterExtension
    private final SandboxExtension weChat = SandboxExtension.create();

    @AutoClose
    private final Sandbox service = Sandbox.builder().start();

    private final FunctionUnderTest function = weChat.function(Map.of(
            "WECHAT_APP_ID", "",
            "WECHAT_APP_SECRET", "",
            "WECHAT_ACCESS_TOKEN_URL", service.baseUrl() + "/token?for=shop&key=service-key",
            "WECHAT_ACCESS_TOKEN_AUTHORIZATION", "Bearer service-password"));
    private String token = "";

    @BeforeEach
    void haveWeChatIssueAToken() {
        weChat.function().assertSucceeds();
        token = weChat.lastToken();
    }

    private void serve(String token) {
        String response =
                JsonObject.of("access_token", token, "expires_in", 7200).encode();
        service.faults().next("/token", Fault.respond(200, "application/json", response));
    }

    @Test
    void getsTheTokenThereWithItsQueryAndAuthorization() {
        serve(token);

        function.assertSucceeds();

        ReceivedRequest request = service.requests().get(0);
        assertEquals("/token?for=shop&key=service-key", request.target());
        assertEquals("Bearer service-password", request.header("authorization"));
        assertEquals(1, weChat.tokens().counters().normal(), "only the owner asks WeChat");
    }

    @Test
    void asksTheServiceAgainWhenWeChatRefusesTheToken() {
        serve("worn-out-token");
        serve(token);

        function.assertSucceeds();
        assertEquals(2, service.requests().size());
    }

    @Test
    void replaysOnceEvenIfTheServiceInsistsOnTheToken() {
        serve("worn-out-token");
        serve("worn-out-token");

        assertResult(function.invoke("{}")).isError(40001);
        assertEquals(2, service.requests().size());
        assertEquals(4, weChat.requests().size());
    }

    @Test
    void reportsARefusalWithoutTheServicesUrl() {
        service.faults().next("/token", Fault.respond(401, "text/plain", "who are you?"));

        assertResult(function.invoke("{}")).isPlatformError(-604103);
        assertTrue(function.log().contains("HTTP 401"), function.log());
        assertFalse(function.log().contains("service-key"), function.log());
        assertFalse(function.log().contains("service-password"), function.log());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://tokens.example/|is plain HTTP",
                "tokens.example|must start with https://",
                "https://a b|is not a URL",
                "https://tokens.example/#x|must not have a fragment",
            })
    void holdsTheUrlToTheRulesOfTheBaseUrl(String url, String message) {
        FunctionUnderTest wrong = weChat.function(Map.of("WECHAT_ACCESS_TOKEN_URL", url));

        assertResult(wrong.invoke("{}")).isError(-601002).contains("WECHAT_ACCESS_TOKEN_URL " + message);
        assertEquals(List.of(), service.requests());
    }

    @Test
    void explainsAnAuthorizationThatAHeaderCannotHold() {
        FunctionUnderTest wrong = weChat.function(Map.of(
                "WECHAT_ACCESS_TOKEN_URL",
                service.baseUrl() + "/token",
                "WECHAT_ACCESS_TOKEN_AUTHORIZATION",
                "Bearer a\nb"));

        assertResult(wrong.invoke("{}"))
                .contains("WECHAT_ACCESS_TOKEN_AUTHORIZATION holds characters that a header cannot");
    }
}
