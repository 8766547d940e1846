package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands {@code rid}, {@code quota} and {@code clear-quota}. The deployed config.json permits none of their
 * calls.
 */
class ManagementCommandsTest {
    private static final String ACCOUNTS = "/cgi-bin/express/business/account/getall";
    private static final String RID = "61725984-6126f6f9-040f19c4";
    private static final String RID_PATH = "/cgi-bin/openapi/rid/get";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final CommandUnderTest command = new CommandUnderTest().against(sandbox);

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    private CommandUnderTest another() {
        return new CommandUnderTest().against(sandbox);
    }

    private List<String> lines() {
        return command.out().lines().toList();
    }

    private String lastBody() {
        return sandbox.requests().getLast().body().toString();
    }

    private void answer(String path, JsonObject response) {
        sandbox.faults().next(path, Fault.respond(200, "application/json", response.encode()));
    }

    @Nested
    class Rid {
        @Test
        void showsAsATableOnATerminal() throws Exception {
            assertEquals(0, command.onTerminal("80").run("rid " + RID), command.err());

            assertEquals(
                    List.of(
                            "rid             " + RID,
                            "time            2021-10-25 18:11:44 +08:00, took 30 ms",
                            "client address  113.xx.70.51",
                            "URL             access_token=***",
                            "request         –",
                            "response        {\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit rid: "
                                    + RID + "\"}"),
                    lines());
        }

        @ParameterizedTest
        @ValueSource(strings = {"rid " + RID, "rid --json " + RID})
        void showsAsJsonForScripts(String line) throws Exception {
            if (line.contains("--json")) {
                command.onTerminal("80");
            }
            assertEquals(0, command.run(line), command.err());

            assertTrue(
                    command.out()
                            .startsWith("{\"request\":{\"invokeTime\":1635156704,\"costInMs\":30,"
                                    + "\"requestUrl\":\"access_token=***\",\"requestBody\":\"\",\"responseBody\":\"{"),
                    command.out());
            assertTrue(
                    command.out()
                            .endsWith("\"errMsg\":\"openapi./cgi-bin/openapi/rid/get:ok\",\"errCode\":0}"
                                    + System.lineSeparator()),
                    command.out());
        }

        /** From the log line of a call that failed to the call itself. */
        @Test
        void explainsACallThatFailed() throws Exception {
            CommandUnderTest failed = another();
            assertEquals(1, failed.run("call logistics.getOrder --data {\"orderId\":\"no-such\",\"openid\":\"o\"}"));
            Matcher rid = Pattern.compile("rid: ([0-9a-f-]+)").matcher(failed.out());
            assertTrue(rid.find(), failed.out());

            assertEquals(0, command.run("rid " + rid.group(1)), command.out() + command.err());

            JsonObject request = new JsonObject(command.out()).getJsonObject("request");
            assertEquals("{\"openid\":\"o\",\"order_id\":\"no-such\"}", request.getString("requestBody"));
            assertEquals("access_token=***", request.getString("requestUrl"));
            assertTrue(request.getString("responseBody").contains(rid.group(1)), request.encode());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "access_token=50_a-b_C&type=1",
                    "ACCESS_TOKEN=ok-b&type=1",
                    "access_token=null&type=1",
                    "access_token=a%2Fb;c&type=1"
                })
        void masksTheTokenWhateverItIs(String url) throws Exception {
            answer(RID_PATH, new JsonObject().put("request", new JsonObject().put("request_url", url)));

            assertEquals(0, command.run("rid " + RID), command.err());

            assertTrue(
                    command.out().toLowerCase(Locale.ROOT).contains("{\"requesturl\":\"access_token=***&type=1\"}"),
                    command.out());
        }

        @Test
        void masksSecretsAndTelephoneNumbersInBodies() throws Exception {
            String body = "{\"secret\":\"fake-secret\",\"receiver\":{\"mobile\":\"13800000000\"},\"remark\":\"a\"}";
            answer(RID_PATH, new JsonObject().put("request", new JsonObject().put("request_body", body)));

            assertEquals(0, command.run("rid " + RID), command.err());

            assertFalse(command.out().contains("fake-secret"), command.out());
            assertFalse(command.out().contains("13800000000"), command.out());
            assertTrue(command.out().contains("remark"), command.out());
        }

        @Test
        void masksTheAppSecretAnywhere() throws Exception {
            answer(
                    RID_PATH,
                    new JsonObject()
                            .put("request", new JsonObject().put("request_body", "x " + sandbox.appSecret() + " y")));

            assertEquals(0, command.run("rid " + RID), command.err());

            assertTrue(command.out().contains("\"requestBody\":\"x *** y\""), command.out());
        }

        /** The function has the AppSecrets of apps that it has made calls for, and the settings all of them. */
        @Test
        void masksTheAppSecretsOfAllApps() throws Exception {
            sandbox.addApp("wx1", "fake-secret-of-the-first");
            sandbox.addApp("wx2", "fake-secret-of-the-second");
            answer(
                    RID_PATH,
                    new JsonObject()
                            .put("request", new JsonObject().put("request_body", "x fake-secret-of-the-second y")));

            CommandUnderTest several = new CommandUnderTest().withSettingsOf(sandbox);
            assertEquals(0, several.run("rid --appid wx1 " + RID), several.err());

            assertTrue(several.out().contains("\"requestBody\":\"x *** y\""), several.out());
        }

