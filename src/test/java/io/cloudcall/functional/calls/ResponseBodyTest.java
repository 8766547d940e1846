package io.cloudcall.functional.calls;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.CANCEL_ORDER;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The results made of WeChat's responses. */
class ResponseBodyTest {
    private static final String JSON = "application/json; encoding=utf-8";
    private static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";

    private static final String INVALID_JSON = "wechat server internal error, response body is invalid json: ";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private void next(Fault fault) {
        sandbox.faults().next(GET_ALL_ACCOUNT, fault);
    }

    private void nextBody(String body) {
        sandbox.respondNext(GET_ALL_ACCOUNT, body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"count":0}|{"count":0,
            {"list":null}|{"list":null,
            {"list":[{"new_field":{"sub_field":[1.0]}}],"more_to_come":true}|{"list":[{"newField":{"subField":[1]}}],"moreToCome":true,
            """)
    void passesOnWhateverFieldsThereAre(String body, String beginning) {
        nextBody(body);

        assertEquals(beginning + OK, function.invoke("{}"));
    }

    @Test
    void passesOnWeChatsError() {
        nextBody("""
                {"errcode":48001,"errmsg":"api unauthorized rid: 5f1"}""");

        assertResult(function.invoke("{}")).isError(48001, "api unauthorized rid: 5f1");
    }

    @Test
    void callsAnEmptyBodyInvalidJson() {
        nextBody("");

        assertResult(function.invoke("{}")).isError(-601001, INVALID_JSON);
    }

    @Test
    void callsTruncatedJsonInvalid() {
        nextBody("{\"count\":1,\"list\":[");

        assertResult(function.invoke("{}")).isError(-601001, INVALID_JSON + "{\"count\":1,\"list\":[");
    }

    @Test
    void givesHtmlAsABuffer() {
        next(Fault.respond(200, "text/html", "<p>"));

        assertEquals(
                "{\"contentType\":\"text/html\",\"buffer\":{\"type\":\"Buffer\",\"data\":[60,112,62]}," + OK,
                function.invoke("{}"));
    }

    @Test
    void takesNoWebPageForTheSuccessOfAWrite() {
        FunctionUnderTest router = sandbox.router();
        sandbox.faults().next(CANCEL_ORDER, Fault.respond(200, "text/html", "<p>Log in to the network</p>"));

        assertResult(router.invoke("{\"openapi\":\"logistics.cancelOrder\",\"data\":{}}"))
                .isPlatformError(-604103);
        assertTrue(router.log().contains("the response is a web page and none of WeChat's"), router::log);
        assertEquals(1, sandbox.calls(CANCEL_ORDER));
    }

    @Test
    void reportsAStatusThatIsNoAnswer() {
        next(Fault.respond(501, "text/html", "<h1>Not Implemented</h1>"));

        assertResult(function.invoke("{}")).isPlatformError(-604103);
    }

    @Test
    void takesAnErrcodeFromAnyStatus() {
        next(Fault.respond(500, JSON, "{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit\"}"));

        assertResult(function.invoke("{}")).isError(45009);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"errcode\":0,\"list\":[]}", "{\"errcode\":null}", "{\"list\":[]}"})
    void takesNoSuccessFromAnHttpError(String body) {
        next(Fault.respond(500, JSON, body));

        assertResult(function.invoke("{}")).isPlatformError(-604103);
        assertEquals("system error: error code: -604103 (WeChat answered with HTTP 500)\n", function.log());
    }
}
