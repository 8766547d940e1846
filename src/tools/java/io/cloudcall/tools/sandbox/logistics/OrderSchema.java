package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.RequestFields;
import java.util.List;
import java.util.Map;

/** The required fields of addOrder and their maximum lengths, from its page. */
final class OrderSchema {

    private static final Map<String, Integer> CONTACT = Map.of(
            "name", 64,
            "tel", 32,
            "mobile", 32,
            "company", 64,
            "post_code", 10,
            "country", 64,
            "province", 64,
            "city", 64,
            "area", 64,
            "address", 512);

    private OrderSchema() {}

    static void require(RequestFields order) {
        requireShop(order);
        requireFields(order);
        order.requireMaxBytes(Map.of("order_id", 512, "custom_remark", 1024));
        order.object("sender").requireMaxBytes(CONTACT);
        order.object("receiver").requireMaxBytes(CONTACT);
        order.object("shop").requireMaxBytes(Map.of("goods_name", 128));
        order.object("cargo").objects("detail_list").forEach(goods -> goods.requireMaxBytes(Map.of("name", 128)));
    }

    private static void requireFields(RequestFields order) {
        List.of("order_id", "delivery_id", "biz_id").forEach(order::text);
        order.number("add_source");
        order.object("insured");
        order.object("service").number("service_type");
        order.object("service").text("service_name");
        RequestFields cargo = order.object("cargo");
        List.of("count", "weight", "space_x", "space_y", "space_z").forEach(cargo::number);
        for (RequestFields goods : cargo.objects("detail_list")) {
            goods.text("name");
            goods.number("count");
        }
    }

    private static void requireShop(RequestFields order) {
        if (!order.has("shop") || !isComplete(order.object("shop"))) {
            throw new ApiErrorException(Errcode.INVALID_SHOP);
        }
    }

    private static boolean isComplete(RequestFields shop) {
        List<RequestFields> goods = shop.has("detail_list") ? shop.objects("detail_list") : List.of();
        return goods.isEmpty()
                ? hasTexts(shop, "img_url", "goods_name")
                        && shop.optionalNumber("goods_count").doubleValue() > 0
                : goods.stream().allMatch(each -> hasTexts(each, "goods_img_url", "goods_name"));
    }

    private static boolean hasTexts(RequestFields fields, String... names) {
        return List.of(names).stream()
                .noneMatch(name -> fields.optionalText(name).isEmpty());
    }
}
