package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps and their accounts, through HTTP. */
final class AppResourceTest extends ControlFixture {
    private static final String ADDED = "wxADDED0000000000";
    private static final String ACCOUNTS = "/_sandbox/apps/" + APP + "/accounts";

    @Test
    void listsAppsWithoutSecrets() throws Exception {
        String apps = control.get("/_sandbox/apps").encode();

        assertEquals(
                "{\"apps\":[{\"appid\":\"%s\",\"accounts\":5,\"orders\":0},{\"appid\":\"%s\",\"accounts\":5,\"orders\":0}]}"
                        .formatted(APP, FURTHER),
                apps);
    }

    @Test
    void addsAnApp() throws Exception {
        control.post("/_sandbox/apps", "{\"appid\":\"%s\",\"secret\":\"invented-app-secret\"}".formatted(ADDED));

        assertEquals("invented-app-secret", sandbox.appSecret(ADDED));
        assertFalse(wechat.fetchToken(ADDED).isEmpty());
        assertEquals(5, sandbox.accounts(ADDED).list().size());
    }

    @Test
    void addsAnAppWithAccounts() throws Exception {
        control.post("/_sandbox/apps", """
                {"appid":"%s","secret":"invented-app-secret","accounts":[
                  {"delivery_id":"STO","biz_id":"mine","quota_num":3,"alias":"申通"},
                  {"delivery_id":"SF","biz_id":"mine","status_code":1}]}""".formatted(ADDED));

        JsonArray accounts = sandbox.accounts(ADDED).list();
        assertEquals(2, accounts.size());
        assertEquals(3, accounts.getJsonObject(0).getInteger("quota_num"));
        assertEquals("申通", accounts.getJsonObject(0).getString("alias"));
        assertEquals(1, accounts.getJsonObject(1).getInteger("status_code"));
        assertEquals(NOW.getEpochSecond(), accounts.getJsonObject(1).getLong("create_time"));
        assertEquals(5, sandbox.accounts().list().size(), "the other apps'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"appid\":\"wx/1\",\"secret\":\"s\"}",
                "{\"appid\":\"\",\"secret\":\"s\"}",
                "{\"appid\":\"wx1\"}",
                "{\"appid\":\"wx1\",\"secret\":\"a b\"}",
                "{\"appid\":1,\"secret\":\"s\"}",
                "{\"appid\":\"wx1\",\"secret\":\"s\",\"accounts\":{}}",
                "{\"appid\":\"wx1\",\"secret\":\"s\",\"accounts\":[1]}",
                "{\"appid\":\"wx1\",\"secret\":\"s\",\"accounts\":[{}]}",
                "{\"appid\":\"wx1\",\"secret\":\"s\",\"accounts\":[{\"delivery_id\":\"NO\",\"biz_id\":\"b\"}]}",
                "{\"appid\":\"wx1\",\"secret\":\"s\",\"accounts\":[{\"delivery_id\":\"STO\",\"biz_id\":\"b\",\"x\":1}]}"
            })
    void addsNothingOfWhatIsWrong(String body) throws Exception {
        control.refused(400, "POST", "/_sandbox/apps", body);

        assertEquals(List.of(APP, FURTHER), sandbox.appIds());
    }

    @Test
    void refusesAnAppThatIsThere() throws Exception {
        String body = "{\"appid\":\"%s\",\"secret\":\"invented\"}".formatted(FURTHER);

        assertTrue(control.refused(409, "POST", "/_sandbox/apps", body).contains(FURTHER));
        assertEquals("further-app-secret", sandbox.appSecret(FURTHER));
    }

    @Test
    void replacesASecret() throws Exception {
        String answer = control.put("/_sandbox/apps/" + FURTHER + "/secret", "{\"secret\":\"rotated-secret\"}")
                .encode();

        assertEquals("rotated-secret", sandbox.appSecret(FURTHER));
        assertFalse(answer.contains("rotated"), answer);
        control.refused(404, "PUT", "/_sandbox/apps/wx404/secret", "{\"secret\":\"s\"}");
        assertEquals(
                "'secret' is unusable: send a string of at most 64 characters",
                control.refused(400, "PUT", "/_sandbox/apps/" + FURTHER + "/secret", "{\"secret\":null}"));
        control.refused(400, "PUT", "/_sandbox/apps/" + FURTHER + "/secret", "{\"secret\":\"\"}");
    }

