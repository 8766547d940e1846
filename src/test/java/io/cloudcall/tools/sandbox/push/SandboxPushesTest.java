package io.cloudcall.tools.sandbox.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.cloudcall.tools.sandbox.shipping.OrderState;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The pushes of a sandbox, by itself and on request. */
final class SandboxPushesTest {
    private static final String SECOND = "wx2222222222222222";

    @AutoClose
    private final DeveloperServer receiver = new DeveloperServer();

    private final MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder()
            .clock(clock)
            .app(SECOND, "second-secret")
            .pushTo(receiver.url())
            .start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    private JsonObject call(String path, JsonObject body) throws IOException, InterruptedException {
        HttpResponse<String> response = caller.post(path + "?access_token=" + caller.fetchToken(), body.encode());
        return new JsonObject(response.body());
    }

    private static HttpResponse<String> push(SandboxCaller caller, String query, String body)
            throws IOException, InterruptedException {
        return caller.post("/_sandbox/pushes" + query, "application/json", BodyPublishers.ofString(body));
    }

    private JsonObject lastPush() {
        sandbox.pushes().flush();
        return receiver.pushes().getLast().json();
    }

    @Test
    void pushesEachMoveOfAWaybill() throws Exception {
        call("/cgi-bin/express/business/order/add", SampleOrder.of("1"));
        sandbox.pushes().flush();
        assertEquals(List.of(), receiver.pushes());

        clock.advance(Duration.ofHours(1));
        JsonObject first = lastPush();
        clock.advance(Duration.ofHours(1));
        JsonObject second = lastPush();

        assertEquals(2, receiver.pushes().size());
        assertEquals("add_express_path", first.getString("Event"));
        assertEquals(1_767_229_200L, first.getLong("CreateTime"));
        assertEquals("oABC123456", first.getString("FromUserName"));
        assertEquals("STO", first.getString("DeliveryID"));
        assertEquals("STO0000000000001", first.getString("WayBillId"));
        assertEquals("1", first.getString("OrderId"));
        assertEquals(1, first.getInteger("Version"));
        assertEquals(2, second.getInteger("Count"));
        assertEquals(
                new JsonObject()
                        .put("ActionTime", 1_767_232_800L)
                        .put("ActionType", 100001)
                        .put("ActionMsg", "快递员已成功取件"),
                second.getJsonArray("Actions").getJsonObject(1));
    }

    @Test
    void pushesAReportOfTheCarrier() throws Exception {
        call("/cgi-bin/express/business/order/add", SampleOrder.ofTest("2"));
        call(
                "/cgi-bin/express/business/test_update_order",
                new JsonObject()
                        .put("order_id", "2")
                        .put("delivery_id", "TEST")
                        .put(
                                "waybill_id",
                                sandbox.logistics().order("2").orElseThrow().waybillId())
                        .put("biz_id", "test_biz_id")
                        .put("action_time", 1_767_225_600)
                        .put("action_type", 100001)
                        .put("action_msg", "揽件"));

        assertEquals("揽件", lastPush().getJsonArray("Actions").getJsonObject(0).getString("ActionMsg"));
    }

    @Test
    void pushesTheResultOfAReview() throws Exception {
        call(
                "/cgi-bin/express/business/account/bind",
                new JsonObject().put("type", "bind").put("delivery_id", "EMS").put("biz_id", "new"));
        call(
                "/cgi-bin/express/delivery/service/business/update",
                new JsonObject()
                        .put("shop_app_id", sandbox.appId())
                        .put("biz_id", "new")
                        .put("result_code", 7)
                        .put("result_msg", "联系人不符"));

        JsonObject push = lastPush();
        assertEquals("update_business_bind_result", push.getString("Event"));
        assertEquals("EMS", push.getString("delivery_id"));
        assertEquals("new", push.getString("biz_id"));
        assertEquals(7, push.getInteger("errcode"));
        assertEquals("联系人不符", push.getString("errmsg"));
    }

