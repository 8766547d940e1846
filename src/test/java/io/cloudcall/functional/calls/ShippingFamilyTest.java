package io.cloudcall.functional.calls;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.shipping.OrderState;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the shipping management, by a function with the packaged permissions. */
class ShippingFamilyTest {
    private static final String UPLOAD = "{'orderKey':{'orderNumberType':2,'transactionId':'t-1'},'logisticsType':1,"
            + "'deliveryMode':1,'shippingList':[{'trackingNo':'STO1','expressCompany':'STO','itemDesc':'抱枕*2',"
            + "'contact':{'receiverContact':'186****0000'}}],'uploadTime':'2022-12-15T13:29:35.120+08:00',"
            + "'payer':{'openid':'oABC123456'}}";
    private static final String PART = "{'orderKey':{'orderNumberType':1,'mchid':'m','outTradeNo':'o-1'},"
            + "'logisticsType':1,'deliveryMode':2,'isAllDelivered':true,'shippingList':[{'trackingNo':'STO1',"
            + "'expressCompany':'STO','itemDesc':'抱枕*2','contact':{'consignorContact':'020-****8888'}}]}";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router = sandbox.router();

    /**
     * A call, with ' for " and APPID to be filled in.
     *
     * @param api its name or path
     * @param data what the caller gives
     * @param sent what WeChat has to get
     * @param result a part of what the caller has to get
     */
    record Call(String api, String data, String sent, String result) {
        @Override
        public String toString() {
            return api;
        }
    }

    static List<Call> calls() {
        return List.of(
                new Call("wxa.sec.order.uploadShippingInfo", UPLOAD, inSnakeCase(UPLOAD), "uploadShippingInfo:ok"),
                new Call(
                        "wxa.sec.order.uploadCombinedShippingInfo",
                        combined(PART),
                        inSnakeCase(combined(PART)),
                        "uploadCombinedShippingInfo:ok"),
                new Call(
                        "wxa.sec.order.getOrder",
                        "{'transactionId':'t-1','merchantId':'m','subMerchantId':'s','merchantTradeNo':'o-1'}",
                        "{'transaction_id':'t-1','merchant_id':'m','sub_merchant_id':'s','merchant_trade_no':'o-1'}",
                        "'orderState':1}"),
                new Call(
                        "wxa.sec.order.getOrderList",
                        "{'payTimeRange':{'beginTime':1,'endTime':4294967295},'orderState':1,'lastIndex':'','pageSize':1}",
                        "{'pay_time_range':{'begin_time':1,'end_time':4294967295},'order_state':1,'last_index':'','page_size':1}",
                        "'hasMore':true"),
                new Call(
                        "wxa.sec.order.notifyConfirmReceive",
                        "{'transactionId':'t-1','receivedTime':1671082176}",
                        "{'transaction_id':'t-1','received_time':1671082176}",
                        "'errCode':10060028"),
                new Call(
                        "wxa.sec.order.setMsgJumpPath",
                        "{'path':'pages/order/detail?from=message'}",
                        "{'path':'pages/order/detail?from=message'}",
                        "setMsgJumpPath:ok"),
                new Call(
                        "wxa.sec.order.isTradeManaged",
                        "{'appid':'APPID'}",
                        "{'appid':'APPID'}",
                        "'isTradeManaged':true"),
                new Call(
                        "/wxa/sec/order/is_trade_management_confirmation_completed",
                        "{'appid':'APPID'}",
                        "{'appid':'APPID'}",
                        "'completed':true"),
                new Call(
                        "/cgi-bin/express/delivery/open_msg/get_delivery_list",
                        "{}",
                        "{}",
                        "'deliveryList':[{'deliveryId':'STO',"),
                new Call(
                        "/wxa/sec/order/opspecialorder",
                        "{'orderId':'sandbox-1','type':2}",
                        "{'order_id':'sandbox-1','type':2}",
                        "opspecialorder:ok"));
    }

    private static String combined(String part) {
        return "{'orderKey':{'orderNumberType':1,'mchid':'m','outTradeNo':'o-0'},'subOrders':[" + part
                + "],'uploadTime':'2022-12-15T13:29:35Z','payer':{'openid':'oABC123456'}}";
    }

