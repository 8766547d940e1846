package io.cloudcall.tools.sandbox;

import static io.cloudcall.tools.sandbox.WeChatPaths.ADD_ORDER;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The separate state of each app of a sandbox, and the error of a mix-up of apps. */
final class AppStateTest extends SandboxAppsFixture {

    private static final String PRINTERS = "/cgi-bin/express/business/printer/";
    private static final String QUOTA = "/cgi-bin/openapi/quota/get";
    private static final String RID = "/cgi-bin/openapi/rid/get";
    private static final String PAYMENTS = "/wxa/sec/order/get_order_list";

    @Test
    void hasAccountsThatFollowFromTheAppId() throws Exception {
        JsonArray accounts = get(TWO, GET_ALL_ACCOUNT).getJsonArray("list");

        assertEquals("SF0280000001_wx2", accounts.getJsonObject(1).getString("biz_id"));
        assertEquals("顺丰月结（总部）_wx2", accounts.getJsonObject(1).getString("alias"));
        assertEquals(
                "SF0280000001",
                get(ONE, GET_ALL_ACCOUNT).getJsonArray("list").getJsonObject(1).getString("biz_id"));
        try (Sandbox another = Sandbox.builder().app(TWO, "any-app-secret").start()) {
            assertEquals(accounts, another.accounts(TWO).list());
        }
    }

    @Test
    void hasOrdersAndWaybillsOfItsOwn() throws Exception {
        JsonObject first = post(ONE, ADD_ORDER, SampleOrder.of("order-1"));
        JsonObject second = post(TWO, ADD_ORDER, SampleOrder.forFurtherApp(TWO, "order-1"));
        JsonObject third = post(THREE, ADD_ORDER, SampleOrder.forFurtherApp(THREE, "order-1"));

        assertEquals(3, distinct("waybill_id", first, second, third), "" + List.of(first, second, third));
        assertEquals(1, sandbox.logistics(TWO).orders().size());
        assertEquals(1, sandbox.logistics(THREE).counters("order-1").added());
        assertEquals(
                9300528, post(ONE, GET_ORDER, reference("order-1", second)).getInteger("errcode"), "another's waybill");
    }

    @Test
    void bindsNoAccountOfAnotherApp() throws Exception {
        assertEquals(
                9300525,
                post(TWO, ADD_ORDER, SampleOrder.of("order-1")).getInteger("errcode"),
                "the order names an account of the first app");
    }

    @Test
    void hasPrintersOfItsOwn() throws Exception {
        post(TWO, PRINTERS + "update", JsonObject.of("openid", "oABC123456", "update_type", "bind", "tagid_list", ""));

        assertEquals(1, get(TWO, PRINTERS + "getall").getInteger("count"));
        assertEquals(0, get(ONE, PRINTERS + "getall").getInteger("count"));
    }

    @Test
    void hasPaymentsOfItsOwn() throws Exception {
        JsonObject first = post(ONE, PAYMENTS, new JsonObject());
        JsonObject second = post(TWO, PAYMENTS, new JsonObject());

        assertEquals(2, second.getJsonArray("order_list").size());
        assertEquals(
                4,
                distinct(
                        "transaction_id",
                        payment(first, 0),
                        payment(first, 1),
                        payment(second, 0),
                        payment(second, 1)));
        assertEquals("sandbox-1", payment(first, 0).getString("merchant_trade_no"));
        assertEquals(2, sandbox.shipping(TWO).orders().size());
    }

    @Test
    void knowsAUserByAnotherOpenidAndTheSameUnionid() throws Exception {
        JsonObject first = login(ONE, "sandbox-li-1");
        JsonObject second = login(TWO, "sandbox-li-1");

        assertNotEquals(first.getString("openid"), second.getString("openid"));
        assertEquals(first.getString("unionid"), second.getString("unionid"));
        assertEquals(40163, login(TWO, "sandbox-li-1").getInteger("errcode"), "spent for this app");
    }

    @Test
    void tellsTheAppOfATelephoneNumber() throws Exception {
        JsonObject answer = post(TWO, "/wxa/business/getuserphonenumber", JsonObject.of("code", "sandbox-li-1"));

        assertEquals(
                TWO,
                answer.getJsonObject("phone_info").getJsonObject("watermark").getString("appid"));
    }

