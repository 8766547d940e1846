package io.cloudcall.functional.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A team's own token service. A second sandbox plays it, by faults: it answers whatever it is told to. */
class TokenServiceTest {
    private static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";

    private final Sandbox weChat = Sandbox.builder().start();
    private final Sandbox service = Sandbox.builder().start();
    private final FunctionUnderTest function = FunctionUnderTest.at(
            weChat,
            Map.of(
                    "WECHAT_APP_ID", "",
                    "WECHAT_APP_SECRET", "",
                    "WECHAT_ACCESS_TOKEN_URL", service.baseUrl() + "/token?for=shop&key=service-key",
                    "WECHAT_ACCESS_TOKEN_AUTHORIZATION", "Bearer service-password"));
    private String token = "";

    @BeforeEach
    void haveWeChatIssueAToken() {
        try (FunctionUnderTest owner = FunctionUnderTest.at(weChat)) {
            assertTrue(owner.invoke("{}").endsWith(OK));
        }
        token = weChat.tokens().issued().get(0);
    }

    @AfterEach
    void close() {
        function.close();
        weChat.close();
        service.close();
    }

    private void serve(String token) {
        service.faults()
                .next(
                        "/token",
                        Fault.respond(
                                200, "application/json", "{\"access_token\":\"" + token + "\",\"expires_in\":7200}"));
    }

    @Test
    void getsTheTokenThereWithItsQueryAndAuthorization() {
        serve(token);

        assertTrue(function.invoke("{}").endsWith(OK));

        ReceivedRequest request = service.requests().get(0);
        assertEquals("/token?for=shop&key=service-key", request.target());
        assertEquals("Bearer service-password", request.header("authorization"));
        assertEquals(1, weChat.tokens().counters().normal(), "only the owner asks WeChat");
    }

    @Test
    void asksTheServiceAgainWhenWeChatRefusesTheToken() {
        serve("worn-out-token");
        serve(token);

        assertTrue(function.invoke("{}").endsWith(OK));
        assertEquals(2, service.requests().size());
    }

    @Test
    void replaysOnceEvenIfTheServiceInsistsOnTheToken() {
        serve("worn-out-token");
        serve("worn-out-token");

        assertTrue(function.invoke("{}").startsWith("{\"errCode\":40001,"));
        assertEquals(2, service.requests().size());
        assertEquals(4, weChat.requests().size());
    }

    @Test
    void reportsAServiceThatRefusesWithoutSayingWhereItIs() {
        service.faults().next("/token", Fault.respond(401, "text/plain", "who are you?"));

        assertEquals("{\"errCode\":-604103,\"errMsg\":\"system error: error code: -604103\"}", function.invoke("{}"));
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
    void holdsTheUrlToTheRulesOfTheBaseUrl(String url, String complaint) {
        try (FunctionUnderTest wrong = FunctionUnderTest.at(weChat, Map.of("WECHAT_ACCESS_TOKEN_URL", url))) {
            String result = wrong.invoke("{}");

            assertTrue(result.startsWith("{\"errCode\":-601002,"), result);
            assertTrue(result.contains("WECHAT_ACCESS_TOKEN_URL " + complaint), result);
            assertEquals(List.of(), service.requests());
        }
    }

    @Test
    void explainsAnAuthorizationThatAHeaderCannotHold() {
        try (FunctionUnderTest wrong = FunctionUnderTest.at(
                weChat,
                Map.of(
                        "WECHAT_ACCESS_TOKEN_URL",
                        service.baseUrl() + "/token",
                        "WECHAT_ACCESS_TOKEN_AUTHORIZATION",
                        "Bearer a\nb"))) {
            String result = wrong.invoke("{}");

            assertTrue(
                    result.contains("WECHAT_ACCESS_TOKEN_AUTHORIZATION holds characters that a header cannot"), result);
        }
    }
}
