package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code --appid} of commands that make one call. */
class AppOptionTest {
    private static final String SECOND = "wx2222222222222222";
    private static final String ACCOUNTS = "/cgi-bin/express/business/account/getall";

    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox =
            Sandbox.builder().app(SECOND, "fake-secret-of-the-second").start();

    private final CommandUnderTest command = new CommandUnderTest().withSettingsOf(sandbox);

    /** Returns the app whose access token the last request had. */
    private String lastApp() {
        ReceivedRequest request = sandbox.requests().getLast();
        return String.valueOf(sandbox.tokens().appIdOf(String.valueOf(request.queryParameter("access_token"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call logistics.getAllAccount",
                "call /cgi-bin/openapi/quota/get --data {\"cgiPath\":\"" + ACCOUNTS + "\"}",
                "quota logistics.getAllAccount",
                "clear-quota --yes --api logistics.getAllAccount",
                "clear-quota --yes"
            })
    void namesTheAppOfTheCall(String line) throws Exception {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"permissions\":{\"openapi\":[\"logistics.getAllAccount\",\"/cgi-bin/openapi/quota/get\"]}}");
        command.set("CLOUD_CALL_CONFIG", folder.resolve("config.json").toString());

        assertEquals(0, command.run(line + " --appid " + SECOND), command.out() + command.err());
        assertEquals(SECOND, lastApp());

        assertEquals(0, command.run(line), command.out() + command.err());
        assertEquals(sandbox.appId(), lastApp());
    }

    @Test
    void namesTheAppThatARequestWasMadeFor() throws Exception {
        assertEquals(1, command.run("rid 00000000-00000000-00000000 --appid " + SECOND));

        assertTrue(command.out().startsWith("{\"errCode\":76001,"), command.out());
        assertEquals(SECOND, lastApp());
    }

    @Test
    void hasASandboxHoldTheApp() throws Exception {
        CommandUnderTest offline = new CommandUnderTest();

        assertEquals(0, offline.run("call logistics.getAllAccount --appid wx1"), offline.err());
        assertEquals(0, offline.run("clear-quota --yes --appid wx1"), offline.out() + offline.err());
    }

    @Test
    void takesTheLastOfSeveral() throws Exception {
        assertEquals(
                0,
                command.run("call logistics.getAllAccount --appid wxUnknown --appid " + SECOND),
                command.out() + command.err());

        assertEquals(SECOND, lastApp());
    }

    @Test
    void namesAnAppThatIsUnknown() throws Exception {
        assertEquals(1, command.run("call logistics.getAllAccount --appid wxUnknown"));

        assertTrue(command.out().startsWith("{\"errCode\":-601002,"), command.out());
        assertTrue(command.out().contains("WECHAT_APPS"), command.out());
        assertFalse(command.out().contains(SECOND), command.out());
        assertEquals(List.of(), sandbox.requests());
    }

    /** The count of another mini program than the one that the question names would be gone. */
    @Test
    void resetsNoCountOfAnotherApp() throws Exception {
        CommandUnderTest one = new CommandUnderTest()
                .set("WECHAT_APP_ID", sandbox.appId())
                .set("WECHAT_APP_SECRET", sandbox.appSecret())
                .set("WECHAT_API_BASE_URL", sandbox.baseUrl());

        assertEquals(1, one.run("clear-quota --yes --api logistics.getAllAccount --appid " + SECOND));

        assertTrue(one.out().startsWith("{\"errCode\":-601002,"), one.out());
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"call logistics.getAllAccount", "quota logistics.getAllAccount", "rid 1", "clear-quota --yes"})
    void isNeededWhereThereIsNoDefault(String line) throws Exception {
        command.set("WECHAT_APP_ID", "");

        assertEquals(2, command.run(line));

        assertEquals(
                "cloudcall: WECHAT_APPS is for several apps, and WECHAT_APP_ID names no default one: state one"
                        + " with --appid",
                command.err().lines().findFirst().orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is empty",
                "' '|it is empty",
                "a b|'a b' is not an AppID: use 1 to 64 letters, digits, underscores or hyphens, such as"
                        + " wx0123456789abcdef",
                "wx1,wx2|'wx1,wx2' is not an AppID: use 1 to 64 letters",
                "小程序|'小程序' is not an AppID"
            })
    void isAnAppId(String appId, String why) throws Exception {
        for (String name : List.of("accounts", "call", "invoke", "quota", "rid", "clear-quota", "serve")) {
            CommandUnderTest wrong = new CommandUnderTest();

            assertEquals(2, wrong.run(List.of(name, "--appid", appId)));

            String first = wrong.err().lines().findFirst().orElse("");
            assertTrue(
                    first.matches("cloudcall: Invalid value for option '--appid': .*") && first.contains(why), first);
        }
    }

    @Test
    void isAddedToAnEvent() throws Exception {
        command.set("CLOUD_CALL_API", "*");
        Path event = Files.writeString(
                folder.resolve("event.json"),
                " {\"openapi\":\"logistics.getQuota\",\"data\":{\"bizId\":12345678901234567890,\"appid\":\"data\"} } \n");

        command.run(List.of("invoke", event.toString(), "--appid", SECOND));

        ReceivedRequest request = sandbox.requests().getLast();
        assertEquals(
                "{\"appid\":\"data\",\"biz_id\":12345678901234567890}",
                request.body().toString());
        assertEquals(SECOND, lastApp());
    }

    @Test
    void repeatsThatOfAnEvent() throws Exception {
        command.set("CLOUD_CALL_API", "*");
        Path event = Files.writeString(
                folder.resolve("event.json"), "{\"openapi\":\"logistics.getAllAccount\",\"appid\":\"" + SECOND + "\"}");

        assertEquals(0, command.run(List.of("invoke", event.toString(), "--appid", SECOND)), command.err());
        assertEquals(SECOND, lastApp());

        assertEquals(2, command.run(List.of("invoke", event.toString(), "--appid", "wx1")));
        assertTrue(
                command.err().contains("cloudcall: the event has an appid of its own, which is not wx1: leave one of"),
                command.err());
    }

    @Test
    void isOfferedWhereASandboxHasNotTheAppOfAnEvent() throws Exception {
        Path event = Files.writeString(
                folder.resolve("event.json"), "{\"openapi\":\"logistics.getAllAccount\",\"appid\":\"wx1\"}");
        CommandUnderTest without = new CommandUnderTest().set("CLOUD_CALL_API", "*");
        CommandUnderTest with = new CommandUnderTest().set("CLOUD_CALL_API", "*");

        assertEquals(1, without.run("invoke " + event));
        assertEquals(0, with.run("invoke --appid wx1 " + event), with.err());

        assertTrue(without.err().contains("cloudcall: the sandbox has no app wx1: add --appid wx1"), without.err());
        assertFalse(with.err().contains("has no app"), with.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{", "{\"rawPath\":\"/\"}", "{\"openapi\":1}"})
    void isNotForOtherEvents(String json) throws Exception {
        command.set("CLOUD_CALL_API", "*");
        Path event = Files.writeString(folder.resolve("event.json"), json);

        assertEquals(2, command.run(List.of("invoke", event.toString(), "--appid", SECOND)));

        assertTrue(
                command.err()
                        .startsWith(
                                "cloudcall: the event is not a router's, so --appid cannot add the AppID: use one such as"
                                        + " {\"openapi\":\"logistics.getAllAccount\"}, or over HTTP the path /apps/"
                                        + SECOND
                                        + "/openapi/…"),
                command.err());
    }

    @ParameterizedTest
    @CsvSource({"invoke, ''", "invoke, logistics.getQuota", "serve, logistics.getAllAccount"})
    void needsARouter(String name, String api) throws Exception {
        command.set("CLOUD_CALL_API", api);

        assertEquals(2, command.run(name + " --appid " + SECOND));

        assertEquals(
                "cloudcall: the function makes one call and takes the whole event as its data, so it serves its default"
                        + " app only: for --appid, set CLOUD_CALL_API='*', which makes it a router",
                command.err().lines().findFirst().orElse(""));
    }
}