    @Test
    void refusesTheSecretOfAnotherAppAtALogin() throws Exception {
        assertEquals(40125, login(ONE, "second-app-secret", "sandbox-li-1").getInteger("errcode"));
        assertEquals(40013, login("wx4", "second-app-secret", "sandbox-li-1").getInteger("errcode"));
    }

    @Test
    void hasQuotasOfItsOwn() throws Exception {
        sandbox.quotas(TWO).setDailyLimit(GET_ALL_ACCOUNT, 1);
        get(ONE, GET_ALL_ACCOUNT);
        get(ONE, GET_ALL_ACCOUNT);
        get(TWO, GET_ALL_ACCOUNT);

        assertEquals(45009, get(TWO, GET_ALL_ACCOUNT).getInteger("errcode"));
        assertEquals(2, used(ONE));
        assertEquals(1, used(TWO));
        assertEquals(0, used(THREE));

        JsonObject clear = JsonObject.of("appid", TWO);
        assertEquals(40013, post(ONE, "/cgi-bin/clear_quota", clear).getInteger("errcode"));
        assertEquals(0, post(TWO, "/cgi-bin/clear_quota", clear).getInteger("errcode"));
        assertEquals(2, used(ONE));
        assertEquals(0, used(TWO));
    }

    @Test
    void showsARefusedRequestToItsAppOnly() throws Exception {
        String errmsg = post(TWO, GET_ORDER, new JsonObject()).getString("errmsg");
        JsonObject rid = JsonObject.of("rid", errmsg.split(" rid: ", 2)[1]);

        assertEquals(0, post(TWO, RID, rid).getInteger("errcode"));
        JsonObject refused = post(ONE, RID, rid);
        assertEquals(76003, refused.getInteger("errcode"));
        assertTrue(refused.getString("errmsg").startsWith("could not query this rid,no permission"));
    }

    @Test
    void showsARequestThatActedForNoAppToEach() throws Exception {
        String errmsg = new JsonObject(
                        caller.get(GET_ALL_ACCOUNT + "?access_token=98_unknown").body())
                .getString("errmsg");
        JsonObject rid = JsonObject.of("rid", errmsg.split(" rid: ", 2)[1]);

        assertEquals(0, post(ONE, RID, rid).getInteger("errcode"));
        assertEquals(0, post(TWO, RID, rid).getInteger("errcode"));
    }

    @Test
    void holdsAThousandApps() throws Exception {
        for (int i = 4; i <= 1_000; i++) {
            sandbox.addApp("wx" + i, "app-secret-" + i);
        }
        for (int i = 100; i <= 1_000; i += 100) {
            JsonObject account =
                    get("wx" + i, GET_ALL_ACCOUNT).getJsonArray("list").getJsonObject(1);
            assertEquals("SF0280000001_wx" + i, account.getString("biz_id"));
        }

        assertEquals(
                1_000,
                sandbox.appIds().stream()
                        .map(appId ->
                                sandbox.shipping(appId).orders().getFirst().payment())
                        .distinct()
                        .count());
    }

    private static JsonObject payment(JsonObject answer, int index) {
        return answer.getJsonArray("order_list").getJsonObject(index);
    }

    private static JsonObject reference(String orderId, JsonObject added) {
        return JsonObject.of("order_id", orderId, "delivery_id", "STO", "waybill_id", added.getString("waybill_id"));
    }

    private static long distinct(String field, JsonObject... answers) {
        return Stream.of(answers)
                .map(answer -> answer.getString(field))
                .filter(value -> value != null)
                .distinct()
                .count();
    }

    private int used(String appId) throws Exception {
        return post(appId, QUOTA, JsonObject.of("cgi_path", GET_ALL_ACCOUNT))
                .getJsonObject("quota")
                .getInteger("used");
    }

    private JsonObject login(String appId, String code) throws Exception {
        return login(appId, sandbox.appSecret(appId), code);
    }

    private JsonObject login(String appId, String secret, String code) throws Exception {
        return new JsonObject(caller.get("/sns/jscode2session?grant_type=authorization_code&appid=" + appId + "&secret="
                        + secret + "&js_code=" + code)
                .body());
    }
}