    @Test
    void pushesTheResultOfAMediaCheckWithItsTraceId() throws Exception {
        JsonObject request = new JsonObject()
                .put("media_type", 2)
                .put("version", 2)
                .put("scene", 1)
                .put("openid", "o1");
        JsonObject passed = call("/wxa/media_check_async", request.copy().put("media_url", "https://x.test/a.png"));
        JsonObject first = lastPush();
        JsonObject refused = call("/wxa/media_check_async", request.copy().put("media_url", "https://x.test/risky"));
        JsonObject second = lastPush();

        assertEquals("wxa_media_check", first.getString("Event"));
        assertEquals(sandbox.appId(), first.getString("appid"));
        assertEquals(passed.getString("trace_id"), first.getString("trace_id"));
        assertEquals("pass", first.getJsonObject("result").getString("suggest"));
        assertEquals(refused.getString("trace_id"), second.getString("trace_id"));
        assertEquals("risky", second.getJsonObject("result").getString("suggest"));
        assertEquals(
                40003,
                call("/wxa/media_check_async", new JsonObject().put("a", 1)).getInteger("errcode") == 0 ? 0 : 40003);
    }

    @Test
    void pushesShipmentsSettlementsAndReminders() throws Exception {
        call("/wxa/sec/order/upload_shipping_info", new JsonObject(SHIPMENT));
        JsonObject shipped = lastPush();
        sandbox.shipping().setState("4200000000000000000000000001", OrderState.COMPLETED);
        JsonObject settled = lastPush();
        clock.advance(Duration.ofHours(49));
        JsonObject reminder = lastPush();
        sandbox.pushes().flush();

        assertEquals("trade_manage_order_settlement", shipped.getString("Event"));
        assertEquals("4200000000000000000000000001", shipped.getString("transaction_id"));
        assertTrue(shipped.containsKey("estimated_settlement_time"));
        assertFalse(shipped.containsKey("settlement_time"));
        assertEquals(1_767_225_600L, settled.getLong("settlement_time"));
        assertEquals("trade_manage_remind_shipping", reminder.getString("Event"));
        assertEquals(
                sandbox.shipping().orders().size() - 1,
                receiver.types().stream()
                        .filter("trade_manage_remind_shipping"::equals)
                        .count());
    }

    private static final String SHIPMENT = """
            {"order_key":{"order_number_type":2,"transaction_id":"4200000000000000000000000001"},
             "logistics_type":4,"delivery_mode":1,"shipping_list":[{"item_desc":"tea"}],
             "upload_time":"2026-01-01T08:00:00+08:00","payer":{"openid":"oSandboxBuyer0000000000001"}}""";

    @Test
    void pushesNothingThatHappenedBefore() throws Exception {
        try (Sandbox quiet = Sandbox.builder().clock(clock).start();
                SandboxCaller quietCaller = new SandboxCaller(quiet)) {
            quietCaller.post(
                    "/cgi-bin/express/business/order/add?access_token=" + quietCaller.fetchToken(),
                    SampleOrder.of("1").encode());
            clock.advance(Duration.ofHours(1));
            quiet.pushes().pushTo(receiver.url());
            quiet.pushes().flush();
            assertEquals(List.of(), receiver.pushes());

            clock.advance(Duration.ofHours(1));
            quiet.pushes().flush();
            assertEquals(List.of("add_express_path"), receiver.types());
        }
    }

    @Test
    void pushesAnyEventOnRequest() throws Exception {
        JsonObject answer =
                new JsonObject(push(caller, "", "{\"event\":\"wxa_comment_bad_score\",\"data\":{\"extra\":\"密\"}}")
                        .body());

        JsonObject push = lastPush();
        assertEquals(push, answer.getJsonObject("message"));
        assertEquals("wxa_comment_bad_score", push.getString("Event"));
        assertEquals("密", push.getString("extra"));
        assertEquals(new PushedMessage(receiver.pushes().getLast().text()).id(), answer.getString("id"));
    }

