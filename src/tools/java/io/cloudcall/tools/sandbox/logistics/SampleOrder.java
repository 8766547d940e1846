package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.AppSeed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sample bodies of addOrder. */
public final class SampleOrder {

    /** The code of one of the sandbox's accounts, which has two waybills left. */
    public static final String BIZ_ID = "四川成都龙泉公司_云朵信息科技";

    private static final String BODY = """
            {
              "add_source": 0, "order_id": "", "openid": "oABC123456", "delivery_id": "STO", "biz_id": "",
              "custom_remark": "易碎物品",
              "sender": {"name": "张三", "tel": "020-88888888", "province": "广东省", "city": "广州市", "area": "海珠区",
                "address": "示例路1号"},
              "receiver": {"name": "王小蒙", "mobile": "18600000000", "province": "广东省", "city": "深圳市", "area": "南山区",
                "address": "示例路2号"},
              "cargo": {"count": 2, "weight": 5.5, "space_x": 30.5, "space_y": 20, "space_z": 20,
                "detail_list": [{"name": "抱枕", "count": 2}]},
              "shop": {"wxa_path": "/index/index", "img_url": "https://example.com/pillow.png", "goods_name": "抱枕",
                "goods_count": 2},
              "insured": {"use_insured": 1, "insured_value": 10000},
              "service": {"service_type": 1, "service_name": "标准快递"}
            }
            """;

    private SampleOrder() {}

    /** Returns a valid body. */
    public static JsonObject of(String orderId) {
        return new JsonObject(BODY).put("order_id", orderId).put("biz_id", BIZ_ID);
    }

    /** Returns a valid body for one of the sandbox's further apps. */
    public static JsonObject forFurtherApp(String appId, String orderId) {
        return of(orderId).put("biz_id", AppSeed.further(appId).mark(BIZ_ID));
    }

    /** Returns a valid body for the carrier of WeChat's own sandbox. */
    public static JsonObject ofTest(String orderId) {
        return of(orderId).put("delivery_id", "TEST").put("biz_id", "test_biz_id");
    }

    /**
     * Returns a copy of {@code order} with another value, or null, at a path such as {@code cargo.detail_list.0.name}.
     */
    static JsonObject with(JsonObject order, String path, @Nullable Object value) {
        JsonObject changed = order.copy();
        List<String> names = List.of(path.split("\\.", -1));
        Object node = changed;
        for (String name : names.subList(0, names.size() - 1)) {
            node = node instanceof JsonArray array
                    ? array.getValue(Integer.parseInt(name))
                    : ((JsonObject) node).getValue(name);
        }
        ((JsonObject) node).put(names.getLast(), value);
        return changed;
    }

    /** Returns the fields that identify the order in cancelOrder and getOrder. */
    static JsonObject reference(Order order) {
        return new JsonObject()
                .put("order_id", order.orderId())
                .put("openid", order.openid())
                .put("delivery_id", order.deliveryId())
                .put("waybill_id", order.waybillId());
    }
}
