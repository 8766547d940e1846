package io.cloudcall.functional.login;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.events.EventFile;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings that a login requires. */
class LoginSettingsTest extends LoginFixture {
    private static final String NO_SECRET =
            "a login needs the AppID and the AppSecret, and WECHAT_ACCESS_TOKEN_URL gives access tokens only: set"
                    + " WECHAT_APP_ID and WECHAT_APP_SECRET_ARN (or WECHAT_APP_SECRET) in its place, or log in by"
                    + " another function that has them.";

    private FunctionUnderTest routerWithATokenService() {
        return router(Map.of(
                "WECHAT_APP_ID",
                "",
                "WECHAT_APP_SECRET",
                "",
                "WECHAT_ACCESS_TOKEN_URL",
                sandbox.server().tokenServiceUrl(),
                "WECHAT_ACCESS_TOKEN_AUTHORIZATION",
                sandbox.server().tokenServiceAuthorization()));
    }

    private static String httpLogin(String method) {
        JsonObject event = EventFile.read("http-api-post")
                .put("rawPath", "/openapi/" + LOGIN)
                .put("body", "{\"jsCode\":\"sandbox-ann\"}")
                .put("isBase64Encoded", false);
        event.getJsonObject("requestContext").getJsonObject("http").put("method", method);
        return event.encode();
    }

    private static int status(String response) {
        return new JsonObject(response).getInteger("statusCode");
    }

    @Test
    void needsAnAppSecretBesideATokenService() {
        FunctionUnderTest router = routerWithATokenService();

        assertResult(router.invoke(login("sandbox-ann"))).isArgsError(LOGIN, NO_SECRET);
        assertEquals("setup-fault", router.record().getString("Outcome"));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void is500OverHttpWithoutAnAppSecret() {
        JsonObject response = new JsonObject(routerWithATokenService().invoke(httpLogin("POST")));

        assertEquals(500, response.getInteger("statusCode"));
        assertResult(response.getString("body")).isArgsError(LOGIN, NO_SECRET);
    }

    @Test
    void needsThePermissionOfTheConfigFile() {
        FunctionUnderTest router = sandbox.router();

        assertResult(router.invoke(login("sandbox-ann"))).isPlatformError(-604101);
        assertEquals(List.of(), sandbox.requests());
    }

    /** Browsers and crawlers follow links, and gateways log them. */
    @Test
    void isAPostOverHttp() {
        FunctionUnderTest router = router(Map.of());

        assertEquals(405, status(router.invoke(httpLogin("GET"))));
        assertEquals(200, status(router.invoke(httpLogin("POST"))));
        assertEquals(1, sandbox.calls(LOGIN_PATH));
    }

    @Test
    void mayBeTheOnlyCallOfAFunction() {
        FunctionUnderTest function = router(Map.of("CLOUD_CALL_API", LOGIN));

        assertResult(function.invoke("{\"jsCode\":\"sandbox-ann\"}")).isOk(LOGIN);
    }
}
