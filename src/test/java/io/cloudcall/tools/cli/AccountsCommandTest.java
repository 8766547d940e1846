package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsCommandTest {
    private static final String PATH = "/cgi-bin/express/business/account/getall";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final CommandUnderTest command = new CommandUnderTest().against(sandbox);

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    private void bound(String accounts) {
        sandbox.accounts().replaceAll(new JsonArray(accounts.replace('\'', '"')));
    }

    /** Returns the line of the only account. */
    private String row() {
        return out().lines().skip(1).findFirst().orElseThrow();
    }

    private String out() {
        return command.out();
    }

    @Test
    void showsTheAccountsOfASandboxAligned() throws Exception {
        CommandUnderTest unset = new CommandUnderTest();

        assertEquals(0, unset.run("accounts --low 10"));

        assertEquals("""
                company                 alias               status     quota           updated
                STO   申通快递          龙泉仓申通          bound       2! █░░░░░░░░░  2020-01-09
                SF    顺丰速运          顺丰月结（总部）    bound      55  ██████████  2019-04-30
                EMS   中国邮政速递物流  邮政专线            in review   –              2023-11-15
                EMS   中国邮政速递物流  EMS_90000000000002  failed      –              2023-07-23
                  └ 审核不通过：联系人与备案不符
                YUNDA 韵达快递          1000000001          unbound     –              2022-04-15
                5 accounts, 1 (!) with fewer than 10 waybills left
                """, unset.out());
        assertEquals("cloudcall: calling a sandbox, since WECHAT_APP_ID is not set\n", unset.err());
    }

    @Test
    void readsAccountsWithTheEnvironmentOfAnyFunction() throws Exception {
        bound("[]");

        assertEquals(0, command.set("CLOUD_CALL_API", "logistics.getQuota").run("accounts"));

        assertEquals("No account is bound.\n", out());
        assertTrue(command.err().contains("calling WeChat, since WECHAT_APP_ID is set"), command.err());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, STO, –", // never read
        "0, 1578552960, STO, 0! ░░░░░░░░░░",
        "0, 1578552960, SF, –", // sells no waybills in advance
        "0, null, STO, 0! ░░░░░░░░░░",
        "0, 1578552960, NEW, 0! ░░░░░░░░░░",
        "-1, 1578552960, STO, –",
        "null, 1578552960, STO, –",
        "99, 0, SF, 99! ██████████",
        "100, 0, STO, 100  ██████████",
        "'\"7\"', 1578552960, STO, 7! █░░░░░░░░░",
        "1e30, 0, STO, 10000000000…  ██████████",
        "2.50, 0, STO, 2.5! █░░░░░░░░░",
    })
    void showsAQuotaWhereThereIsOne(String quota, String read, String company, String shown) throws Exception {
        bound("[{'delivery_id':'" + company + "','alias':'x','status_code':0,'quota_num':" + quota
                + ",'quota_update_time':" + read + "}]");

        assertEquals(0, command.run("accounts"));

        assertTrue(row().contains(" bound   " + shown + "  ") || row().contains(" bound   " + shown + " "), out());
    }

    @Test
    void marksNothingIfNothingIsLow() throws Exception {
        bound("[{'delivery_id':'YTO','status_code':0,'quota_num':0,'quota_update_time':1}]");

        assertEquals(0, command.run("accounts --low 0"));

        assertTrue(row().contains(" bound   0  ░░░░░░░░░░  "), out());
    }

    @Test
    void marksBoundAccountsOnly() throws Exception {
        bound("[{'delivery_id':'YTO','status_code':3,'quota_num':1}]");

        assertEquals(0, command.run("accounts"));

        assertTrue(row().contains(" unbound  1  █"), out());
        assertTrue(out().endsWith("\n1 account, none with fewer than 100 waybills left\n"), out());
    }

    @ParameterizedTest
    @CsvSource({
        "1772323140, 0, 07:59", // today in China, yesterday elsewhere
        "1772294399, 0, 2026-02-28",
        "0, 1772323200, 08:00",
        "1, 1772323200, 08:00",
        "0, 0, –",
        "-5, 99999999999999, –",
    })
    void showsTheLastChangeInLocalTime(long account, long quota, String shown) throws Exception {
        bound("[{'update_time':" + account + ",'quota_update_time':" + quota + "}]");

        assertEquals(0, command.run("accounts"));

        assertTrue(row().endsWith("  " + shown), out());
    }

    @Test
    void marksMissingAndUnknownValues() throws Exception {
        bound("[{},{'delivery_id':'NEW','status_code':7,'biz_id':'b','alias':' '},{'delivery_id':5}]");

        assertEquals(0, command.run("accounts"));

        assertEquals("""
                company  alias  status    quota          updated
                –        –      –         –              –
                NEW      b      status 7  –              –
                5        –      –         –              –
                3 accounts, none with fewer than 100 waybills left
                """, out());
    }

    @Test
    void reportsInvalidEntriesOfTheList() throws Exception {
        bound("[{'delivery_id':'NEW'},'surprise']");

        assertEquals(0, command.run("accounts"));

        assertTrue(
                out().endsWith(
                                "\n1 account, none with fewer than 100 waybills left; see --json for what else is in the list\n"),
                out());
    }

    /** Colors set, lines broken, a title set, text turned round, a sequence begun by one C1 character, half a pair. */
    @Test
    void letsNoControlCharacterThrough() throws Exception {
        bound(
                "[{'delivery_id':'S\\u001b[31mF','alias':'a\\nb\\u001b]0;t\\u0007\\u202ec\\u009b2J\\ud800','biz_id':'\\u0000',"
                        + "'status_code':2,'remark_wrong_msg':'r\\u001b[2J\\r\\nx'}]");

        assertEquals(0, command.run("accounts"));

        assertTrue(row().startsWith("S�[31mF   a b�]0;t��c�2J�  failed"), out());
        assertTrue(out().contains("\n  └ r�[2J  x\n"), out());
        assertTrue(out().chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), out());
    }

    @Test
    void cutsTheAliasWhereTheTerminalIsNarrow() throws Exception {
        bound("[{'delivery_id':'YTO','status_code':0,'alias':'上海市浦东新区张江仓库','quota_num':1234,'update_time':1}]");

        assertEquals(0, command.onTerminal("70").set("NO_COLOR", "1").run("accounts"));

        assertEquals("""
                company       alias               status  quota             updated
                YTO 圆通速递  上海市浦东新区张…   bound   1234  ██████████  1970-01-01
                1 account, none with fewer than 100 waybills left
                """, out());
    }

    @Test
    void cutsLinesThatAreTooLongEvenSo() throws Exception {
        assertEquals(0, command.onTerminal("30").run("accounts"));

        assertTrue(
                out().lines()
                        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                        .anyMatch("  └ 审核不通过：联系人与备案…"::equals),
                out());
    }

    @ParameterizedTest
    @CsvSource({"xterm, '', true", "xterm, 1, false", "dumb, '', false"})
    void printsColorsIfTheTerminalSupportsThem(String term, String noColor, boolean colors) throws Exception {
        command.onTerminal("80").set("TERM", term).set("NO_COLOR", noColor);

        assertEquals(0, command.run("accounts"));

        assertEquals(colors, out().contains("\u001b[32mbound"), out());
        assertEquals(colors, out().contains("\u001b"), out());
    }

    @ParameterizedTest
    @CsvSource({"'', '', false", "1, '', true", "0, '', false", "1, 1, false"})
    void hasColorsElsewhereIfTheyAreForced(String force, String noColor, boolean colors) throws Exception {
        command.set("TERM", "xterm").set("CLICOLOR_FORCE", force).set("NO_COLOR", noColor);

        assertEquals(0, command.run("accounts"));

        assertEquals(colors, out().contains("\u001b[32mbound"), out());
        assertEquals(colors, out().contains("\u001b"), out());
    }

    @Test
    void printsTheUnchangedResultAsJson() throws Exception {
        CommandUnderTest call = new CommandUnderTest().against(sandbox);
        call.run("call logistics.getAllAccount");

        assertEquals(0, command.onTerminal("80").run("accounts --json"));

        assertEquals(call.out(), out());
        assertTrue(out().startsWith("{\"count\":5,"), out());
    }

    @Test
    void printsErrorAndHintOnStandardError() throws Exception {
        sandbox.faults().next(PATH, Fault.errcode(48001, "api unauthorized rid: 1\u009b"));

        assertEquals(1, command.run("accounts"));

        assertEquals("", out());
        assertTrue(
                command.err()
                        .contains(
                                "\n{\"errCode\":48001,\"errMsg\":\"openapi.logistics.getAllAccount:fail api unauthorized rid: 1�\"}\n"),
                command.err());
        assertTrue(command.err().endsWith("open the logistics assistant (物流助手) on mp.weixin.qq.com.\n"), command.err());
    }

    @Test
    void printsAnErrorAsItIsForScriptsToo() throws Exception {
        sandbox.faults().next(PATH, Fault.errcode(48001, "api unauthorized"));

        assertEquals(1, command.run("accounts --json"));

        assertEquals(
                "{\"errCode\":48001,\"errMsg\":\"openapi.logistics.getAllAccount:fail api unauthorized\"}\n", out());
        assertTrue(command.err().contains("{\"errCode\":48001,"), command.err());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "text/plain|hello",
                "application/json|{\"list\":\"none\"}",
                "application/json|{\"other\":1}",
                "application/json|{\"count\":3}"
            },
            delimiter = '|')
    void takesNothingElseForAListWithoutAccounts(String type, String body) throws Exception {
        sandbox.faults().next(PATH, Fault.respond(200, type, body));

        assertEquals(1, command.run("accounts"));

        assertEquals("", out());
        assertTrue(
                command.err().contains("{\"errCode\":-601001,\"errMsg\":\"WeChat's answer is no list of accounts\"}"),
                command.err());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"{}", "{\"count\":0}", "{\"list\":null}", "{\"list\":[],\"more\":1}"})
    void acceptsAResponseWithoutAccounts(String body) throws Exception {
        sandbox.faults().next(PATH, Fault.respond(200, "application/json", body));

        assertEquals(0, command.run("accounts"));

        assertEquals("No account is bound.\n", out());
    }
}
