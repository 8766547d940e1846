package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests in the form of one gateway, and what holds for their answers in every form. */
abstract class ApiGatewayContract {
    static final String CHINESE = "{\"bizId\":\"四川成都龙泉公司_云朵信息科技\",\"isOn\":true}";
    static final int MEBIBYTE = 1 << 20;
    static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json; charset=utf-8", "cache-control", "no-store");
    private final String pattern;

    @RegisterExtension
    final SandboxExtension sandbox = SandboxExtension.create();

    final FunctionUnderTest function = sandbox.function();

    /** @param pattern the event in events/ that requests are made after */
    ApiGatewayContract(String pattern) {
        this.pattern = pattern;
    }

    HttpRequestEvent request(String method) {
        return new HttpRequestEvent(pattern, method);
    }

    HttpReply send(HttpRequestEvent request) {
        return HttpReply.parse(function.invoke(request.text()));
    }

    HttpReply send(Map<String, String> settings, HttpRequestEvent request) {
        FunctionUnderTest other = sandbox.function(settings);
        return HttpReply.parse(other.invoke(request.text()));
    }

    static void assertRefused(int status, String sentence, HttpReply reply) {
        reply.assertStatus(status);
        assertEquals(
                "openapi.logistics.getAllAccount:fail -601002 system args error. " + sentence,
                reply.errMsg(),
                reply.body());
        assertEquals(-601002, reply.errCode());
    }

    void assertCalledWithoutData(HttpReply reply) {
        reply.assertStatus(200);
        assertResult(reply.body()).isOk();
        assertEquals(
                GET_ALL_ACCOUNT + "?access_token=" + sandbox.tokens().issued().get(0),
                sandbox.lastRequest().target());
    }

    void assertCalledWithChineseData(HttpReply reply) {
        reply.assertStatus(200);
        assertEquals("四川成都龙泉公司_云朵信息科技", sandbox.lastRequest().queryParameter("biz_id"));
        assertEquals("true", sandbox.lastRequest().queryParameter("is_on"));
    }
}
