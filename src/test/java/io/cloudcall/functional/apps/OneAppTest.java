package io.cloudcall.functional.apps;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that name a mini program by a function that serves one. */
class OneAppTest extends AppsFixture {
    private static final String ANOTHER =
            "The appid is not that of the mini program that is served: leave it out, or set ";

    private FunctionUnderTest routerOfOne() {
        return router(Map.of("WECHAT_APPS", "", "WECHAT_APP_SECRET", sandbox.appSecret()));
    }

    private FunctionUnderTest routerOfService(String appId) {
        return router(Map.of(
                "WECHAT_APPS",
                "",
                "WECHAT_APP_ID",
                appId,
                "WECHAT_ACCESS_TOKEN_URL",
                sandbox.server().tokenServiceUrl(),
                "WECHAT_ACCESS_TOKEN_AUTHORIZATION",
                sandbox.server().tokenServiceAuthorization()));
    }

    @Test
    void servesItsOwn() {
        FunctionUnderTest router = routerOfOne();

        assertServes(router, ONE);
        assertResult(router.invoke(event(ACCOUNTS).encode())).isOk();
        assertEquals(1, tokenCalls(ONE).normal());
    }

    @Test
    void rejectsAnother() {
        FunctionUnderTest router = routerOfOne();

        assertResult(router.invoke(accountsOf(TWO)))
                .isArgsError(ANOTHER + "WECHAT_APPS_ARN to a secret with several apps.");
        assertEquals("caller-fault", router.record().getString("Outcome"));
        assertEquals(0, sandbox.requests().size());
    }

    @Test
    void servesThatOfATokenServiceWithoutThePlaceholder() {
        assertServes(routerOfService(ONE), ONE);
    }

    @Test
    void rejectsAnotherThanThatOfTheTokenService() {
        String sentence = ANOTHER + "WECHAT_ACCESS_TOKEN_URL to a URL with {appid}.";

        assertResult(routerOfService(ONE).invoke(accountsOf(TWO))).isArgsError(sentence);
        assertResult(routerOfService("").invoke(accountsOf(ONE))).isArgsError(sentence);
        assertEquals(0, sandbox.requests().size());
    }
}
