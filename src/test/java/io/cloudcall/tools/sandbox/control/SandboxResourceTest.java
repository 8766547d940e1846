package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox as a whole, through HTTP. */
final class SandboxResourceTest extends ControlFixture {

    @Test
    void isHealthy() throws Exception {
        assertEquals("up", control.get("/_sandbox/health").getString("status"));
    }

    @Test
    void describesItself() throws Exception {
        assertEquals("3.1.0", control.get("/_sandbox/openapi.json").getString("openapi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void goesBackToTheStart(String body) throws Exception {
        call(APP, ADD_ORDER, SampleOrder.of("order-1"));
        sandbox.faults().next(Fault.hang());
        sandbox.clock().advance(Duration.ofDays(1));

        control.post("/_sandbox/reset", body);

        assertEquals(new JsonArray(), control.get("/_sandbox/requests").getJsonArray("requests"));
        assertEquals(0, control.get("/_sandbox/tokens").getInteger("issued"));
        assertEquals(new JsonArray(), control.get("/_sandbox/faults").getJsonArray("faults"));
        assertTrue(control.get("/_sandbox/clock").getBoolean("real"));
        assertEquals(
                new JsonArray(),
                control.get("/_sandbox/apps/" + APP + "/orders").getJsonArray("orders"));
    }

    @Test
    void servesTheConsoleWithAStrictPolicy() throws Exception {
        HttpResponse<String> page = control.send("GET", "/", "");
        HttpResponse<String> script = control.send("GET", "/console.js", "");
        HttpResponse<String> styles = control.send("GET", "/console.css", "");

        assertEquals(List.of(200, 200, 200), statuses(page, script, styles));
        assertEquals(List.of("text/html; charset=utf-8"), page.headers().allValues("Content-Type"));
        assertEquals(List.of("text/javascript; charset=utf-8"), script.headers().allValues("Content-Type"));
        assertEquals(List.of("text/css; charset=utf-8"), styles.headers().allValues("Content-Type"));
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals(405, control.send("POST", "/", "{}").statusCode());
    }

    private static List<Integer> statuses(HttpResponse<?>... responses) {
        return Stream.of(responses).map(response -> response.statusCode()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console.html", "/../openapi.json", "/x.js", "/console.js/", "/CONSOLE.js"})
    void servesNoOtherFile(String path) throws Exception {
        JsonObject answer = new JsonObject(wechat.get(path).body());

        assertEquals(40066, answer.getInteger("errcode"), "the path is WeChat's");
    }

    @Test
    void neitherRecordsItsRequestsNorFailsThem() throws Exception {
        control.post("/_sandbox/faults", "{\"fault\":\"hang\"}");
        control.post("/_sandbox/faults", "{\"fault\":\"5*status=503@/_sandbox/health\"}");

        for (String path : List.of("/_sandbox/health", "/_sandbox/no-such", "/", "/_sandbox")) {
            control.send("GET", path, "");
        }

        assertEquals(6, sandbox.faults().pending());
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void namesWhatThereIs() throws Exception {
        assertTrue(control.refused(404, "GET", "/_sandbox/nothing", "").contains("/_sandbox/openapi.json"));
        HttpResponse<String> response = control.send("PATCH", "/_sandbox/clock", "{}");
        assertEquals(405, response.statusCode());
        assertEquals(List.of("DELETE, GET, PUT"), response.headers().allValues("Allow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "7",
                "{}{}",
                "{\"fault\":\"hang\",\"fault\":\"hang\"}",
                "{\"fault\":\"hang\",\"x\":1}",
                "{\"fault\":null}",
                "{\"fault\":[\"hang\"]}",
                "{\"fault\":\"\"}",
                "{}",
                ""
            })
    void refusesABodyThatIsNotExactlyAsDescribed(String body) throws Exception {
        control.refused(400, "POST", "/_sandbox/faults", body);

        assertEquals(0, sandbox.faults().pending());
    }

    @Test
    void namesUnknownFieldsAndParameters() throws Exception {
        String field = control.refused(400, "POST", "/_sandbox/faults", "{\"fault\":\"hang\",\"wh\\u0000at\":1}");
        assertTrue(field.contains("'wh\\u0000at'; send only fault"), field);
        String parameter = control.refused(400, "GET", "/_sandbox/requests?since=1", "");
        assertTrue(parameter.contains("'since'; send only after, appid, limit, path"), parameter);
        control.refused(400, "GET", "/_sandbox/requests?limit=1&limit=2", "");
        control.refused(400, "POST", "/_sandbox/reset", "{\"hard\":true}");
        control.refused(400, "POST", "/_sandbox/faults", "[".repeat(100_000));
    }

    @Test
    void refusesABodyOfMoreThanAMebibyte() throws Exception {
        String body = "{\"fault\":\"" + "x".repeat(SandboxControl.MAX_BODY_BYTES) + "\"}";

        assertTrue(control.refused(413, "POST", "/_sandbox/faults", body).contains("1048576"));
        assertEquals("up", control.get("/_sandbox/health").getString("status"));
    }

    /** Each thread has an app of its own, beside the calls of WeChat's that all of them make. */
    @Test
    void servesManyAtOnce() throws Exception {
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String appId = "wxPARALLEL" + i;
            clients.add(() -> useAppOfItsOwn(appId));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> accounts : threads.invokeAll(clients)) {
                assertEquals(10, accounts.get());
            }
        }

        assertEquals(18, control.get("/_sandbox/apps").getJsonArray("apps").size());
        assertEquals(16, sandbox.requests().size());
        assertEquals(0, sandbox.faults().pending());
    }

    private int useAppOfItsOwn(String appId) throws Exception {
        control.post("/_sandbox/apps", "{\"appid\":\"%s\",\"secret\":\"a-secret\",\"accounts\":[]}".formatted(appId));
        for (int i = 0; i < 10; i++) {
            control.put(
                    "/_sandbox/apps/" + appId + "/accounts",
                    "{\"delivery_id\":\"STO\",\"biz_id\":\"%d\"}".formatted(i));
        }
        control.post("/_sandbox/faults", "{\"fault\":\"errcode=-1@/%s\"}".formatted(appId));
        assertTrue(wechat.get("/" + appId).body().contains("injected"));
        return control.get("/_sandbox/apps/" + appId + "/accounts")
                .getJsonArray("accounts")
                .size();
    }
}
