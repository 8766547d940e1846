package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertOk;
import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binding, unbinding, and the review in between. */
final class BindAccountTest {
    private static final long START = 1767225600;
    private static final String BIND = "business/account/bind";
    private static final String REVIEW = "delivery/service/business/update";

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    private final MockClock clock = sandbox.clock();

    @Test
    void bindsAtOnceAndListsTheAccountLast() throws Exception {
        assertOk(sandbox.post(BIND, request("bind", "ZTO", "中通网点").put("password", "p")));

        JsonObject expected = new JsonObject()
                .put("biz_id", "中通网点")
                .put("delivery_id", "ZTO")
                .put("create_time", START)
                .put("update_time", START)
                .put("status_code", 0)
                .put("alias", "")
                .put("remark_wrong_msg", "")
                .put("remark_content", "")
                .put("quota_num", 100)
                .put("quota_update_time", START)
                .put("service_type", JsonArray.of(JsonObject.of("service_type", 0, "service_name", "标准快件")));
        JsonArray list = sandbox.get("business/account/getall").getJsonArray("list");
        assertEquals(expected.encode(), list.getJsonObject(list.size() - 1).encode());
    }

    @Test
    void bindsSfWithoutAPasswordAndWithoutAQuota() throws Exception {
        assertOk(sandbox.post(BIND, request("bind", "SF", "new")));

        assertEquals(0, account("SF", "new").getInteger("status_code"));
        assertEquals(0, account("SF", "new").getInteger("quota_num"));
    }

    @Test
    void unbindsAndBindsAnew() throws Exception {
        sandbox.post(BIND, request("bind", "SF", "new"));
        int accounts = sandbox.accounts().list().size();
        clock.advance(Duration.ofSeconds(5));

        assertOk(sandbox.post(BIND, request("unbind", "SF", "new")));
        assertEquals(3, account("SF", "new").getInteger("status_code"));
        assertEquals(START + 5, account("SF", "new").getLong("update_time"));

        assertOk(sandbox.post(BIND, request("bind", "SF", "new")));
        assertEquals(0, account("SF", "new").getInteger("status_code"));
        assertEquals(accounts, sandbox.accounts().list().size());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            bind,STO,四川成都龙泉公司_云朵信息科技,9300529,biz_id already binded
            bind,EMS,EMS_90000000000001,9300532,`bind submit, and is checking`
            bind,ZTO,new,9300531,invalid biz_id or password
            bind,SF,SF_CASH,9300531,invalid biz_id or password
            bind,TEST,test_biz_id,9300531,invalid biz_id or password
            bind,NONE,new,9300503,Specified delivery id is not registerred
            unbind,STO,new,9300530,biz_id is not exist
            unbind,YUNDA,1000000001,9300530,biz_id is not exist
            rebind,SF,new,40097,invalid args
            bind,SF,,930561,args error
            bind,,new,930561,args error
            unbind,SF,,930561,args error
            """)
    void refusesWhatCannotBeBoundOrUnbound(String type, String deliveryId, String bizId, int errcode, String text)
            throws Exception {
        JsonArray before = sandbox.accounts().list();

        assertRefused(errcode, text, sandbox.post(BIND, request(type, deliveryId, bizId)));

        assertEquals(before, sandbox.accounts().list());
    }

    @Test
    void refusesATypeThatIsNoText() throws Exception {
        JsonObject request = request("bind", "SF", "new").put("type", 1);

        assertRefused(40097, "invalid args", sandbox.post(BIND, request));
    }

    @Test
    void rejectsEscapedCodes() throws Exception {
        String escaped = request("bind", "SF", "网点").encode().replace("网", "\\u7f51");

        assertRefused(9300531, "invalid biz_id or password", sandbox.post(BIND, escaped));
    }

    @Test
    void leavesEmsInReviewUntilTheCompanyAccepts() throws Exception {
        assertOk(sandbox.post(BIND, request("bind", "EMS", "new").put("remark_content", "电话：1")));
        assertEquals(1, account("EMS", "new").getInteger("status_code"));
        assertEquals("电话：1", account("EMS", "new").getString("remark_content"));
        clock.advance(Duration.ofSeconds(9));

        assertOk(sandbox.post(REVIEW, review("new", 0)));

        assertEquals(0, account("EMS", "new").getInteger("status_code"));
        assertEquals(START + 9, account("EMS", "new").getLong("update_time"));
    }

    @Test
    void keepsTheReasonWhenTheCompanyDeclines() throws Exception {
        sandbox.post(BIND, request("bind", "EMS", "new"));

        assertOk(sandbox.post(REVIEW, review("new", 7).put("result_msg", "联系人不符")));

        assertEquals(2, account("EMS", "new").getInteger("status_code"));
        assertEquals("联系人不符", account("EMS", "new").getString("remark_wrong_msg"));
        assertOk(sandbox.post(BIND, request("bind", "EMS", "new")));
        assertEquals(1, account("EMS", "new").getInteger("status_code"));
    }

    @Test
    void reviewsOnlyAccountsThatWaitForIt() throws Exception {
        assertRefused(9300525, "biz id not bind", sandbox.post(REVIEW, review("SF0280000001", 0)));
        assertRefused(
                40013, "invalid appid", sandbox.post(REVIEW, review("new", 0).put("shop_app_id", "wxOTHER")));
        for (String field : List.of("shop_app_id", "biz_id", "result_code")) {
            JsonObject incomplete = review("EMS_90000000000001", 0);
            incomplete.remove(field);
            assertRefused(930561, "args error", sandbox.post(REVIEW, incomplete));
        }
    }

    private JsonObject account(String deliveryId, String bizId) {
        return sandbox.logistics().accounts().find(deliveryId, bizId).orElseThrow();
    }

    private static JsonObject request(String type, String deliveryId, String bizId) {
        return new JsonObject().put("type", type).put("delivery_id", deliveryId).put("biz_id", bizId);
    }

    private JsonObject review(String bizId, int resultCode) {
        return new JsonObject()
                .put("shop_app_id", sandbox.server().appId())
                .put("biz_id", bizId)
                .put("result_code", resultCode);
    }
}
