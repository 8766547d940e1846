package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./cloudcall accounts} with {@code --appid}, once and several times. */
class AccountsOfSeveralAppsTest {
    private static final String SECOND = "wx2222222222222222";
    private static final String THIRD = "wx3";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder()
            .app(SECOND, "fake-secret-of-the-second")
            .app(THIRD, "fake-secret-of-the-third")
            .start();

    private final CommandUnderTest command = new CommandUnderTest().withSettingsOf(sandbox);

    @BeforeEach
    void bindAccounts() {
        bind(sandbox.appId(), "{\"delivery_id\":\"YTO\",\"status_code\":0,\"quota_num\":500}");
        bind(
                SECOND,
                "{\"delivery_id\":\"SF\",\"status_code\":2,\"remark_wrong_msg\":\"no\"},"
                        + "{\"delivery_id\":\"STO\",\"status_code\":0,\"quota_num\":20}");
        bind(THIRD, "");
    }

    private void bind(String appId, String accounts) {
        sandbox.accounts(appId).replaceAll(new JsonArray("[" + accounts + "]"));
    }

    @Test
    void areOfTheAppThatIsNamed() throws Exception {
        assertEquals(0, command.run("accounts --appid " + SECOND), command.err());

        assertEquals("""
                company       alias  status  quota           updated
                SF  顺丰速运  –      failed   –              –
                  └ no
                STO 申通快递  –      bound   20! ██░░░░░░░░  –
                2 accounts, 1 (!) with fewer than 100 waybills left
                """, command.out());
    }

    @Test
    void areOfTheDefaultAppIfNoneIsNamed() throws Exception {
        assertEquals(0, command.run("accounts"), command.err());

        assertTrue(command.out().contains("\nYTO 圆通速递 "), command.out());
    }

    @Test
    void areInOneTableWithTheAppIds() throws Exception {
        String second = "--appid " + SECOND;

        assertEquals(
                0,
                command.run("accounts " + second + " --appid wxSANDBOX0000000000 --appid wx3 " + second),
                command.err());

        assertEquals("""
                appid                company       alias  status  quota            updated
                wx2222222222222222   SF  顺丰速运  –      failed    –              –
                                       └ no
                wx2222222222222222   STO 申通快递  –      bound    20! █░░░░░░░░░  –
                wxSANDBOX0000000000  YTO 圆通速递  –      bound   500  ██████████  –
                wx3                  no account is bound
                3 accounts of 3 apps, 1 (!) with fewer than 100 waybills left
                """, command.out());
        assertEquals(List.of("cloudcall: calling WeChat, since WECHAT_APP_ID is set"), errors());
    }

    private List<String> errors() {
        return command.err().lines().toList();
    }

    @Test
    void areShownBesideTheErrorOfAnotherApp() throws Exception {
        refuseSecretOf(SECOND);

        assertEquals(1, command.run("accounts --appid " + SECOND + " --appid wxSANDBOX0000000000 --appid wxUnknown"));

        assertEquals("""
                appid                company       alias  status  quota            updated
                wx2222222222222222   not read: errCode 40125
                wxSANDBOX0000000000  YTO 圆通速递  –      bound   500  ██████████  –
                wxUnknown            not read: errCode -601002
                1 account of 1 app, none with fewer than 100 waybills left; 2 apps could not be read
                """, command.out());
        assertTrue(
                errors().get(1)
                        .startsWith(
                                SECOND
                                        + ": {\"errCode\":40125,\"errMsg\":\"openapi.logistics.getAllAccount:fail invalid appsecret"),
                command.err());
        assertTrue(
                errors().stream().anyMatch(line -> line.startsWith(SECOND + ": WeChat returned 40125: ")),
                command.err());
        assertTrue(
                errors().stream().anyMatch(line -> line.startsWith("wxUnknown: {\"errCode\":-601002,")), command.err());
        assertTrue(
                errors().stream().skip(1).allMatch(line -> line.matches("(" + SECOND + "|wxUnknown): .*")),
                command.err());
    }

    private void refuseSecretOf(String appId) {
        sandbox.resetAppSecret(appId, "fake-secret-that-is-new");
    }

    @Test
    void areNoTableIfNoAppCanBeRead() throws Exception {
        refuseSecretOf(SECOND);
        refuseSecretOf(THIRD);

        assertEquals(1, command.run("accounts --appid " + SECOND + " --appid " + THIRD));

        assertEquals("", command.out());
        assertTrue(command.err().contains("\n" + THIRD + ": {\"errCode\":40125,"), command.err());
    }

