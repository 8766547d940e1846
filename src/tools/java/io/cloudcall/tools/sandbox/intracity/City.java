package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A city with its administrative code.
 *
 * @param name the name, with 市
 * @param code the code of GB/T 2260
 */
record City(String name, int code) {

    /** The cities of both companies: some large ones for all that WeChat has. */
    static final List<City> SERVED = List.of(
            new City("北京市", 110000),
            new City("天津市", 120000),
            new City("上海市", 310000),
            new City("杭州市", 330100),
            new City("广州市", 440100),
            new City("深圳市", 440300),
            new City("成都市", 510100));

    static City of(String name) {
        return SERVED.stream()
                .filter(city -> city.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiErrorException(Errcode.CITY_NOT_SERVED));
    }

    JsonObject toJson() {
        return JsonObject.of("city_name", name, "city_code", code);
    }
}
