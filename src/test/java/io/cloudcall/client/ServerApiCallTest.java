package io.cloudcall.client;

import static io.cloudcall.client.ClientUnderTest.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Server APIs by their paths, called by the client. */
class ServerApiCallTest {
    private static final String PATH = "/cgi-bin/a/b";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private CloudCallClient cloudCall;

    @BeforeEach
    void open() {
        cloudCall = ClientUnderTest.at(sandbox.server()).build();
    }

    @AfterEach
    void close() {
        cloudCall.close();
    }

    private String lastTarget() {
        return sandbox.lastRequest().target().replace(sandbox.lastToken(), "TOKEN");
    }

    @Test
    void postsOnceToThePath() {
        sandbox.respondNext(PATH, "{\"a_b\":1}");

        assertEquals(
                "{\"aB\":1,\"errMsg\":\"openapi." + PATH + ":ok\",\"errCode\":0}",
                cloudCall.call(PATH, Map.of("bizId", 1)));
        assertEquals(PATH + "?access_token=TOKEN", lastTarget());
        assertEquals("{\"biz_id\":1}", sandbox.lastBody());
    }

    @Test
    void getsWithQueryAndDataInTheUrl() {
        sandbox.respondNext(PATH, "{}");
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("pageNo", 1);
        CallOptions options = CallOptions.DEFAULT.withGet(true).withQuery(query);
        query.clear();

        cloudCall.call(PATH, "{\"bizId\":\"a&b\"}", options);

        assertEquals("GET", sandbox.lastRequest().method());
        assertEquals(PATH + "?access_token=TOKEN&page_no=1&biz_id=a%26b", lastTarget());
    }

    @Test
    void sendsAReadAgain() {
        sandbox.faults().next(PATH, Fault.errcode(-1, "system error"));
        sandbox.respondNext(PATH, "{}");

        cloudCall.call(PATH, "{}", CallOptions.DEFAULT.withRead(true));

        assertEquals(2, sandbox.calls(PATH));
    }

    @Test
    void sendsAWriteOnce() {
        sandbox.faults().next(PATH, Fault.errcode(-1, "system error"));

        assertEquals(-1, failure(() -> cloudCall.call(PATH, "{}")).errCode());
        assertEquals(1, sandbox.calls(PATH));
    }

    @Test
    void refusesAQueryOfOtherTypes() {
        CallOptions options = CallOptions.DEFAULT.withQuery(Map.of("a", new Object()));

        assertEquals(-601002, failure(() -> cloudCall.call(PATH, "{}", options)).errCode());
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.functional.events.UnusablePaths#malformed")
    void sendsNothingToWhatIsNoPath(String text) {
        CloudCallException failure = failure(() -> cloudCall.call(text, "{}"));

        assertEquals(-601002, failure.errCode());
        assertTrue(failure.errMsg().startsWith("openapi.*:fail -601002 system args error. The path"), failure.errMsg());
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.functional.events.UnusablePaths#ofCredentials")
    void callsNoPathForCredentials(String path) {
        CloudCallException failure = failure(() -> cloudCall.call(path, "{}"));

        assertEquals(-601002, failure.errCode());
        assertTrue(failure.errMsg().contains("gives credentials away or takes them"), failure.errMsg());
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void takesTheOptionsOfAPathForNoName(int option) {
        List<CallOptions> options = List.of(
                CallOptions.DEFAULT.withGet(true),
                CallOptions.DEFAULT.withRead(true),
                CallOptions.DEFAULT.withQuery(Map.of("a", 1)));

        CloudCallException failure = failure(() -> cloudCall.call("logistics.getQuota", "{}", options.get(option)));

        assertEquals(
                "openapi.logistics.getQuota:fail -601002 system args error. The options get, query and read belong to"
                        + " a server API by its path, such as /cgi-bin/openapi/quota/get: leave them out for a name.",
                failure.errMsg());
        assertEquals(List.of(), sandbox.requests());
    }
}