        @Test
        void showsNoControlCharactersOnATerminal() throws Exception {
            answer(RID_PATH, new JsonObject().put("request", new JsonObject().put("request_body", "a\u001b[2Jb\nc")));

            assertEquals(0, command.onTerminal("80").run("rid " + RID), command.err());

            assertEquals(6, lines().size(), command.out());
            assertFalse(command.out().contains("\u001b"), command.out());
            assertTrue(lines().get(1).startsWith("time            unknown, took"), command.out());
        }

        @ParameterizedTest
        @CsvSource({
            "00000000-00000000-00000000, 76001, WeChat has no such request in the last seven days",
            "none, 76002, this is not a rid: copy one such as 61725984-6126f6f9-040f19c4"
        })
        void isNotFound(String rid, int errcode, String remedy) throws Exception {
            assertEquals(1, command.run("rid " + rid));

            assertTrue(command.out().startsWith("{\"errCode\":" + errcode + ","), command.out());
            assertTrue(command.err().contains("cloudcall: WeChat returned " + errcode + ": " + remedy), command.err());
        }

        @ParameterizedTest
        @CsvSource({"76003, another account's", "76004, more than seven days old"})
        void isKeptFromThisAccount(int errcode, String remedy) throws Exception {
            sandbox.faults().next(RID_PATH, Fault.errcode(errcode, "no"));

            assertEquals(1, command.run("rid " + RID));

            assertTrue(command.err().contains(remedy), command.err());
        }

