package io.cloudcall.functional.secrets;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A response with an access token, which was meant for a token call, to an API call. */
class AccessTokenResultTest {
    private static final String TOKEN = "fake-token-of-another-request";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router =
            sandbox.function(Map.of("CLOUD_CALL_API", "*", "AWS_LAMBDA_LOG_LEVEL", "DEBUG"));

    private String invoke(String contentType, String body, boolean convertCase) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.respond(200, contentType, body.replace("TOKEN", TOKEN)));
        return router.invoke("{\"openapi\":\"logistics.getAllAccount\",\"convertCase\":" + convertCase + "}");
    }

    private void assertRefused(String result) {
        assertResult(result).isPlatformError(-604103);
        assertTrue(router.log().contains("the response holds an access token"), router.log());
        assertFalse(router.log().contains(TOKEN), router.log());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"TOKEN\",\"expires_in\":7200}",
                "{\"expires_in\":7200,\"access_token\":\"TOKEN\"}",
                "{\"accessToken\":\"TOKEN\"}",
                "{\"access_token\":\"TO\\u004bEN\",\"count\":1}",
                "{\"access\\u005ftoken\":\"TOKEN\"}",
                "{\"a\\u0063cess_token\":\"TOKEN\"}",
                "{\"accessToken\":\"x\",\"access_token\":\"TOKEN\"}",
                "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"TOKEN\"}",
                " { \"access_token\" : [\"TOKEN\"] } ",
                "{\"access_token\":\"TOKEN\",\"expires_in\":01}"
            })
    void isNoResultInCamelCaseNorUnconverted(String body) {
        assertRefused(invoke("application/json", body, true));
        assertRefused(invoke("application/json", body, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain|{\"access_token\":\"TOKEN\",\"expires_in\":7200}",
                "text/plain|{\"access_token\":\"TOKEN\",\"expi",
                "application/json|{\"access_token\":\"TOKEN\",\"expi",
                "application/json|{\"access\\u005ftoken\":\"TOKEN\",\"expi",
                "application/json|[{\"access_token\":\"TOKEN\"}]",
                "text/html|{\"access_token\":\"TOKEN\",\"expires_in\":7200}",
                "application/octet-stream|{\"access_token\":\"TOKEN\",\"expi"
            })
    void isNoResultUnderAnyMediaTypeNorCutOff(String contentType, String body) {
        assertRefused(invoke(contentType, body, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":{\"access_token\":\"x\"}}|{\"data\":{\"accessToken\":\"x\"},",
                "{\"access_token_count\":1}|{\"accessTokenCount\":1,",
                "{\"a\":\"access_token\"}|{\"a\":\"access_token\",",
                "{\"result\":\"\\\"access_token\\\":\\\"x\\\"\",\"b\":1}|{\"result\":\"\\\"access_token\\\":\\\"x\\\"\",\"b\":1,"
            })
    void passesOnWhatOnlyMentionsOne(String body, String beginning) {
        String result = invoke("application/json", body, true);

        assertEquals(beginning, result.substring(0, Math.min(beginning.length(), result.length())));
    }

    @Test
    void keepsAnErrorThatMentionsOne() {
        assertResult(invoke("application/json", "{\"errcode\":41001,\"errmsg\":\"access_token missing\"}", true))
                .isError(41001, "access_token missing");
    }

    @Test
    void isNotMadeEitherWhereAnApiWouldReturnOne() {
        String result = router.invoke("{\"openapi\":\"auth.getAccessToken\"}");

        assertResult(result).isError(-601002).contains("gives an access token away");
        assertEquals(0, sandbox.requests().size());
    }
}