    /** Returns the fields as WeChat's pages name them. */
    private static String inSnakeCase(String data) {
        String renamed = data;
        for (String name : List.of(
                "orderKey order_key",
                "orderNumberType order_number_type",
                "transactionId transaction_id",
                "outTradeNo out_trade_no",
                "logisticsType logistics_type",
                "deliveryMode delivery_mode",
                "isAllDelivered is_all_delivered",
                "shippingList shipping_list",
                "trackingNo tracking_no",
                "expressCompany express_company",
                "itemDesc item_desc",
                "receiverContact receiver_contact",
                "consignorContact consignor_contact",
                "subOrders sub_orders",
                "uploadTime upload_time")) {
            int blank = name.indexOf(' ');
            renamed = renamed.replace("'" + name.substring(0, blank) + "'", "'" + name.substring(blank + 1) + "'");
        }
        return renamed;
    }

    @ParameterizedTest
    @MethodSource("calls")
    void travelAsWeChatsPagesSay(Call call) {
        String result = invoke(call.api(), call.data());

        ReceivedRequest request = sandbox.lastRequest();
        assertEquals("POST " + path(call.api()), request.method() + " " + request.path());
        assertEquals(new JsonObject(filled(call.sent())), new JsonObject(sandbox.lastBody()));
        assertEquals(1, request.query().size(), "only the access token");
        assertResult(result).contains(filled(call.result()));
    }

    private static String path(String api) {
        return ApiCatalog.find(api).map(Api::path).orElse(api);
    }

    @Test
    void areAllInTheTable() {
        assertEquals(
                ApiCatalog.all().stream()
                        .map(Api::name)
                        .filter(name -> name.startsWith("wxa.sec.order."))
                        .sorted()
                        .toList(),
                calls().stream()
                        .map(Call::api)
                        .filter(api -> !api.startsWith("/"))
                        .sorted()
                        .toList(),
                "give each call of the catalog a Call above");
    }

    @Test
    void shipAnOrderAndRemindItsBuyer() {
        assertResult(invoke("wxa.sec.order.getOrder", "{'transactionId':'t-1'}"))
                .contains("\"orderState\":1}");
        assertResult(invoke("wxa.sec.order.uploadShippingInfo", UPLOAD)).isOk("wxa.sec.order.uploadShippingInfo");
        assertResult(invoke("wxa.sec.order.getOrder", "{'transactionId':'t-1'}"))
                .contains("\"orderState\":2}");
        String reminder = "{'transactionId':'t-1','receivedTime':1671082176}";
        assertResult(invoke("wxa.sec.order.notifyConfirmReceive", reminder)).isOk("wxa.sec.order.notifyConfirmReceive");

        sandbox.shipping().setState("t-1", OrderState.RECEIVED);

        assertResult(invoke("wxa.sec.order.getOrder", "{'transactionId':'t-1'}"))
                .contains("\"orderState\":3}");
        assertResult(invoke("wxa.sec.order.uploadShippingInfo", UPLOAD)).contains("\"errCode\":10060004");
    }

    /**
     * Each upload after the first spends the one correction, and a buyer is reminded once: no attempt may be doubled.
     */
    @ParameterizedTest
    @CsvSource({
        "wxa.sec.order.uploadShippingInfo",
        "wxa.sec.order.uploadCombinedShippingInfo",
        "wxa.sec.order.notifyConfirmReceive",
        "wxa.sec.order.setMsgJumpPath",
        "/wxa/sec/order/opspecialorder"
    })
    void areSentOnceIfTheyChangeSomething(String api) {
        sandbox.faults().next(path(api), Fault.dropResponse());

        assertResult(invoke(api, data(api))).isError(-501001);

        assertEquals(1, sandbox.calls(path(api)));
    }

    @ParameterizedTest
    @CsvSource({"wxa.sec.order.getOrder", "wxa.sec.order.getOrderList", "wxa.sec.order.isTradeManaged"})
    void areSentAgainIfTheyRead(String api) {
        sandbox.faults().next(path(api), Fault.dropResponse());
        assertResult(invoke(api, data(api))).isOk(api);
        assertEquals(2, sandbox.calls(path(api)));

        sandbox.faults().next(path(api), Fault.errcode(10060012, "系统错误"));
        assertResult(invoke(api, data(api))).isOk(api);
        assertEquals(4, sandbox.calls(path(api)));
    }

    /** Returns the data of the table. */
    private static String data(String api) {
        return calls().stream()
                .filter(call -> call.api().equals(api))
                .map(Call::data)
                .findFirst()
                .orElseThrow();
    }

    private String invoke(String api, String data) {
        return router.invoke("{\"openapi\":\"" + api + "\",\"data\":" + filled(data) + "}");
    }

    private String filled(String text) {
        return text.replace('\'', '"').replace("APPID", sandbox.appId());
    }
}
