package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.START;
import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddOrderTest {
    private static final String API = "business/order/add";

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    private final MockClock clock = sandbox.clock();

    @Test
    void givesAWaybillWithoutAnErrcode() throws Exception {
        JsonObject response = sandbox.post(API, SampleOrder.of("1"));

        assertEquals(
                new JsonObject()
                        .put("order_id", "1")
                        .put("waybill_id", "STO0000000000001")
                        .put(
                                "waybill_data",
                                JsonArray.of(
                                        JsonObject.of("key", "STO_bagAddr", "value", "深圳市"),
                                        JsonObject.of("key", "STO_mark", "value", "101- 07-03 509")))
                        .encode(),
                response.encode());
        Order order = sandbox.order("1");
        assertEquals(SampleOrder.of("1"), order.content());
        assertEquals(START, order.addedAt());
        assertEquals(new OrderCounters(1, 0, 0, 0), sandbox.logistics().counters("1"));
    }

    @Test
    void takesOneWaybillFromTheQuotaUntilNoneIsLeft() throws Exception {
        clock.advance(Duration.ofSeconds(7));
        sandbox.post(API, SampleOrder.of("1"));

        JsonObject account = sandbox.accounts().list().getJsonObject(0);
        assertEquals(1, account.getInteger("quota_num"));
        assertEquals(START.getEpochSecond() + 7, account.getLong("quota_update_time"));

        sandbox.post(API, SampleOrder.of("2"));
        assertRefused(9300523, "quota is not enough; go to charge please", sandbox.post(API, SampleOrder.of("3")));
        assertEquals(0, sandbox.accounts().list().getJsonObject(0).getInteger("quota_num"));
        assertEquals(new OrderCounters(0, 1, 0, 0), sandbox.logistics().counters("3"));
    }

    @Test
    void takesNoOrderTwice() throws Exception {
        sandbox.post(API, SampleOrder.of("1"));

        assertRefused(9300522, "this orderid is repeated", sandbox.post(API, SampleOrder.of("1")));

        assertEquals(1, sandbox.accounts().list().getJsonObject(0).getInteger("quota_num"));
        assertEquals(new OrderCounters(1, 1, 0, 0), sandbox.logistics().counters("1"));
    }

    @Test
    void takesNoWaybillFromCompaniesWithoutQuota() throws Exception {
        JsonObject order = SampleOrder.of("1").put("delivery_id", "SF").put("biz_id", "SF0280000001");

        assertEquals("SF0000000000001", sandbox.post(API, order).getString("waybill_id"));

        assertEquals(55, sandbox.accounts().list().getJsonObject(1).getInteger("quota_num"));
    }

    @Test
    void needsNoAccountForCash() throws Exception {
        JsonObject order = SampleOrder.of("1").put("delivery_id", "DB").put("biz_id", "DB_CASH");

        assertEquals("DB0000000000001", sandbox.post(API, order).getString("waybill_id"));
    }

    @Test
    void needsATimeOfPickupForCashOrdersOfSf() throws Exception {
        JsonObject order = SampleOrder.of("1").put("delivery_id", "SF").put("biz_id", "SF_CASH");

        assertRefused(930561, "args error", sandbox.post(API, order));

        assertEquals(
                "SF0000000000001",
                sandbox.post(API, order.put("expect_time", 0)).getString("waybill_id"));
    }

    @Test
    void decodesEscapesOfAscii() throws Exception {
        String escaped =
                SampleOrder.of("1").put("custom_remark", "a&b").encode().replace("&", "\\u0026");

        sandbox.post(API, escaped);

        assertEquals("a&b", sandbox.order("1").content().getString("custom_remark"));
    }

    @Test
    void takesAHundredOrdersADayInWeChatsOwnSandbox() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertEquals("t" + i, sandbox.post(API, SampleOrder.ofTest("t" + i)).getString("order_id"));
        }

        assertRefused(930564, "quota run out", sandbox.post(API, SampleOrder.ofTest("more")));
        clock.advance(Duration.ofDays(1));
        assertEquals("more", sandbox.post(API, SampleOrder.ofTest("more")).getString("order_id"));
    }

    @Test
    void refusesAnOpenidOfTestOrdersInOtherWords() throws Exception {
        JsonObject order = SampleOrder.ofTest("1").put("openid", "");

        assertRefused(930559, "invaild openid", sandbox.post(API, order));
    }

    @Test
    void needsNoOpenidForOrdersFromElsewhere() throws Exception {
        JsonObject order = SampleOrder.of("1").put("add_source", 2).put("wx_appid", "wxAPP");
        order.remove("openid");

        assertEquals("1", sandbox.post(API, order).getString("order_id"));
        assertEquals("", sandbox.order("1").openid());
    }

    @Test
    void takesAListOfGoodsForTheShop() throws Exception {
        JsonObject shop = JsonObject.of(
                "detail_list",
                JsonArray.of(JsonObject.of("goods_name", "抱枕", "goods_img_url", "https://example.com/pillow.png")));

        assertEquals(
                "1", sandbox.post(API, SampleOrder.of("1").put("shop", shop)).getString("order_id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            order_id|5|47001|data format error
            sender|[]|47001|data format error
            sender.name|1|47001|data format error
            openid|1|47001|data format error
            cargo.weight|"5"|47001|data format error
            cargo.detail_list|[null]|47001|data format error
            openid||40003|invalid openid
            openid|""|40003|invalid openid
            openid|"xABC"|40003|invalid openid
            add_source|1|930561|args error
            delivery_id|"NONE"|9300503|Specified delivery id is not registerred
            service.service_type|0|9300510|invalid service type
            biz_id|"other"|9300525|biz id not bind
            delivery_id|"ZTO"|9300525|biz id not bind
            shop||9300535|invalid shop args
            shop.img_url||9300535|invalid shop args
            shop.goods_name|""|9300535|invalid shop args
            shop.goods_count|0|9300535|invalid shop args
            shop|{"detail_list":[{"goods_name":"a"}]}|9300535|invalid shop args
            shop|{"detail_list":[{"goods_img_url":"a"}]}|9300535|invalid shop args
            """)
    void rejectsEachInvalidValue(String path, String json, int errcode, String text) throws Exception {
        Object value = json == null ? null : Json.decodeValue(json);

        JsonObject response = sandbox.post(API, SampleOrder.with(SampleOrder.of("1"), path, value));

        assertRefused(errcode, text, response);
        assertEquals(List.of(), sandbox.logistics().orders());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order_id",
                "delivery_id",
                "biz_id",
                "add_source",
                "sender",
                "receiver",
                "cargo",
                "insured",
                "service",
                "service.service_type",
                "service.service_name",
                "cargo.count",
                "cargo.weight",
                "cargo.space_x",
                "cargo.space_y",
                "cargo.space_z",
                "cargo.detail_list",
                "cargo.detail_list.0.name",
                "cargo.detail_list.0.count"
            })
    void refusesAMissingField(String path) throws Exception {
        JsonObject response = sandbox.post(API, SampleOrder.with(SampleOrder.of("1"), path, null));

        assertRefused(930561, "args error", response);
    }

    @Test
    void rejectsKeysInCamelCase() throws Exception {
        JsonObject order = SampleOrder.of("1").put("bizId", SampleOrder.BIZ_ID);
        order.remove("biz_id");

        assertRefused(930561, "args error", sandbox.post(API, order));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "APPID"})
    void rejectsAnInvalidAppidForOrdersFromOtherApps(String wxAppid) throws Exception {
        JsonObject order = SampleOrder.of("1").put("add_source", 2).put("wx_appid", wxAppid);

        assertRefused(9300536, "invalid wxa_appid", sandbox.post(API, order));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            order_id,512
            custom_remark,1024
            sender.name,64
            sender.tel,32
            sender.mobile,32
            sender.company,64
            sender.post_code,10
            receiver.country,64
            receiver.province,64
            receiver.city,64
            receiver.area,64
            receiver.address,512
            cargo.detail_list.0.name,128
            shop.goods_name,128
            """)
    void measuresTextsInBytes(String path, int most) throws Exception {
        String longest = "中".repeat(most / 3) + "a".repeat(most % 3);

        JsonObject accepted = sandbox.post(API, SampleOrder.with(SampleOrder.of("1"), path, longest));
        JsonObject refused = sandbox.post(API, SampleOrder.with(SampleOrder.of("2"), path, longest + "a"));

        assertEquals("STO0000000000001", accepted.getString("waybill_id"));
        assertRefused(9300526, "arg size exceed limit", refused);
    }

    @Test
    void doesNotUndoEscapesOfChinese() throws Exception {
        String raw = SampleOrder.of("1").encode();
        String escaped = raw.replace("四", "\\u56db");

        assertRefused(9300525, "biz id not bind", sandbox.post(API, escaped));
        assertEquals("1", sandbox.post(API, raw).getString("order_id"));
    }

    @Test
    void undoesOtherEscapes() throws Exception {
        String escaped = SampleOrder.of("1").put("custom_remark", "\\u56db\"\n").encode();

        sandbox.post(API, escaped);

        assertEquals("\\u56db\"\n", sandbox.order("1").content().getString("custom_remark"));
    }

    @ParameterizedTest
    @CsvSource({
        "sender.name,20002,发件人信息不完整",
        "sender.tel,20002,发件人信息不完整",
        "receiver.city,20004,收件人信息不完整",
        "receiver.mobile,20004,收件人信息不完整"
    })
    void passesOnWhatTheCompanyMisses(String path, int resultcode, String resultmsg) throws Exception {
        assertDeclined(resultcode, resultmsg, SampleOrder.with(SampleOrder.of("1"), path, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "weight", "space_x", "space_y", "space_z"})
    void passesOnThatTheCompanyTakesNoSuchParcel(String name) throws Exception {
        assertDeclined(20006, "货物数量、重量、尺寸不正确", SampleOrder.with(SampleOrder.of("1"), "cargo." + name, 0));
    }

    private void assertDeclined(int resultcode, String resultmsg, JsonObject order) throws Exception {
        JsonObject response = sandbox.post(API, order);

        assertRefused(9300501, "delivery logic fail", response);
        response.remove("errcode");
        response.remove("errmsg");
        assertEquals(
                new JsonObject()
                        .put("delivery_resultcode", resultcode)
                        .put("delivery_resultmsg", resultmsg)
                        .put("waybill_data", new JsonArray()),
                response);
        assertEquals(2, sandbox.accounts().list().getJsonObject(0).getInteger("quota_num"));
        assertEquals(new OrderCounters(0, 1, 0, 0), sandbox.logistics().counters("1"));
    }
}
