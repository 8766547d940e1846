package io.cloudcall.functional.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call of the catalog that can be made, with the same data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogedCallsTest {
    private static final String DATA =
            "{\"bizId\":\"龙泉 a&b=c\",\"orderList\":[{\"waybillId\":12345678901234567890,\"A1b\":[1.50]}],\"unknown_key\":true}";
    private static final String SENT =
            "{\"unknown_key\":true,\"biz_id\":\"龙泉 a&b=c\",\"order_list\":[{\"waybill_id\":12345678901234567890,\"a1b\":[1.50]}]}";
    private static final String ANSWER = "{\"errcode\":0,\"errmsg\":\"ok\",\"some_list\":[{\"waybill_id\":7}]}";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router;

    CatalogedCallsTest(@TempDir Path folder) {
        router = sandbox.function(RouterSettings.permittingAll(folder));
    }

    static Stream<Api> callable() {
        return ApiCatalog.all().stream()
                .filter(api -> api.unsupportedReason().isEmpty())
                .filter(api -> api.kind() != Api.Kind.UPLOAD);
    }

    static Stream<Api> uploads() {
        return ApiCatalog.all().stream().filter(api -> api.kind() == Api.Kind.UPLOAD);
    }

    @ParameterizedTest
    @MethodSource("uploads")
    void sendsAFileAsAForm(Api api) {
        sandbox.respondNext(api.path(), ANSWER);

        router.invoke("{\"openapi\":\"" + api.name()
                + "\",\"data\":{\"myFile\":{\"contentType\":\"audio/mpeg\",\"value\":\"YWJj\"}}}");

        ReceivedRequest request = sandbox.lastRequest();
        assertEquals(api.path(), request.path());
        assertTrue(sandbox.lastBody().contains("name=\"my_file\"; filename=\"my_file.mpga\"\r\n"), sandbox.lastBody());
    }

    @ParameterizedTest
    @MethodSource("callable")
    void sendsTheDataAsTheCatalogueSays(Api api) {
        sandbox.respondNext(api.path(), ANSWER);

        assertEquals(
                "{\"someList\":[{\"waybillId\":7}],\"errMsg\":\"openapi." + api.name() + ":ok\",\"errCode\":0}",
                router.invoke("{\"openapi\":\"" + api.name() + "\",\"data\":" + DATA + "}"));

        ReceivedRequest request = sandbox.lastRequest();
        assertEquals(api.path(), request.path());
        assertEquals(api.method().name(), request.method());
        if (api.method() == Api.Method.POST) {
            assertEquals(SENT, sandbox.lastBody());
            assertEquals(1, request.query().size());
        } else {
            assertEquals(0, request.body().length());
            assertEquals("龙泉 a&b=c", request.queryParameter("biz_id"));
            assertEquals(
                    "[{\"waybill_id\":12345678901234567890,\"a1b\":[1.50]}]", request.queryParameter("order_list"));
            assertEquals("true", request.queryParameter("unknown_key"));
        }
    }

    static Stream<Api> withParametersBesideABody() {
        return callable().filter(api -> !api.queryParameters().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("withParametersBesideABody")
    void sendsInTheUrlWhatBelongsThere(Api api) {
        sandbox.respondNext(api.path(), ANSWER);
        String name = api.queryParameters().getFirst();

        router.invoke("{\"openapi\":\"" + api.name() + "\",\"data\":{\"" + name + "\":\"用 户\",\"kvList\":[]}}");

        ReceivedRequest request = sandbox.lastRequest();
        assertEquals("用 户", request.queryParameter(name));
        assertEquals("{\"kv_list\":[]}", sandbox.lastBody());
    }
}
