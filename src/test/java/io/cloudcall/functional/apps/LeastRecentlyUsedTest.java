package io.cloudcall.functional.apps;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** More mini programs than the 1,000 whose state is kept. */
class LeastRecentlyUsedTest extends AppsFixture {
    private FunctionUnderTest routerWithATokenService() {
        return router(Map.of(
                "WECHAT_APPS", "",
                "WECHAT_ACCESS_TOKEN_URL", sandbox.server().appTokenServiceUrl(),
                "WECHAT_ACCESS_TOKEN_AUTHORIZATION", sandbox.server().tokenServiceAuthorization()));
    }

    /** Uses others by logins, which a token service does not allow, so that they cost no request. */
    private static void useOthers(FunctionUnderTest router, int number) {
        for (int i = 0; i < number; i++) {
            String login = event(LOGIN)
                    .put("data", JsonObject.of("jsCode", "sandbox-ann"))
                    .put("appid", "wx-other-" + i)
                    .encode();
            assertResult(router.invoke(login)).isError(-601002);
        }
    }

    private long tokenRequests(String appId) {
        return sandbox.calls("/token-service/" + appId);
    }

    @Test
    void forgetsTheOneThatWasNotUsedForLongest() {
        FunctionUnderTest router = routerWithATokenService();
        assertServes(router, ONE);
        assertServes(router, TWO);
        useOthers(router, 998);
        assertServes(router, ONE);
        assertEquals(1, tokenRequests(ONE));

        useOthers(router, 999);
        assertServes(router, ONE);
        assertEquals(1, tokenRequests(ONE));
        assertServes(router, TWO);
        assertEquals(2, tokenRequests(TWO));
    }
}