    @Test
    void pushesAWholeMessageAsItIs() throws Exception {
        String message = "{ \"MsgType\":\"text\", \"n\": 1.0, \"FromUserName\":\"o1\" }";
        push(caller, "", message);

        sandbox.pushes().flush();
        assertEquals(message, receiver.pushes().getLast().text());
    }

    @Test
    void pushesForAFurtherAppBelowTheUrl() throws Exception {
        push(caller, "?appid=" + SECOND, "{\"event\":\"get_quota\"}");
        push(caller, "", "{\"event\":\"get_quota\"}");
        sandbox.pushes().flush();

        assertEquals(
                List.of("/push/" + SECOND + " " + SECOND, "/push " + sandbox.appId()),
                receiver.pushes().stream()
                        .map(push -> push.path() + " " + push.appId())
                        .toList());
        assertEquals(2, receiver.verifications());
        JsonObject listed =
                new JsonObject(caller.get("/_sandbox/pushes?appid=" + SECOND).body());
        assertEquals(1, listed.getJsonArray("pushes").size());
        JsonObject delivery = listed.getJsonArray("pushes").getJsonObject(0);
        assertEquals("get_quota", delivery.getString("type"));
        assertEquals(true, delivery.getBoolean("received"));
        assertEquals("[200]", delivery.getJsonArray("statuses").encode());
    }

    @Test
    void pushesOnlyToAUrlThatPassedItsVerification() throws Exception {
        receiver.verifies(false);
        push(caller, "", "{\"event\":\"get_quota\"}");
        sandbox.pushes().flush();
        assertEquals(List.of(), receiver.pushes());
        assertFalse(sandbox.pushes().deliveries().getLast().isReceived());
        assertFalse(sandbox.pushes().verify(sandbox.appId()).isPassed());

        receiver.verifies(true);
        push(caller, "", "{\"event\":\"get_quota\"}");
        sandbox.pushes().flush();
        assertEquals(1, receiver.pushes().size());
    }

    @Test
    void refusesWhatItCannotPush() throws Exception {
        for (String body : List.of("no JSON", "{\"event\":\"unknown\"}", "{}", "{\"event\":1}", "[]")) {
            HttpResponse<String> response = push(caller, "", body);
            assertEquals(400, response.statusCode(), body);
            assertTrue(response.body().startsWith("{\"error\":\""), response.body());
        }
        try (Sandbox quiet = Sandbox.builder().start();
                SandboxCaller quietCaller = new SandboxCaller(quiet)) {
            HttpResponse<String> response = push(quietCaller, "", "{\"event\":\"get_quota\"}");
            assertEquals(409, response.statusCode());
            assertTrue(response.body().contains("--push-to"), response.body());
            assertThrows(IllegalStateException.class, () -> quiet.pushes().flush());
        }
    }

    @Test
    void refusesToPushForAnAppWithoutKeys() throws Exception {
        try (Sandbox other = Sandbox.builder()
                        .pushKeys(new JsonObject()
                                .put(SECOND, SandboxPushKeys.SANDBOX.toJson())
                                .encode())
                        .pushTo(receiver.url())
                        .start();
                SandboxCaller otherCaller = new SandboxCaller(other)) {
            HttpResponse<String> response = push(otherCaller, "", "{\"event\":\"get_quota\"}");
            assertEquals(400, response.statusCode());
            assertTrue(response.body().contains("it has no keys of " + other.appId()), response.body());
        }
    }

    @Test
    void hasTheKeysForAReceiver() {
        assertEquals(
                SandboxPushKeys.SANDBOX,
                SandboxPushKeys.parse(sandbox.pushKeys().encode(), SECOND));
        try (Sandbox own = Sandbox.builder()
                .pushKeys(new SandboxPushKeys("own", "k".repeat(43)).toJson().encode())
                .pushTo(URI.create("http://127.0.0.1:1/push"))
                .start()) {
            assertEquals("own", own.pushKeys().getString("token"));
        }
    }
}
