package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.cloudcall.tools.sandbox.TokenFormat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class GetAllAccountTest {

    private static final Set<String> DOCUMENTED_FIELDS = Set.of(
            "biz_id",
            "delivery_id",
            "create_time",
            "update_time",
            "status_code",
            "alias",
            "remark_wrong_msg",
            "remark_content",
            "quota_num",
            "quota_update_time",
            "service_type");

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    @Test
    void listsTheAccountsWithoutAnErrcode() throws Exception {
        JsonObject answer = new JsonObject(getAll().body());

        assertEquals(Set.of("count", "list"), answer.fieldNames());
        assertEquals(sandbox.accounts().list(), answer.getJsonArray("list"));
        assertEquals(sandbox.accounts().list().size(), answer.getInteger("count"));
    }

    @Test
    void answersInCompactJsonWithRawChinese() throws Exception {
        HttpResponse<String> response = getAll();

        assertTrue(response.body().contains("{\"biz_id\":\"四川成都龙泉公司_云朵信息科技\",\"delivery_id\":\"STO\","));
        assertEquals(
                List.of("application/json; encoding=utf-8"), response.headers().allValues("Content-Type"));
    }

    @Test
    void listsAccountsInEveryStatus() {
        assertEquals(
                Set.of(0, 1, 2, 3),
                accounts().map(account -> account.getInteger("status_code")).collect(Collectors.toSet()));
    }

    @Test
    void hasAccountsWithAllFieldsAndWithFew() {
        assertTrue(accounts().anyMatch(account -> account.fieldNames().equals(DOCUMENTED_FIELDS)));
        assertTrue(accounts().anyMatch(account -> account.size() < DOCUMENTED_FIELDS.size()));
    }

    @Test
    void nestsANumericServiceTypeInEachServiceType() {
        assertTrue(accounts()
                .flatMap(account -> account.getJsonArray("service_type", new JsonArray()).stream())
                .map(JsonObject.class::cast)
                .allMatch(type -> type.getValue("service_type") instanceof Integer));
    }

    @Test
    void listsWhatATestPutsInItsPlace() throws Exception {
        sandbox.accounts().replaceAll(new JsonArray().add("not an account"));
        sandbox.accounts().add(new JsonObject().put("biz_id", "new"));

        assertEquals("{\"count\":2,\"list\":[\"not an account\",{\"biz_id\":\"new\"}]}", getAll().body());
    }

    @Test
    void acceptsATokenThatNeedsPercentEncoding() throws Exception {
        sandbox.tokens().setFormat(new TokenFormat(136, "+/=&%41"));
        String token = caller.fetchToken().replace("%41", "%2541").replace("+/=&", "%2B%2F%3D%26");

        assertTrue(caller.get(GET_ALL_ACCOUNT + "?access_token=" + token).body().startsWith("{\"count\":"));
    }

    @Test
    void requiresGet() throws Exception {
        assertErrcode(43001, "require GET method", caller.post(GET_ALL_ACCOUNT, "{}"));
    }

    @Test
    void requiresAnAccessToken() throws Exception {
        assertErrcode(41001, "access_token missing", caller.get(GET_ALL_ACCOUNT));
    }

    @Test
    void refusesAnUnknownAccessToken() throws Exception {
        assertErrcode(
                40001,
                "invalid credential, access_token is invalid or not latest",
                caller.get(GET_ALL_ACCOUNT + "?access_token=98_unknown"));
    }

    @Test
    void refusesAnExpiredAccessToken() throws Exception {
        String token = caller.fetchToken();
        sandbox.tokens().expireAll();

        assertErrcode(42001, "access_token expired", caller.get(GET_ALL_ACCOUNT + "?access_token=" + token));
    }

    @Test
    void rejectsOtherPaths() throws Exception {
        assertErrcode(40066, "invalid url", caller.get(GET_ALL_ACCOUNT + "x"));
    }

    private Stream<JsonObject> accounts() {
        return sandbox.accounts().list().stream().map(JsonObject.class::cast);
    }

    private HttpResponse<String> getAll() throws Exception {
        return caller.get(GET_ALL_ACCOUNT + "?access_token=" + caller.fetchToken());
    }

    private static void assertErrcode(int errcode, String text, HttpResponse<String> response) {
        JsonObject answer = new JsonObject(response.body());
        assertEquals(200, response.statusCode());
        assertEquals(errcode, answer.getInteger("errcode"));
        assertTrue(answer.getString("errmsg").startsWith(text + " rid: "), response.body());
    }
}