        @Test
        void isOfASandboxOfItsOwnWithoutSettings() throws Exception {
            CommandUnderTest offline = new CommandUnderTest();

            assertEquals(0, offline.run("rid " + RID), offline.err());

            assertEquals(
                    "cloudcall: calling a sandbox, since WECHAT_APP_ID is not set" + System.lineSeparator(),
                    offline.err());
        }
    }

    @Nested
    class QuotaOfCalls {
        @Test
        void showsAsATableOnATerminal() throws Exception {
            sandbox.quotas().setDailyLimit(ACCOUNTS, 500);
            another().run("call logistics.getAllAccount");

            assertEquals(0, command.onTerminal("80").run("quota logistics.getAllAccount"), command.err());

            assertEquals(
                    List.of("path         " + ACCOUNTS, "calls a day  500", "used today   1", "left today   499"),
                    lines());
        }

        @Test
        void showsTheRateIfWeChatSendsIt() throws Exception {
            answer("/cgi-bin/openapi/quota/get", new JsonObject("""
                            {"quota":{"daily_limit":9,"used":1,"remain":8},"rate_limit":{"call_count":20,"refresh_second":60},
                            "component_rate_limit":{"call_count":10,"refresh_second":1}}"""));

            assertEquals(0, command.onTerminal("80").run("quota /cgi-bin/message/custom/send"), command.err());

            assertEquals("{\"cgi_path\":\"/cgi-bin/message/custom/send\"}", lastBody());
            assertEquals(
                    List.of("rate           20 calls in 60 s", "rate by proxy  10 calls in 1 s"),
                    lines().subList(4, 6));
        }

        @ParameterizedTest
        @ValueSource(strings = {"quota " + ACCOUNTS, "quota logistics.getAllAccount"})
        void showsAsJsonForScripts(String line) throws Exception {
            assertEquals(0, command.run(line), command.err());

            assertEquals(
                    "{\"quota\":{\"used\":0,\"remain\":10000000,\"dailyLimit\":10000000},"
                            + "\"errMsg\":\"openapi./cgi-bin/openapi/quota/get:ok\",\"errCode\":0}"
                            + System.lineSeparator(),
                    command.out());
        }

        @ParameterizedTest
        @CsvSource({
            "/no/such, 76021, WeChat has no API of this path",
            "auth.code2Session, 76022, this account has no quota of that API"
        })
        void isNotThere(String api, int errcode, String remedy) throws Exception {
            assertEquals(1, command.run("quota " + api));

            assertTrue(command.out().startsWith("{\"errCode\":" + errcode + ","), command.out());
            assertTrue(command.err().contains(remedy), command.err());
        }

        @Test
        void tellsWhatToDoWithoutPermission() throws Exception {
            sandbox.faults().next("/cgi-bin/openapi/quota/get", Fault.errcode(48001, "api unauthorized"));

            assertEquals(1, command.run("quota logistics.getAllAccount"));

            assertTrue(command.err().contains("WeChat returned 48001: this API is not open"), command.err());
        }
    }

    @Nested
    class Reset {
        private void useUp() throws Exception {
            sandbox.quotas().setDailyLimit(ACCOUNTS, 1);
            another().run("call logistics.getAllAccount");
        }

        /** The remedy of the runbook for the alarm calls-of-the-day-used-up. */
        @Test
        void letsCallsSucceedAgain() throws Exception {
            useUp();
            CommandUnderTest refused = another();
            assertEquals(1, refused.run("call logistics.getAllAccount"));
            assertTrue(
                    refused.err().contains("WeChat returned 45009: the quota of calls for today (每日调用额度) is used up"),
                    refused.err());
            assertTrue(refused.err().contains("./cloudcall clear-quota"), refused.err());

            assertEquals(0, command.run("clear-quota --yes"), command.out() + command.err());

            assertEquals(0, another().run("call logistics.getAllAccount"));
            assertEquals(
                    "{\"errMsg\":\"openapi./cgi-bin/clear_quota:ok\",\"errCode\":0}" + System.lineSeparator(),
                    command.out());
        }

        @ParameterizedTest
        @ValueSource(strings = {"y\n", "Yes\n", " YES \r\n", "y"})
        void asksOnATerminal(String answer) throws Exception {
            assertEquals(0, command.onTerminal("80").answering(answer).run("clear-quota"), command.err());

            assertTrue(
                    command.err()
                            .endsWith("This resets today's count of calls of every API for " + sandbox.appId()
                                    + " and all programs with its AppID.\n"
                                    + "WeChat allows ten such resets a month, those by other means included.\n"
                                    + "Reset? [y/N] "),
                    command.err());
            assertEquals("{\"appid\":\"" + sandbox.appId() + "\"}", lastBody());
            assertEquals(List.of("Today's count of calls of every API is 0 for " + sandbox.appId() + "."), lines());
        }

        @ParameterizedTest
        @ValueSource(strings = {"n\n", "\n", "", "yep\n", "no y\n"})
        void doesNothingWithoutYes(String answer) throws Exception {
            assertEquals(1, command.answering(answer).run("clear-quota"));

            assertEquals("", command.out());
            assertTrue(command.err().endsWith("cloudcall: nothing was reset" + System.lineSeparator()), command.err());
            assertEquals(List.of(), sandbox.requests());
        }

        @Test
        void isMisuseWithoutATerminalToAsk() throws Exception {
            assertEquals(2, command.onTerminal("80").run("clear-quota"));

            assertEquals(List.of(), sandbox.requests());
        }

        @Test
        void isOfOneApi() throws Exception {
            useUp();

            assertEquals(
                    0,
                    command.onTerminal("80").answering("y").run("clear-quota --api logistics.getAllAccount"),
                    command.err());

            assertEquals("{\"cgi_path\":\"" + ACCOUNTS + "\"}", lastBody());
            assertTrue(command.err().contains("WeChat allows fifty such resets a month."), command.err());
            assertEquals(
                    List.of("Today's count of calls of " + ACCOUNTS + " is 0 for " + sandbox.appId() + "."), lines());
            assertEquals(0, another().run("call logistics.getAllAccount"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"--appid", "--app-id"})
        void isOfTheMiniProgramThatIsNamed(String option) throws Exception {
            CommandUnderTest service = another()
                    .set("WECHAT_APP_ID", "")
                    .set("WECHAT_APP_SECRET", "")
                    .set("WECHAT_ACCESS_TOKEN_URL", sandbox.tokenServiceUrl())
                    .set("WECHAT_ACCESS_TOKEN_AUTHORIZATION", sandbox.tokenServiceAuthorization());

            assertEquals(1, service.run("clear-quota --yes " + option + " wx0000000000000000"));

            assertEquals("{\"appid\":\"wx0000000000000000\"}", lastBody());
            assertTrue(service.out().startsWith("{\"errCode\":40013,"), service.out());
        }

        /** With a central token service the function needs no AppID, and WeChat does. */
        @Test
        void needsAnAppId() throws Exception {
            CommandUnderTest service = new CommandUnderTest()
                    .set("WECHAT_API_BASE_URL", sandbox.baseUrl())
                    .set("WECHAT_ACCESS_TOKEN_URL", sandbox.tokenServiceUrl())
                    .set("WECHAT_ACCESS_TOKEN_AUTHORIZATION", sandbox.tokenServiceAuthorization());

            assertEquals(2, service.run("clear-quota --yes"));
            assertTrue(
                    service.err()
                            .contains(
                                    "WECHAT_APP_ID is not set, and clear-quota needs the mini program: state it with --appid"),
                    service.err());

            assertEquals(0, service.run("clear-quota --yes --appid " + sandbox.appId()), service.err());
        }

        @Test
        void isRefusedTheEleventhTimeInAMonth() throws Exception {
            for (int i = 0; i < 10; i++) {
                assertEquals(0, another().run("clear-quota --yes"));
            }

            assertEquals(1, command.run("clear-quota --yes"));

            assertTrue(command.out().startsWith("{\"errCode\":48006,"), command.out());
            assertTrue(command.err().contains("the resets (清零) of this month are used up"), command.err());
        }

        /** A reset whose answer is lost may have been made: it is not sent again. */
        @Test
        void isSentOnce() throws Exception {
            sandbox.faults().next("/cgi-bin/clear_quota", Fault.respond(503, "text/plain", "busy"));

            assertEquals(1, command.run("clear-quota --yes"));

            assertEquals(1L, sandbox.requestsByPath().get("/cgi-bin/clear_quota"));
        }
    }
}