    @Test
    void listsAccountsAsWeChatDoes() throws Exception {
        assertEquals(sandbox.accounts().list(), control.get(ACCOUNTS).getJsonArray("accounts"));
        assertTrue(
                control.refused(404, "GET", "/_sandbox/apps/wx404/accounts", "").contains("/_sandbox/apps"));
    }

    @Test
    void bindsAnAccountThatOrdersUse() throws Exception {
        JsonObject account = control.put(ACCOUNTS, "{\"delivery_id\":\"STO\",\"biz_id\":\"mine\",\"quota_num\":1}");
        JsonObject first = SampleOrder.of("1").put("biz_id", "mine");
        JsonObject second = SampleOrder.of("2").put("biz_id", "mine");

        assertEquals(0, account.getInteger("status_code"));
        assertEquals("1", call(APP, ADD_ORDER, first).getString("order_id"));
        assertEquals(9300523, call(APP, ADD_ORDER, second).getInteger("errcode"), "its quota is used up");
        assertEquals(9300525, call(FURTHER, ADD_ORDER, first).getInteger("errcode"), "it is another app's");
    }

    @Test
    void changesOnlyWhatIsGiven() throws Exception {
        JsonObject before = sandbox.accounts().list().getJsonObject(1);

        JsonObject after =
                control.put(ACCOUNTS, "{\"delivery_id\":\"SF\",\"biz_id\":\"SF0280000001\",\"status_code\":3}");

        assertEquals(before.copy().put("status_code", 3).put("update_time", NOW.getEpochSecond()), after);
        assertEquals(5, sandbox.accounts().list().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delivery_id\":\"STO\"}",
                "{\"delivery_id\":\"STO\",\"biz_id\":\"\"}",
                "{\"delivery_id\":\"NONE\",\"biz_id\":\"b\"}",
                "{\"delivery_id\":\"STO\",\"biz_id\":\"b\",\"quota_num\":-1}",
                "{\"delivery_id\":\"STO\",\"biz_id\":\"b\",\"quota_num\":1.0}",
                "{\"delivery_id\":\"STO\",\"biz_id\":\"b\",\"quota_num\":\"1\"}",
                "{\"delivery_id\":\"STO\",\"biz_id\":\"b\",\"quota_num\":99999999999999999999}",
                "{\"delivery_id\":\"STO\",\"biz_id\":\"b\",\"status_code\":4}",
                "{\"delivery_id\":\"STO\",\"biz_id\":\"b\",\"service_type\":[]}"
            })
    void bindsNothingOfWhatIsWrong(String body) throws Exception {
        control.refused(400, "PUT", ACCOUNTS, body);

        assertEquals(5, sandbox.accounts().list().size());
    }

    @Test
    void removesAnAccount() throws Exception {
        String account = "?delivery_id=STO&biz_id=%E5%9B%9B%E5%B7%9D%E6%88%90%E9%83%BD%E9%BE%99%E6%B3%89"
                + "%E5%85%AC%E5%8F%B8_%E4%BA%91%E6%9C%B5%E4%BF%A1%E6%81%AF%E7%A7%91%E6%8A%80";

        JsonArray rest = control.delete(ACCOUNTS + account).getJsonArray("accounts");

        assertEquals(4, rest.size());
        assertEquals("SF", rest.getJsonObject(0).getString("delivery_id"));
        assertEquals(5, sandbox.accounts(FURTHER).list().size());
        control.refused(404, "DELETE", ACCOUNTS + account, "");
        control.refused(400, "DELETE", ACCOUNTS + "?delivery_id=SF", "");
        control.refused(400, "DELETE", ACCOUNTS, "");
    }
}
