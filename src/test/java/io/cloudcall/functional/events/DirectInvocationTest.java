package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.functional.calls.CloudFunctionTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are the call's data. What else they may be is in {@link CloudFunctionTest}. */
class DirectInvocationTest {
    private static final int MEBIBYTE = 1 << 20;

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    @Test
    void takesAnEventOfExactlyOneMebibyte() {
        String event = "{}" + " ".repeat(MEBIBYTE - 2);

        assertResult(function.invoke(event)).isOk();
    }

    @Test
    void refusesALargerEvent() {
        String event = "{}" + " ".repeat(MEBIBYTE - 1);

        assertResult(function.invoke(event))
                .isArgsError("The event is larger than 1 MiB: send a JSON object with the call's data, such as {}.");
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":{},\"body\":\"{}\"}",
                "{\"version\":\"2.0\",\"routeKey\":\"$default\",\"requestContext\":{\"http\":{\"method\":\"GET\",\"path\":\"/\"}}}",
                "{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\"}",
                "{\"statusCode\":200,\"headers\":{},\"body\":\"\",\"isBase64Encoded\":false}"
            })
    void isNotMisledByDataThatLooksLikeAnotherForm(String event) {
        String response = function.invoke(event);

        assertResult(response).isOk();
        assertTrue(sandbox.requests().get(1).target().contains("&"));
    }

    @Test
    void logsThatTheResultIsTooLargeForLambda() {
        sandbox.respondNext(GET_ALL_ACCOUNT, "{\"a\":\"" + "\u0001".repeat(MEBIBYTE - 8) + "\"}");

        String response = function.invoke("{}");

        assertResult(response).isPlatformError(-604001);
        assertEquals(
                "system error: error code: -604001 (the result is larger than the 6 MiB that Lambda returns)\n",
                function.log());
    }
}
