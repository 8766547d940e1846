package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Received requests with what was answered, through HTTP. */
final class RequestResourceTest extends ControlFixture {
    private static final String REQUESTS = "/_sandbox/requests";

    private List<JsonObject> list(String query) throws Exception {
        return control.get(REQUESTS + query).getJsonArray("requests").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private List<String> paths(String query) throws Exception {
        return list(query).stream().map(request -> request.getString("path")).toList();
    }

    @Test
    void showsARequestWithItsResponse() throws Exception {
        call(FURTHER, ADD_ORDER, SampleOrder.forFurtherApp(FURTHER, "order-1"));

        JsonObject request = list("").getLast();
        assertEquals("POST", request.getString("method"));
        assertEquals(ADD_ORDER, request.getString("path"));
        assertEquals(new JsonObject().put("access_token", JsonArray.of("[redacted]")), request.getJsonObject("query"));
        assertEquals(SampleOrder.forFurtherApp(FURTHER, "order-1").encode(), request.getString("body"));
        assertEquals("2026-01-01T00:00:00Z", request.getString("time"));
        assertEquals(FURTHER, request.getString("appid"));
        assertNull(request.getString("fault"));
        JsonObject response = request.getJsonObject("response");
        assertEquals(200, response.getInteger("status"));
        assertEquals("application/json; encoding=utf-8", response.getString("content_type"));
        assertEquals("order-1", new JsonObject(response.getString("body")).getString("order_id"));
        assertTrue(response.getDouble("duration_ms") > 0, response.encode());
    }

    @Test
    void showsTheFaultAndWhatWasAnsweredInstead() throws Exception {
        control.post("/_sandbox/faults", "{\"fault\":\"3*status=503@/x\"}");
        control.post("/_sandbox/faults", "{\"fault\":\"close@/y\"}");
        wechat.get("/x");
        assertThrows(IOException.class, () -> wechat.post("/y", "y"));

        JsonObject failed = list("?path=/x").getFirst();
        assertEquals("status=503", failed.getString("fault"));
        assertEquals(503, failed.getJsonObject("response").getInteger("status"));
        assertEquals("<html></html>", failed.getJsonObject("response").getString("body"));
        JsonObject closed = list("?path=/y").getFirst();
        assertEquals("close", closed.getString("fault"));
        assertNull(closed.getJsonObject("response"));
    }

    @Test
    void showsARequestThatHangs() throws Exception {
        sandbox.faults().next(Fault.hang());
        Thread client = Thread.ofVirtual().start(() -> assertThrows(Exception.class, () -> wechat.post("/hangs", "x")));
        sandbox.faults().awaitApplied(1, Duration.ofSeconds(20));

        JsonObject hanging = list("").getFirst();
        assertEquals("hang", hanging.getString("fault"));
        assertNull(hanging.getJsonObject("response"));
        sandbox.closeConnections();
        client.join(Duration.ofSeconds(20));
    }

    @Test
    void pagesThroughThem() throws Exception {
        for (int i = 0; i < 7; i++) {
            wechat.get("/" + i);
        }

        assertEquals(List.of("/5", "/6"), paths("?limit=2"), "the last ones");
        JsonObject page = control.get(REQUESTS + "?after=0&limit=3");
        long last = page.getJsonArray("requests").getJsonObject(2).getLong("id");
        assertEquals(List.of("/3", "/4", "/5"), paths("?limit=3&after=" + last));
        assertEquals(7L, page.getLong("last"));
        assertEquals(List.of(), paths("?after=7"));
    }

    @Test
    void showsAHundredUnlessToldOtherwise() throws Exception {
        for (int i = 0; i < 105; i++) {
            wechat.get("/" + i);
        }

        assertEquals(IntStream.range(5, 105).mapToObj(i -> "/" + i).toList(), paths(""));
        assertEquals(105, paths("?limit=1000").size());
    }

    @Test
    void selectsByPathAndApp() throws Exception {
        wechat.fetchToken();
        wechat.fetchToken(FURTHER);
        wechat.get("/cgi-bin/other");

        assertEquals(List.of("/cgi-bin/stable_token", "/cgi-bin/stable_token"), paths("?path=/cgi-bin/stable"));
        assertEquals(List.of("/cgi-bin/stable_token"), paths("?path=/cgi-bin/&appid=" + FURTHER));
        assertEquals(List.of(), paths("?path=cgi-bin"));
    }

    @Test
    void forgetsThemWithoutUsingNumbersAgain() throws Exception {
        wechat.get("/x");
        JsonObject cleared = control.delete(REQUESTS);
        wechat.get("/y");

        assertEquals("{\"requests\":[],\"last\":1}", cleared.encode());
        assertEquals(2, list("").getFirst().getInteger("id"));
        assertEquals(1, list("").size());
    }

    @Test
    void hidesTokensAndSecrets() throws Exception {
        String token = wechat.fetchToken();
        wechat.get("/cgi-bin/token?grant_type=client_credential&appid=" + APP + "&secret=" + sandbox.appSecret());
        wechat.get("/sns/jscode2session?grant_type=authorization_code&js_code=sandbox-1&appid=" + APP + "&secret="
                + sandbox.appSecret());
        wechat.post("/x?access_token=" + token, "{\"nested\":[{\"secre\\u0074\":\"escaped-secret\"}]}");
        wechat.post("/x?access_token=never-issued", "secret=form-secret&access_token=form-token");
        wechat.post("/x", "{\"quoted\":\"{\\\"secret\\\":\\\"quoted-secret\\\"}\", cut off");
        wechat.get("/x/" + sandbox.appSecret());
        control.post("/_sandbox/tokens/expire", "");
        wechat.post("/cgi-bin/openapi/rid/get?access_token=" + wechat.fetchToken(), "{\"rid\":\"x\"}");

        String shown = control.get(REQUESTS + "?limit=1000").encode();

        for (String issued : sandbox.tokens().issued()) {
            assertFalse(shown.contains(issued), shown);
        }
        for (String secret : List.of(
                sandbox.appSecret(), "escaped-secret", "never-issued", "form-secret", "form-token", "quoted-secret")) {
            assertFalse(shown.contains(secret), secret + " in " + shown);
        }
        assertTrue(shown.contains("session_key\\\":\\\"[redacted]"), shown);
        assertTrue(shown.contains("client_credential"), shown);
    }

    @Test
    void hidesTheTokenInAnAnswerThatRepeatsARequest() throws Exception {
        String token = wechat.fetchToken();
        String refused = wechat.get("/x?access_token=" + token).body();
        String rid = refused.substring(refused.indexOf("rid: ") + 5, refused.lastIndexOf('"'));
        String answer = wechat.post(
                        "/cgi-bin/openapi/rid/get?access_token=" + token,
                        new JsonObject().put("rid", rid).encode())
                .body();

        assertTrue(answer.contains(token), answer);
        assertFalse(control.get(REQUESTS).encode().contains(token));
    }

    @Test
    void cutsLongBodiesAndLeavesOutWhatIsNoText() throws Exception {
        wechat.post("/long", "中".repeat(100_000));
        wechat.post("/binary", "image/png", BodyPublishers.ofByteArray(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0}));
        wechat.post("/token", "{\"a\":\"" + "x".repeat(16_350) + "\",\"secret\":\"" + "s".repeat(100_000) + "\"}");

        List<JsonObject> requests = list("");
        assertEquals("中".repeat(16_384), requests.get(0).getString("body"));
        assertEquals(300_000, requests.get(0).getInteger("body_bytes"));
        assertNull(requests.get(1).getString("body"));
        assertEquals(5, requests.get(1).getInteger("body_bytes"));
        assertFalse(requests.get(2).getString("body").contains("ss"), "the beginning of the secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?after=-1",
                "?after=x",
                "?after=99999999999999999999",
                "?limit=0",
                "?limit=1001",
                "?limit=",
                "?limit=1e2",
                "?path=/x&path=/y",
                "?method=GET"
            })
    void refusesWhatIsNoSelection(String query) throws Exception {
        wechat.get("/x");

        assertEquals(400, wechat.get(REQUESTS + query).statusCode());
    }
}
