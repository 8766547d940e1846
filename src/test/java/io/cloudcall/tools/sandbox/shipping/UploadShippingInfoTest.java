package io.cloudcall.tools.sandbox.shipping;

import static io.cloudcall.tools.sandbox.shipping.SampleUpload.later;
import static io.cloudcall.tools.sandbox.shipping.SampleUpload.parcel;
import static io.cloudcall.tools.sandbox.shipping.SampleUpload.split;
import static io.cloudcall.tools.sandbox.shipping.SampleUpload.unified;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.TRANSACTION;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertErrcode;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertOk;
import static io.cloudcall.tools.sandbox.shipping.ShippingSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadShippingInfoTest {
    @RegisterExtension
    private final ShippingSandbox sandbox = new ShippingSandbox();

    @Test
    void shipsAPayment() throws Exception {
        assertEquals(1, sandbox.order().getInteger("order_state"));
        assertEquals(new JsonObject(), sandbox.order().getJsonObject("shipping"));

        assertOk(sandbox.upload(unified()));

        assertEquals(new JsonObject("""
                        {"transaction_id":"fake-transid-20221214190427-1","merchant_trade_no":"sandbox-3",\
                        "merchant_id":"1900000109","sub_merchant_id":"","paid_amount":100,\
                        "trade_create_time":1671062400,"pay_time":1671062400,"description":"微信气泡狗集线器*1",\
                        "openid":"ogqztkPsejM9MQAFfwCQSCi4oNg3","order_state":2,"in_complaint":false,\
                        "shipping":{"delivery_mode":1,"logistics_type":1,"finish_shipping":true,"goods_desc":"",\
                        "finish_shipping_count":1,"shipping_list":[{"tracking_no":"1","express_company":"STO",\
                        "goods_desc":"微信气泡狗集线器*1","upload_time":1671082175,\
                        "contact":{"consignor_contact":"+86-177****1234"}}]}}"""), sandbox.order());
    }

    @Test
    void findsThePaymentByTheMerchantsNumberToo() throws Exception {
        JsonObject key = JsonObject.of("order_number_type", 1, "mchid", "1230000109", "out_trade_no", "o-1");
        assertOk(sandbox.upload(unified().put("order_key", key)));

        JsonObject order = sandbox.post(
                        "get_order", JsonObject.of("merchant_id", "1230000109", "merchant_trade_no", "o-1"))
                .getJsonObject("order");

        assertEquals(2, order.getInteger("order_state"));
        assertEquals(
                OrderState.SHIPPED,
                sandbox.shipping()
                        .order(order.getString("transaction_id"))
                        .orElseThrow()
                        .state());
        JsonObject another = JsonObject.of("merchant_id", "1230000110", "merchant_trade_no", "o-1");
        assertEquals(
                1, sandbox.post("get_order", another).getJsonObject("order").getInteger("order_state"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void shipsWithoutACarrier(int logisticsType) throws Exception {
        JsonArray goods = JsonArray.of(JsonObject.of("item_desc", "话费充值"));

        assertOk(sandbox.upload(unified().put("logistics_type", logisticsType).put("shipping_list", goods)));

        assertEquals(logisticsType, shipping().getInteger("logistics_type"));
    }

    @Test
    void refusesTheSameAgain() throws Exception {
        assertOk(sandbox.upload(unified()));

        assertRefused(10060023, "发货信息未更新", sandbox.upload(later(1, unified())));
    }

    /** A lost answer leaves the payment shipped, and the repetition is refused: it must not be sent again. */
    @Test
    void refusesTheRepetitionOfALostUpload() throws Exception {
        sandbox.server().faults().next("/wxa/sec/order/upload_shipping_info", Fault.dropResponse());
        assertThrows(IOException.class, () -> sandbox.upload(unified()));

        assertErrcode(10060023, sandbox.upload(unified()));

        assertEquals(1, shipping().getInteger("finish_shipping_count"));
    }

    @Test
    void takesOneCorrection() throws Exception {
        assertOk(sandbox.upload(unified()));
        assertOk(sandbox.upload(later(1, unified().put("shipping_list", JsonArray.of(parcel("2"))))));

        assertRefused(
                10060003,
                "支付单已使用重新发货机会",
                sandbox.upload(later(2, unified().put("shipping_list", JsonArray.of(parcel("3"))))));

        assertEquals(2, shipping().getInteger("finish_shipping_count"));
        assertEquals(
                "2", shipping().getJsonArray("shipping_list").getJsonObject(0).getString("tracking_no"));
    }

    @Test
    void takesNoCorrectionThatIsNotNewer() throws Exception {
        assertOk(sandbox.upload(later(1, unified())));

        assertErrcode(10060023, sandbox.upload(unified().put("shipping_list", JsonArray.of(parcel("2")))));
    }

    @Test
    void collectsTheParcelsOfASplitDelivery() throws Exception {
        assertOk(sandbox.upload(split(false, "1")));
        assertEquals(1, sandbox.order().getInteger("order_state"));
        assertEquals(false, shipping().getBoolean("finish_shipping"));
        assertEquals(0, shipping().getInteger("finish_shipping_count"));

        assertErrcode(10060023, sandbox.upload(later(1, split(false, "1"))));
        assertOk(sandbox.upload(later(2, split(true, "1", "2"))));

        assertEquals(2, sandbox.order().getInteger("order_state"));
        assertEquals(2, shipping().getJsonArray("shipping_list").size());
        assertEquals(1, shipping().getInteger("finish_shipping_count"));
        assertEquals("微信气泡狗集线器*1;微信气泡狗集线器*1", sandbox.order().getString("description"));
    }

    @Test
    void addsNoParcelToACompleteDelivery() throws Exception {
        assertOk(sandbox.upload(split(true, "1", "2")));

        assertRefused(10060002, "支付单已完成发货，无法继续发货", sandbox.upload(later(1, split(false, "3"))));
        assertOk(sandbox.upload(later(2, split(true, "1"))));
        assertErrcode(10060003, sandbox.upload(later(3, split(true, "3"))));
    }

    @Test
    void takesAnotherModeForTheCorrection() throws Exception {
        assertOk(sandbox.upload(split(false, "1")));
        assertOk(sandbox.upload(later(1, unified())));

        assertErrcode(10060003, sandbox.upload(later(2, split(true, "1"))));

        assertEquals(1, shipping().getInteger("finish_shipping_count"));
    }

    @Test
    void holdsFifteenParcels() throws Exception {
        assertOk(sandbox.upload(split(false, numbers(1, 15))));

        assertRefused(10060024, "物流信息列表太长", sandbox.upload(later(1, split(true, "16"))));
        assertErrcode(10060024, sandbox.upload(later(1, split(true, numbers(1, 16)))));
    }

    @Test
    void cutsALongDescription() throws Exception {
        String[] parcels = numbers(1, 12);

        assertOk(sandbox.upload(split(true, parcels)));

        String description = sandbox.order().getString("description");
        assertEquals(123, description.length());
        assertEquals("*1...", description.substring(118));
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "COMPLETED", "REFUNDED", "AWAITING_SETTLEMENT"})
    void shipsNothingThatIsReceivedOrRefunded(OrderState state) throws Exception {
        assertOk(sandbox.upload(unified()));
        sandbox.shipping().setState(TRANSACTION, state);

        assertRefused(10060004, "支付单处于不可发货的状态", sandbox.upload(later(1, split(true, "2"))));

        assertEquals(state.code(), sandbox.order().getInteger("order_state"));
    }

    @Test
    void shipsForThePayerOnly() throws Exception {
        assertOk(sandbox.upload(split(false, "1")));

        JsonObject other = split(true, "2").put("payer", JsonObject.of("openid", "oAnother"));
        assertRefused(10060031, "该笔支付单不属于 openid 所指定的用户", sandbox.upload(later(1, other)));
        JsonObject none = unified().put("payer", JsonObject.of("openid", "wx1"));
        none.getJsonObject("order_key").put("transaction_id", "another");
        assertErrcode(10060031, sandbox.upload(none));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unpaid-1", "no number", "123456789012345678901234567890123"})
    void knowsNoPaymentOfThatNumber(String transactionId) throws Exception {
        JsonObject upload = unified();
        upload.getJsonObject("order_key").put("transaction_id", transactionId);

        assertRefused(10060001, "支付单不存在", sandbox.upload(upload));
        assertErrcode(10060001, sandbox.post("get_order", JsonObject.of("transaction_id", transactionId)));
    }

    /** Each value replaces a field of WeChat's sample; null removes it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logistics_type|0|10060005|物流类型有误",
                "logistics_type|5|10060005|物流类型有误",
                "logistics_type|null|10060005|物流类型有误",
                "logistics_type|'\"1\"'|47001|data format error",
                "delivery_mode|3|268485224|发货模式非法",
                "delivery_mode|null|268485224|发货模式非法",
                "delivery_mode|'\"UNIFIED_DELIVERY\"'|47001|data format error",
                "delivery_mode|2|10060007|分拆发货模式下必须填写 is_all_delivered 字段",
                "shipping_list|[]|268485228|统一发货模式下，物流信息列表长度必须为 1",
                "shipping_list|null|268485228|统一发货模式下，物流信息列表长度必须为 1",
                "shipping_list|[{},{}]|268485228|统一发货模式下，物流信息列表长度必须为 1",
                "shipping_list|[1]|47001|data format error",
                "upload_time|null|268485216|上传时间非法，请按照 RFC 3339 格式填写",
                "upload_time|1671082175|47001|data format error",
                "upload_time|'\"2022-12-15 13:29:35\"'|268485216|上传时间非法，请按照 RFC 3339 格式填写",
                "upload_time|'\"2022-12-15T13:29:35\"'|268485216|上传时间非法，请按照 RFC 3339 格式填写",
                "upload_time|'\"2022-02-30T13:29:35Z\"'|268485216|上传时间非法，请按照 RFC 3339 格式填写",
                "payer|null|10060014|参数错误",
                "payer|{}|10060014|参数错误",
                "order_key|null|10060014|参数错误",
                "order_key|{}|268485194|订单单号类型非法",
                "order_key|{\"order_number_type\":3}|268485194|订单单号类型非法",
                "order_key|{\"order_number_type\":2}|268485195|微信支付单号形式下 transaction_id 字段不能为空",
                "order_key|{\"order_number_type\":1}|268485196|商户侧单号形式下 mchid 字段不能为空",
                "order_key|{\"order_number_type\":1,\"mchid\":\"1\"}|268485197|商户侧单号形式下 out_trade_no 字段不能为空"
            })
    void refuses(String field, String value, int errcode, String text) throws Exception {
        JsonObject upload = unified().mergeIn(new JsonObject("{\"" + field + "\":" + value + "}"));

        assertRefused(errcode, text, sandbox.upload(upload));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tracking_no|''|268485226|物流单号不能为空",
                "express_company|''|268485227|物流公司编码不能为空",
                "item_desc|''|10060008|商品描述 item_desc 字段不能为空",
                "express_company|SF|0|ok",
            })
    void needsOfAParcel(String field, String value, int errcode, String text) throws Exception {
        JsonObject upload =
                unified().put("shipping_list", JsonArray.of(parcel("1").put(field, value)));

        JsonObject response = sandbox.upload(upload);

        assertErrcode(errcode, response);
        assertTrue(response.getString("errmsg").startsWith(text), response.encode());
    }

    @ParameterizedTest
    @CsvSource({"tracking_no,128,10060026", "express_company,128,10060025", "item_desc,120,10060009"})
    void limitsTheLengthOf(String field, int max, int errcode) throws Exception {
        assertOk(sandbox.upload(unified()
                .put("shipping_list", JsonArray.of(parcel("1").put(field, "1".repeat(max))))));

        assertErrcode(
                errcode,
                sandbox.upload(later(
                        1,
                        unified().put("shipping_list", JsonArray.of(parcel("1").put(field, "1".repeat(max + 1)))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "189****1234",
                "021-****1234",
                "****1234",
                "0**2-***1234",
                "0**2-******23-10",
                "****123-8008",
                "+86-177****1234",
                "021-**34-12"
            })
    void takesWeChatsSamplesOfContacts(String contact) throws Exception {
        assertOk(uploadBySf(JsonObject.of("receiver_contact", contact)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'receiver_contact':''}", "{'receiver_contact':'1****'}", "{'consignor_contact':'王'}"})
    void needsAContactForSf(String contact) throws Exception {
        assertRefused(10060014, "参数错误", uploadBySf(new JsonObject(contact.replace('\'', '"'))));
    }

    @Test
    void splitsByCarrierOnly() throws Exception {
        assertRefused(10060006, "非快递发货时不允许分拆发货", sandbox.upload(split(true, "1").put("logistics_type", 4)));
    }

    @Test
    void needsAParcelInASplitDelivery() throws Exception {
        assertRefused(10060014, "参数错误", sandbox.upload(split(true)));
    }

    private JsonObject uploadBySf(JsonObject contact) throws Exception {
        JsonObject parcel = parcel("SF1").put("express_company", "SF").put("contact", contact);
        return sandbox.upload(unified().put("shipping_list", JsonArray.of(parcel)));
    }

    private JsonObject shipping() throws Exception {
        return sandbox.order().getJsonObject("shipping");
    }

    private static String[] numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toArray(String[]::new);
    }
}
