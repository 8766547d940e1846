package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsWatchTest {
    private static final String PATH = "/cgi-bin/express/business/account/getall";

    private final Sandbox sandbox = Sandbox.builder().start();

    @BeforeEach
    void bindAnAccount() {
        quota(500);
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    private void quota(int left) {
        sandbox.accounts()
                .replaceAll(new JsonArray("[{\"delivery_id\":\"YTO\",\"status_code\":0,\"quota_num\":" + left + "}]"));
    }

    private void unauthorized() {
        sandbox.faults().next(PATH, Fault.errcode(48001, "api unauthorized"));
    }

    private String watched(CommandUnderTest command, String line) throws Exception {
        assertEquals(CommandUnderTest.INTERRUPTED, command.against(sandbox).run(line));
        return command.out();
    }

    @Test
    void addsATableEachTimeWhereTheOutputIsNoTerminal() throws Exception {
        assertEquals("""
                2026-03-01 12:00:00, again every 30 s until Ctrl-C

                company       alias  status  quota            updated
                YTO 圆通速递  –      bound   500  ██████████  –
                1 account, none with fewer than 100 waybills left

                2026-03-01 12:00:30, again every 30 s until Ctrl-C

                company       alias  status  quota           updated
                YTO 圆通速递  –      bound   20! ██░░░░░░░░  –
                1 account, 1 (!) with fewer than 100 waybills left

                """, watched(new CommandUnderTest(() -> quota(20)), "accounts --watch 30"));
    }

    @Test
    void drawsInPlaceOnATerminal() throws Exception {
        String expected = """
                <all><home>2026-03-01 12:00:00, again every 1 s until Ctrl-C<rest>
                <rest>
                company       alias  status  quota            updated<rest>
                YTO 圆通速递  –      bound   500  ██████████  –<rest>
                1 account, none with fewer than 100 waybills left<rest>
                <below><home>2026-03-01 12:00:01, again every 1 s until Ctrl-C<rest>
                <rest>
                company       alias  status  quota            updated<rest>
                YTO 圆通速递  –      bound   500  ██████████  –<rest>
                1 account, none with fewer than 100 waybills left<rest>
                <below>""";
        CommandUnderTest command =
                new CommandUnderTest(() -> {}).onTerminal("80").set("NO_COLOR", "1");

        assertEquals(
                expected,
                watched(command, "accounts --watch 1")
                        .replace("\u001b[2J", "<all>")
                        .replace("\u001b[H", "<home>")
                        .replace("\u001b[K", "<rest>")
                        .replace("\u001b[J", "<below>"));
    }

    @Test
    void appendsATableWithoutCursorControl() throws Exception {
        String shown = watched(new CommandUnderTest().onTerminal("80").set("TERM", "dumb"), "accounts --watch 1");

        assertEquals(-1, shown.indexOf('\u001b'));
    }

    @Test
    void keepsTheLastTableAfterAFailure() throws Exception {
        String table = """
                company       alias  status  quota            updated
                YTO 圆通速递  –      bound   500  ██████████  –
                1 account, none with fewer than 100 waybills left
                """;
        String error = """
                {"errCode":48001,"errMsg":"openapi.logistics.getAllAccount:fail api unauthorized"}
                WeChat returned 48001: this API is not open to the mini program: for logistics, open the logistics assistant (物流助手) on mp.weixin.qq.com.
                """;
        CommandUnderTest command = new CommandUnderTest(this::unauthorized, this::unauthorized, () -> {});

        assertEquals(
                "2026-03-01 12:00:00, again every 90 s until Ctrl-C\n\n" + table
                        + "\n2026-03-01 12:01:30, again every 90 s until Ctrl-C\n" + error
                        + "Showing data from 90 s ago.\n\n" + table
                        + "\n2026-03-01 12:03:00, again every 90 s until Ctrl-C\n" + error
                        + "Showing data from 3 min ago.\n\n" + table
                        + "\n2026-03-01 12:04:30, again every 90 s until Ctrl-C\n\n" + table + "\n",
                watched(command, "accounts --watch 90"));
    }

    @Test
    void goesOnAfterAFailureOfTheFirstReading() throws Exception {
        unauthorized();

        String shown = watched(new CommandUnderTest(() -> {}), "accounts --watch 30");

        assertEquals(1, shown.split("48001: ", -1).length - 1);
        assertEquals(1, shown.split("YTO", -1).length - 1);
    }

    @Test
    void endsWhenTheOutputIsClosed() throws Exception {
        assertEquals(3, new CommandUnderTest().against(sandbox).runIntoNothing("accounts --watch 30"));
    }
}
