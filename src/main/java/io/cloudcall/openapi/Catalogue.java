package io.cloudcall.openapi;

import java.util.List;
import java.util.Optional;

/** The cloud calls that are known, one row each. */
public final class Catalogue {
    private static final List<Api> APIS = List.of(
            // https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/express/express-by-business/getAllAccount.html
            new Api("logistics.getAllAccount", Api.Method.GET, "/cgi-bin/express/business/account/getall"));

    private Catalogue() {}

    /** The API of that exact name. */
    public static Optional<Api> find(String name) {
        return APIS.stream().filter(api -> api.name().equals(name)).findFirst();
    }
}