    @Test
    void areAnObjectByAppIdAsJson() throws Exception {
        refuseSecretOf(THIRD);

        assertEquals(1, command.run("accounts --json --appid " + SECOND + " --appid " + THIRD));

        assertEquals(1, command.out().lines().count());
        JsonObject apps = new JsonObject(command.out());
        assertEquals(List.of(SECOND, THIRD), List.copyOf(apps.fieldNames()));
        assertEquals(2, apps.getJsonObject(SECOND).getInteger("count"));
        assertEquals(40125, apps.getJsonObject(THIRD).getInteger("errCode"));
    }

    @Test
    void areTheResultItselfAsJsonOfOneApp() throws Exception {
        assertEquals(0, command.run("accounts --json --appid " + SECOND + " --appid " + SECOND));

        assertTrue(command.out().startsWith("{\"count\":2,"), command.out());
    }

    @Test
    void areOfASandboxThatHoldsTheAppsAskedFor() throws Exception {
        CommandUnderTest offline = new CommandUnderTest()
                .set("WECHAT_APP_SECRET", "fake-secret-left-over")
                .set("WECHAT_APP_SECRET_ARN", "left-over");

        assertEquals(0, offline.run("accounts --appid wx1 --appid wxSANDBOX0000000000"), offline.err());

        assertTrue(offline.out().contains("\nwx1                  "), offline.out());
        assertTrue(offline.out().contains("\nwxSANDBOX0000000000  STO   申通快递 "), offline.out());
        assertEquals(
                "cloudcall: calling a sandbox, since WECHAT_APP_ID is not set" + System.lineSeparator(), offline.err());
    }

    @Test
    void areMisuseWithoutAnAppWhereThereIsNoDefault() throws Exception {
        command.set("WECHAT_APP_ID", " ");

        assertEquals(2, command.run("accounts"));

        assertEquals(
                "cloudcall: WECHAT_APPS is for several apps, and WECHAT_APP_ID names no default one: state one"
                        + " with --appid",
                errors().getFirst());
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void areReadOfAnAppWhereThereIsNoDefault() throws Exception {
        command.set("WECHAT_APP_ID", "");

        assertEquals(0, command.run("accounts --appid " + SECOND), command.err());

        assertEquals("cloudcall: calling WeChat, since WECHAT_APPS is set", errors().getFirst());
        assertFalse(command.err().contains("fake-secret"), command.err());
    }

    @Test
    void keepTheLastTableOfAnAppThatFailsLater() throws Exception {
        bind(SECOND, "{\"delivery_id\":\"STO\",\"status_code\":0,\"quota_num\":20}");
        CommandUnderTest watching = new CommandUnderTest(() -> {
                    sandbox.tokens(SECOND).expireAll();
                    refuseSecretOf(SECOND);
                    bind(sandbox.appId(), "{\"delivery_id\":\"YTO\",\"status_code\":0,\"quota_num\":400}");
                })
                .withSettingsOf(sandbox);

        assertEquals(
                CommandUnderTest.INTERRUPTED,
                watching.run("accounts --watch 30 --appid " + SECOND + " --appid wxSANDBOX0000000000"));

        String second = watching.out().substring(watching.out().indexOf("2026-03-01 12:00:30"));
        assertTrue(second.contains("\n" + SECOND + ": {\"errCode\":40125,"), second);
        assertTrue(second.contains("\n" + SECOND + ": WeChat returned 40125: "), second);
        assertTrue(second.endsWith("""
                Showing data of wx2222222222222222 from 30 s ago.

                appid                company       alias  status  quota            updated
                wx2222222222222222   STO 申通快递  –      bound    20! █░░░░░░░░░  –
                wxSANDBOX0000000000  YTO 圆通速递  –      bound   400  ██████████  –
                2 accounts of 2 apps, 1 (!) with fewer than 100 waybills left

                """), second);
    }

    @Test
    void areWatchedBesideAnAppThatNeverAnswered() throws Exception {
        refuseSecretOf(THIRD);
        CommandUnderTest watching = new CommandUnderTest(() -> {}).withSettingsOf(sandbox);
        watching.set(
                "WECHAT_APPS",
                new JsonObject()
                        .put(SECOND, sandbox.appSecret(SECOND))
                        .put(THIRD, "fake-secret-of-the-third")
                        .put(sandbox.appId(), sandbox.appSecret())
                        .encode());

        assertEquals(
                CommandUnderTest.INTERRUPTED,
                watching.run("accounts --watch 30 --appid " + SECOND + " --appid " + THIRD));

        assertEquals(
                2, watching.out().split("\n" + THIRD + "                 not read: errCode 40125\n", -1).length - 1);
        assertFalse(watching.out().contains("Showing data"), watching.out());
    }
}
