package io.cloudcall.functional.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.calls.CloudFunctionTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are the call's data. What else they may be is in {@link CloudFunctionTest}. */
class DirectInvocationTest {
    private static final String GETALL = "/cgi-bin/express/business/account/getall";
    private static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";
    private static final int MEBIBYTE = 1 << 20;

    private final Sandbox sandbox = Sandbox.builder().start();
    private final FunctionUnderTest function = FunctionUnderTest.at(sandbox);

    @AfterEach
    void close() {
        function.close();
        sandbox.close();
    }

    @Test
    void takesAnEventOfExactlyOneMebibyte() {
        String event = "{}" + " ".repeat(MEBIBYTE - 2);

        assertTrue(function.invoke(event).endsWith(OK));
    }

    @Test
    void refusesALargerEvent() {
        String event = "{}" + " ".repeat(MEBIBYTE - 1);

        assertEquals(
                "{\"errCode\":-601002,\"errMsg\":\"openapi.logistics.getAllAccount:fail -601002 system args error. "
                        + "The event is larger than 1 MiB: send a JSON object with the call's data, such as {}.\"}",
                function.invoke(event));
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
        String answer = function.invoke(event);

        assertTrue(answer.endsWith(OK), answer);
        assertTrue(sandbox.requests().get(1).target().contains("&"));
    }

    @Test
    void logsThatTheResultIsTooLargeForLambda() {
        sandbox.faults()
                .next(
                        GETALL,
                        Fault.respond(200, "application/json", "{\"a\":\"" + "\u0001".repeat(MEBIBYTE - 8) + "\"}"));

        String answer = function.invoke("{}");

        assertEquals("{\"errCode\":-604001,\"errMsg\":\"system error: error code: -604001\"}", answer);
        assertEquals(
                "system error: error code: -604001 (the result is larger than the 6 MiB that Lambda returns)\n",
                function.log());
    }
}
