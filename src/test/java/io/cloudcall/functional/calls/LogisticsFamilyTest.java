package io.cloudcall.functional.calls;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.logistics.Order;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of the logistics family, as WeChat sees it and as its caller does. One order is there, with its waybill.
 */
class LogisticsFamilyTest {
    private static final String STO = "四川成都龙泉公司_云朵信息科技";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router = sandbox.router();

    /**
     * A call.
     *
     * @param api its name, less {@code logistics.}
     * @param data what the caller gives, with ' for ", and WAYBILL, TOKEN and APPID to be filled in
     * @param sent what WeChat has to get, likewise
     * @param result a part of what the caller has to get, likewise
     */
    record Call(String api, String data, String sent, String result) {

        String filled(String text, Order order, String appId) {
            return text.replace('\'', '"')
                    .replace("WAYBILL", order.waybillId())
                    .replace("TOKEN", order.token())
                    .replace("APPID", appId);
        }

        @Override
        public String toString() {
            return api;
        }
    }

    static List<Call> calls() {
        return List.of(
                new Call("getAllAccount", "{}", "", "{'count':5,'list':[{'alias':'龙泉仓申通','bizId':'" + STO),
                new Call("getAllDelivery", "{}", "", "'deliveryId':'SF'"),
                new Call("getPrinter", "{}", "", "'openid':["),
                new Call(
                        "getQuota",
                        "{'deliveryId':'STO','bizId':'" + STO + "'}",
                        "{'delivery_id':'STO','biz_id':'" + STO + "'}",
                        "{'quotaNum':1,"),
                new Call(
                        "bindAccount",
                        "{'type':'bind','bizId':'新 & \\\\u65b0','deliveryId':'SF','remarkContent':'é€𝄞'}",
                        "{'type':'bind','biz_id':'新 & \\\\u65b0','delivery_id':'SF','remark_content':'é€𝄞'}",
                        "9300531"),
                new Call(
                        "bindAccount",
                        "{'type':'bind','bizId':'新店','deliveryId':'ZTO','password':'p','remarkContent':'é€𝄞'}",
                        "{'type':'bind','password':'p','biz_id':'新店','delivery_id':'ZTO','remark_content':'é€𝄞'}",
                        "bindAccount:ok"),
                new Call(
                        "getOrder",
                        "{'orderId':'o-1','deliveryId':'STO','waybillId':'WAYBILL','printType':1}",
                        "{'order_id':'o-1','delivery_id':'STO','waybill_id':'WAYBILL','print_type':1}",
                        "'waybillData':[{'key':"),
                new Call(
                        "batchGetOrder",
                        "{'orderList':[{'orderId':'o-1','deliveryId':'STO'},{'orderId':'o-1','deliveryId':'STO','waybillId':'WAYBILL'}]}",
                        "{'order_list':[{'order_id':'o-1','delivery_id':'STO'},"
                                + "{'order_id':'o-1','delivery_id':'STO','waybill_id':'WAYBILL'}]}",
                        "'orderStatus':0"),
                new Call(
                        "cancelOrder",
                        "{'orderId':'o-1','openid':'oABC123456','deliveryId':'STO','waybillId':'WAYBILL'}",
                        "{'openid':'oABC123456','order_id':'o-1','delivery_id':'STO','waybill_id':'WAYBILL'}",
                        "{'deliveryResultcode':0,'deliveryResultmsg':"),
                new Call(
                        "getPath",
                        "{'orderId':'o-1','openid':'oABC123456','deliveryId':'STO','waybillId':'WAYBILL'}",
                        "{'openid':'oABC123456','order_id':'o-1','delivery_id':'STO','waybill_id':'WAYBILL'}",
                        "'pathItemNum':0,'pathItemList':[]"),
                new Call(
                        "updatePrinter",
                        "{'openid':'oPRINTER_2','updateType':'bind','tagidList':'123,456'}",
                        "{'openid':'oPRINTER_2','update_type':'bind','tagid_list':'123,456'}",
                        "updatePrinter:ok"),
                new Call(
                        "testUpdateOrder",
                        "{'bizId':'test_biz_id','orderId':'o-1','deliveryId':'TEST','waybillId':'W','actionTime':1533052800,"
                                + "'actionType':300003,'actionMsg':'签收'}",
                        "{'biz_id':'test_biz_id','order_id':'o-1','delivery_id':'TEST','waybill_id':'W','action_time':1533052800,"
                                + "'action_type':300003,'action_msg':'签收'}",
                        "openapi.logistics.testUpdateOrder:fail"),
                new Call(
                        "getContact",
                        "{'token':'TOKEN','waybillId':'WAYBILL'}",
                        "{'token':'TOKEN','waybill_id':'WAYBILL'}",
                        "'receiver':{'address':'广东省深圳市南山区"),
                new Call(
                        "previewTemplate",
                        "{'waybillId':'WAYBILL','waybillTemplate':'IyNWQVIoc3lzLndheWJpbGxpZCk=','waybillData':'##ZTO_bagAddr##x##',"
                                + "'custom':{}}",
                        "{'custom':{},'waybill_id':'WAYBILL','waybill_template':'IyNWQVIoc3lzLndheWJpbGxpZCk=',"
                                + "'waybill_data':'##ZTO_bagAddr##x##'}",
                        "'renderedWaybillTemplate':"),
                new Call(
                        "updateBusiness",
                        "{'shopAppId':'APPID','bizId':'unknown','resultCode':0,'resultMsg':''}",
                        "{'shop_app_id':'APPID','biz_id':'unknown','result_code':0,'result_msg':''}",
                        "9300525"),
                new Call(
                        "updatePath",
                        "{'token':'TOKEN','waybillId':'WAYBILL','actionTime':1533052800,'actionType':100001,'actionMsg':'揽件'}",
                        "{'token':'TOKEN','waybill_id':'WAYBILL','action_time':1533052800,'action_type':100001,'action_msg':'揽件'}",
                        "updatePath:ok"),
                new Call(
                        "addOrder",
                        "{'addSource':0,'orderId':'o-2','cargo':{'detailList':[{'name':'抱枕','count':2,'spaceX':20.50}]}}",
                        "{'cargo':{'detail_list':[{'name':'抱枕','count':2,'space_x':20.50}]},'add_source':0,'order_id':'o-2'}",
                        "9300535"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void travelAsTheCatalogueSays(Call call) {
        Order order = added();

        String result = invoke("logistics." + call.api(), call.filled(call.data(), order, sandbox.appId()));

        Api api = ApiCatalog.find("logistics." + call.api()).orElseThrow();
        ReceivedRequest request = sandbox.lastRequest();
        assertEquals(api.method().name() + " " + api.path(), request.method() + " " + request.path());
        assertEquals(call.filled(call.sent(), order, sandbox.appId()), sandbox.lastBody());
        assertEquals(1, request.query().size(), "only the access token");
        assertResult(result).contains(call.filled(call.result(), order, sandbox.appId()));
    }

    @Test
    void areAllInTheTable() {
        assertEquals(
                ApiCatalog.all().stream()
                        .map(Api::name)
                        .filter(name -> name.startsWith("logistics."))
                        .sorted()
                        .toList(),
                calls().stream()
                        .map(call -> "logistics." + call.api())
                        .distinct()
                        .sorted(Comparator.naturalOrder())
                        .toList(),
                "give each call of the catalog a Call above");
    }

    /** Python's and PHP's JSON writers escape Chinese unless told otherwise; WeChat then takes no account for bound. */
    @Test
    void sendsChineseUnescapedFromAnEscapedEvent() {
        assertResult(invoke("logistics.getQuota", "{\"deliveryId\":\"STO\",\"bizId\":\"" + escaped(STO) + "\"}"))
                .startsWith("{\"quotaNum\":2,");
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> "\\u%04x".formatted(c)).reduce("", String::concat);
    }

    private Order added() {
        String result =
                invoke("logistics.addOrder", camelCase(SampleOrder.of("o-1")).encode());
        assertResult(result).startsWith("{\"orderId\":\"o-1\",");
        return sandbox.logistics().order("o-1").orElseThrow();
    }

    private String invoke(String api, String data) {
        return router.invoke("{\"openapi\":\"" + api + "\",\"data\":" + data + "}");
    }

    /** Returns the same data as a caller writes it. */
    private static JsonObject camelCase(JsonObject data) {
        JsonObject camel = new JsonObject();
        data.forEach(member -> camel.put(camelCase(member.getKey()), nested(member.getValue())));
        return camel;
    }

    private static Object nested(Object value) {
        return value instanceof JsonObject object ? camelCase(object) : value;
    }

    private static String camelCase(String name) {
        Function<String, String> capital = word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        String[] words = name.split("_", -1);
        return words[0] + Stream.of(words).skip(1).map(capital).reduce("", String::concat);
    }
}
