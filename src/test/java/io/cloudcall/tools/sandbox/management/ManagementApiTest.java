package io.cloudcall.tools.sandbox.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementApiTest {
    private static final String ACCOUNTS = "/cgi-bin/express/business/account/getall";
    private static final String ORDER = "/cgi-bin/express/business/order/get";
    private static final JsonObject OK = JsonObject.of("errcode", 0, "errmsg", "ok");

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T04:00:00Z"));
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    @AfterEach
    void close() {
        caller.close();
        sandbox.close();
    }

    private JsonObject get(String path) throws IOException, InterruptedException {
        return new JsonObject(
                caller.get(path + "?access_token=" + caller.fetchToken()).body());
    }

    private JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
        return new JsonObject(caller.post(path + "?access_token=" + caller.fetchToken(), body.encode())
                .body());
    }

    private JsonObject quota(String path) throws IOException, InterruptedException {
        return post("/cgi-bin/openapi/quota/get", JsonObject.of("cgi_path", path));
    }

    private static JsonObject used(int limit, int used) {
        return OK.copy().put("quota", JsonObject.of("daily_limit", limit, "used", used, "remain", limit - used));
    }

    private static String ridOf(JsonObject response) {
        return response.getString("errmsg").split(" rid: ", 2)[1];
    }

    private JsonObject clearAll() throws IOException, InterruptedException {
        return post("/cgi-bin/clear_quota", JsonObject.of("appid", sandbox.appId()));
    }

    @Test
    void countsTheCallsOfADay() throws Exception {
        assertEquals(used(10_000_000, 0), quota(ACCOUNTS));

        get(ACCOUNTS);
        get(ACCOUNTS);

        assertEquals(used(10_000_000, 2), quota(ACCOUNTS));
        clock.advance(Duration.ofHours(12));
        assertEquals(used(10_000_000, 0), quota(ACCOUNTS), "midnight in China");
    }

    @Test
    void countsTokenCallsByTheQuotaThatTheyHave() throws Exception {
        caller.fetchToken();

        assertEquals(used(500_000, 2), quota("/cgi-bin/stable_token"));
    }

    @Test
    void refusesCallsBeyondALimitUntilItIsReset() throws Exception {
        sandbox.quotas().setDailyLimit(ACCOUNTS, 1);
        get(ACCOUNTS);
        assertEquals(45009, get(ACCOUNTS).getInteger("errcode"));
        assertEquals(used(1, 1), quota(ACCOUNTS));

        assertEquals(OK, clearAll());

        assertEquals(used(1, 0), quota(ACCOUNTS));
        assertEquals(5, get(ACCOUNTS).getInteger("count"));
    }

    @Test
    void resetsOneApi() throws Exception {
        get(ACCOUNTS);
        post(ORDER, new JsonObject());

        assertEquals(OK, post("/cgi-bin/openapi/quota/clear", JsonObject.of("cgi_path", ACCOUNTS)));

        assertEquals(used(10_000_000, 0), quota(ACCOUNTS));
        assertEquals(used(10_000_000, 1), quota(ORDER));
    }

    @ParameterizedTest
    @CsvSource({"10, /cgi-bin/clear_quota", "50, /cgi-bin/openapi/quota/clear"})
    void allowsSoManyResetsAMonth(int times, String path) throws Exception {
        JsonObject body = JsonObject.of("appid", sandbox.appId(), "cgi_path", ACCOUNTS);
        for (int i = 0; i < times; i++) {
            assertEquals(OK, post(path, body));
        }
        assertEquals(48006, post(path, body).getInteger("errcode"));

        clock.advance(Duration.ofDays(31));

        assertEquals(OK, post(path, body));
    }

    @Test
    void resetsForItsOwnMiniProgramOnly() throws Exception {
        JsonObject body = JsonObject.of("appid", "wx0000000000000000");

        assertEquals(40013, post("/cgi-bin/clear_quota", body).getInteger("errcode"));
    }

    @ParameterizedTest
    @CsvSource({
        "/cgi-bin/no/such/api, 76021",
        "cgi-bin/express/business/account/getall, 76021",
        "'', 76021",
        "/sns/jscode2session, 76022"
    })
    void knowsNoQuotaOfAnotherPath(String path, int errcode) throws Exception {
        assertEquals(errcode, quota(path).getInteger("errcode"));
        assertEquals(
                errcode,
                post("/cgi-bin/openapi/quota/clear", JsonObject.of("cgi_path", path))
                        .getInteger("errcode"));
    }

    @Test
    void showsARequestThatItRefused() throws Exception {
        JsonObject refusal = post(ORDER, JsonObject.of("order_id", "no-such-order"));

        JsonObject info = post("/cgi-bin/openapi/rid/get", JsonObject.of("rid", ridOf(refusal)));

        assertEquals(
                OK.copy()
                        .put(
                                "request",
                                JsonObject.of(
                                        "invoke_time",
                                        clock.instant().getEpochSecond(),
                                        "cost_in_ms",
                                        1,
                                        "request_url",
                                        "access_token=" + caller.fetchToken(),
                                        "request_body",
                                        "{\"order_id\":\"no-such-order\"}",
                                        "response_body",
                                        refusal.encode(),
                                        "client_ip",
                                        "127.0.0.1"))
                        .encode(),
                info.encode());
    }

    @Test
    void forgetsARequestAfterSevenDays() throws Exception {
        JsonObject rid = JsonObject.of("rid", ridOf(post(ORDER, new JsonObject())));

        clock.advance(Duration.ofDays(7));
        assertEquals(0, post("/cgi-bin/openapi/rid/get", rid).getInteger("errcode"));

        clock.advance(Duration.ofSeconds(1));
        assertEquals(76004, post("/cgi-bin/openapi/rid/get", rid).getInteger("errcode"));
    }

    @ParameterizedTest
    @CsvSource({"00000000-00000000-00000000, 76001", "no rid, 76002", "'', 76002"})
    void knowsNoOtherRid(String rid, int errcode) throws Exception {
        JsonObject body = JsonObject.of("rid", rid);

        assertEquals(errcode, post("/cgi-bin/openapi/rid/get", body).getInteger("errcode"));
    }

    @Test
    void knowsTheRidOfWeChatsPage() throws Exception {
        JsonObject info = post("/cgi-bin/openapi/rid/get", JsonObject.of("rid", "61725984-6126f6f9-040f19c4"));

        assertEquals(1_635_156_704, info.getJsonObject("request").getInteger("invoke_time"));
    }

    @ParameterizedTest
    @CsvSource({"dns, true, false", "ping, false, true", "all, true, true"})
    void checksTheNetwork(String action, boolean dns, boolean ping) throws Exception {
        JsonObject body = JsonObject.of("action", action, "check_operator", "DEFAULT");

        JsonObject result = post("/cgi-bin/callback/check", body);

        assertEquals(dns, result.containsKey("dns"), result.encode());
        assertEquals(ping, result.containsKey("ping"), result.encode());
    }

    @ParameterizedTest
    @CsvSource({"trace, DEFAULT, 40202", "dns, NONE, 40203"})
    void refusesAnotherCheckOfTheNetwork(String action, String operator, int errcode) throws Exception {
        JsonObject body = JsonObject.of("action", action, "check_operator", operator);

        assertEquals(errcode, post("/cgi-bin/callback/check", body).getInteger("errcode"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cgi-bin/get_api_domain_ip", "/cgi-bin/getcallbackip"})
    void listsAddresses(String path) throws Exception {
        assertEquals(JsonObject.of("ip_list", JsonArray.of("127.0.0.1")), get(path));
    }

    @Test
    void remembersTheLastThousandRequestsThatItRefused() throws Exception {
        JsonObject first = JsonObject.of("rid", ridOf(post(ORDER, new JsonObject())));
        String token = caller.fetchToken();
        for (int i = 0; i < 1_000; i++) {
            caller.post(ORDER + "?access_token=" + token, "{}");
        }

        JsonObject response = post("/cgi-bin/openapi/rid/get", first);

        assertTrue(response.getString("errmsg").startsWith("rid not found"), response.encode());
    }
}
