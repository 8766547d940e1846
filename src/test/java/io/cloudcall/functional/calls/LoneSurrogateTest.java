package io.cloudcall.functional.calls;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_QUOTA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.functional.events.EventFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Text that was cut within an emoji, as by JavaScript's {@code slice}: wx-server-sdk sends U+FFFD in UTF-8 for the
 * half.
 */
class LoneSurrogateTest {
    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private void call(String data) {
        sandbox.respondNext(GET_QUOTA, "{\"quota_num\":3}");
        assertResult(sandbox.router().invoke("{\"openapi\":\"logistics.getQuota\",\"data\":" + data + "}"))
                .isOk("logistics.getQuota");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'宠物零食\\ud83d'}|{'name':'宠物零食\uFFFD'}",
                "{'name':'\\uDE00零食'}|{'name':'\uFFFD零食'}",
                "{'a':['\\ude00\\ud83d',{'b':'\\ud83d\\ud83d\\ude00'}]}|{'a':['\uFFFD\uFFFD',{'b':'\uFFFD😀'}]}",
                "{'name':'\\ud83d\\ude00'}|{'name':'😀'}",
                "{'a\\ud83d':1,'orderId':'1'}|{'a\uFFFD':1,'order_id':'1'}",
                "{'a':{'\\ude00bC':1}}|{'a':{'\uFFFDb_c':1}}",
                "{'\\ud83d\\ude00':1}|{'😀':1}"
            })
    void sendsTheReplacementCharacterInABody(String data, String sent) {
        call(data.replace('\'', '"'));

        assertEquals(sent.replace('\'', '"'), sandbox.lastBody());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'bizId':'a\\ud83d'}|&biz_id=a%EF%BF%BD",
                "{'biz\\ud83d':'1'}|&biz%EF%BF%BD=1",
                "{'a':{'b\\ude00':'\\ude00'}}|&a=%7B%22b%EF%BF%BD%22%3A%22%EF%BF%BD%22%7D",
                "{'bizId':'\\ud83d\\ude00'}|&biz_id=%F0%9F%98%80"
            })
    void sendsTheReplacementCharacterInAQuery(String data, String query) {
        FunctionUnderTest function = sandbox.function();

        assertResult(function.invoke(data.replace('\'', '"'))).isOk();

        assertTrue(
                sandbox.lastRequest().target().endsWith(query),
                sandbox.lastRequest().target());
    }

    /** Once escaped in the body, and once in the event around it. */
    @ParameterizedTest
    @CsvSource({"\\\\ud83d", "\\ud83d"})
    void sendsTheReplacementCharacterOfAnHttpBody(String half) {
        String event = EventFile.read("http-api-post")
                .put("body", "{\"bizId\":\"a!\"}")
                .encode();

        sandbox.function().invoke(event.replace("a!", "a" + half));

        assertEquals("a\uFFFD", sandbox.lastRequest().queryParameter("biz_id"));
    }

    /** The SDK's results are what JSON.stringify prints, which escapes a half. */
    @Test
    void keepsTheEscapeInAResult() {
        sandbox.respondNext(GET_QUOTA, "{\"a\":\"\\ud83d\"}");

        assertResult(sandbox.router().invoke("{\"openapi\":\"logistics.getQuota\"}"))
                .startsWith("{\"a\":\"\\ud83d\",");
    }
}
