package io.cloudcall.functional.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Requests whose parts are not obvious, each as WeChat's page shows it: documented-requests.csv names the page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedRequestTest {
    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router;

    DocumentedRequestTest(@TempDir Path folder) {
        router = sandbox.function(RouterSettings.permittingAll(folder));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "documented-requests.csv", delimiter = '|', numLinesToSkip = 1)
    void isSentAsDocumented(String api, String data, String sent, String page) {
        sandbox.respondNext(sent.split("[ ?]", -1)[1], "{\"errcode\":0,\"errmsg\":\"ok\"}");

        router.invoke("{\"openapi\":\"" + api + "\",\"data\":" + data + "}");

        assertEquals(sent, describe(sandbox.lastRequest()), page);
    }

    /** A server that misses the length of a POST answers 411. */
    @Test
    void hasALengthOfZeroWithoutABody() {
        sandbox.respondNext("/cv/ocr/driving", "{\"errcode\":0,\"errmsg\":\"ok\"}");

        router.invoke("{\"openapi\":\"ocr.vehicleLicense\",\"data\":{\"imgUrl\":\"https://example.com/a.png\"}}");

        ReceivedRequest request = sandbox.lastRequest();
        assertEquals("0", request.header("content-length"));
        assertNull(request.header("content-type"));
    }

    private static String describe(ReceivedRequest request) {
        String query = request.query().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("access_token"))
                .map(DocumentedRequestTest::describe)
                .collect(Collectors.joining("&"));
        return (request.method() + " " + request.path() + (query.isEmpty() ? "" : "?" + query) + " " + request.body())
                .strip();
    }

    private static String describe(Map.Entry<String, List<String>> parameter) {
        return parameter.getKey() + "=" + String.join(",", parameter.getValue());
    }
}
