package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.ApiCatalog;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String in, String... args) throws Exception {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment);
        return Main.run(terminal, List.of(args));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsOnlyTheResultOnStandardOutput() throws Exception {
        assertEquals(0, run(Map.of(), "", "invoke"));

        assertTrue(out().startsWith("{\"count\":5,\"list\":[{\"alias\":"), out());
        assertTrue(out().endsWith(
                        "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}" + System.lineSeparator()));
        assertEquals("cloudcall: calling a sandbox, since WECHAT_APP_ID is not set" + System.lineSeparator(), err());
    }

    @Test
    void rejectsArgumentsThatTheLocaleHasGarbled() throws Exception {
        assertEquals(2, run(Map.of(), "", "call", "logistics.getQuota", "--data", "{\"bizId\":\"\uFFFD\uFFFD\"}"));

        assertEquals("", out());
        assertTrue(err().endsWith("set LC_ALL=C.UTF-8" + System.lineSeparator()), err());
    }

    @Test
    void indentsForEyes() throws Exception {
        assertEquals(0, run(Map.of("CLOUDCALL_PRETTY", "true"), "", "invoke", "events/empty.json"));

        assertTrue(out().startsWith("{\n  \"count\" : 5,\n"), out());
    }

    @Test
    void exitsWithOneForAnErrorPayload() throws Exception {
        assertEquals(1, run(Map.of(), "[]", "invoke", "-"));

        assertTrue(out().startsWith("{\"errCode\":-601002,"), out());
        assertTrue(err().contains("The event is JSON, but not an object"), err());
    }

    @Test
    void callsWeChatIfTheEnvironmentSelectsIt() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            Map<String, String> settings = sandbox.settings();

            assertEquals(0, run(settings, "", "invoke"));

            assertEquals(2, sandbox.requests().size());
            assertTrue(err().contains("calling WeChat, since WECHAT_APP_ID is set"), err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "serve"})
    void reportsAPortInUse(String command) throws Exception {
        try (Sandbox other = Sandbox.builder().start()) {
            assertEquals(2, run(Map.of(), "", command, "--port", String.valueOf(other.port())));
            assertTrue(err().contains("cannot listen on that"), err());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--host=|option '--host': it is empty",
                "--host=127.0.0.1 --for-containers|--host and --for-containers exclude each other: use one",
                "--token-lifetime=0|'0' is not a whole number from 1 to 86400",
                "--app=wx2|'--app': it is not APPID=SECRET, each 1 to 64 letters, digits, underscores or hyphens",
                "--app=wx/2=secret2|it is not APPID=SECRET",
                "--app=wx2=a'secret|it is not APPID=SECRET",
                "--app=wx2=secret2 --app=wx2=secret3|--app: the sandbox already has the app wx2",
                "--app=wxSANDBOX0000000000=secret2|--app: the sandbox already has the app wxSANDBOX0000000000",
                "--fault=explode|'explode' is not one of carrier-refusal=N"
            })
    void namesTheMisuseOfTheSandbox(String options, String sentence) throws Exception {
        String line = "sandbox " + options;
        assertEquals(2, run(Map.of(), "", line.split(" ")));
        assertTrue(err().contains(sentence), err());
    }

    @Test
    void takesABlankSettingForNone() throws Exception {
        assertEquals(0, run(Map.of("WECHAT_APP_ID", " "), "", "invoke"));
    }

    /** With any account in the environment, a demonstration must not order anything. */
    @Test
    void playsAStoryAgainstASandbox() throws Exception {
        Map<String, String> real = Map.of("WECHAT_APP_ID", "wx0", "WECHAT_API_BASE_URL", "http://127.0.0.1:1");

        assertEquals(0, run(real, "", "demo"), () -> out() + err());

        List<String> calls = out().lines()
                .filter(line -> line.startsWith("cloud.openapi."))
                .map(line -> line.substring("cloud.openapi.".length()).split(" ", 2)[0])
                .toList();
        assertEquals(
                List.of(
                        "logistics.bindAccount",
                        "logistics.getQuota",
                        "logistics.addOrder",
                        "logistics.getQuota",
                        "logistics.getOrder",
                        "wxa.sec.order.uploadShippingInfo",
                        "wxa.sec.order.getOrder",
                        "logistics.getPath",
                        "logistics.addOrder",
                        "logistics.cancelOrder"),
                calls);
        assertTrue(out().contains("  < {\"quotaNum\":100,"), out());
        assertTrue(out().contains("  < {\"quotaNum\":99,"), out());
        assertTrue(out().contains("\"trackingNo\":\"STO0000000000001\",\"expressCompany\":\"STO\""), out());
        assertTrue(out().contains("\"orderState\":2}"), out());
        assertTrue(out().contains("\"actionMsg\":\"已分配快递员\""), out());
        assertTrue(out().contains("openapi.logistics.cancelOrder:ok"), out());
        assertEquals("", err());
    }

    @Test
    void makesACallByName() throws Exception {
        assertEquals(0, run(Map.of("CLOUD_CALL_API", "logistics.fly"), "", "call", "logistics.getAllAccount"));

        assertTrue(out().startsWith("{\"count\":5,"), out());
    }

    @Test
    void sendsTheDataOfACall() throws Exception {
        Path file = Files.writeString(folder.resolve("data.json"), "{\"bizId\":12345678901234567890}");
        try (Sandbox sandbox = Sandbox.builder().start()) {
            Map<String, String> settings = sandbox.settings();

            run(settings, "", "call", "logistics.getQuota", "--data", "{\"bizId\":\"龙泉\"}");
            assertEquals("{\"biz_id\":\"龙泉\"}", lastBody(sandbox));
            run(settings, "", "call", "--data", "@" + file, "logistics.getQuota");
            assertEquals("{\"biz_id\":12345678901234567890}", lastBody(sandbox));
            run(settings, "{\"bizId\":1}", "call", "logistics.getQuota", "--data", "-", "--no-convert-case");
            assertEquals("{\"bizId\":1}", lastBody(sandbox));
        }
    }

    private static String lastBody(Sandbox sandbox) {
        return sandbox.requests().getLast().body().toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "logistics.getAllAcount, logistics.getAllAccount",
        "logistics.getQouta, logistics.getQuota",
        "Logistics.GetQuota, logistics.getQuota",
        "openapi.logistics.getQuota, logistics.getQuota",
        "cloud.openapi.logistics.getQuota, logistics.getQuota",
        "getQuota, logistics.getQuota"
    })
    void offersTheNearestNameOfAnUnknownApi(String name, String nearest) throws Exception {
        assertEquals(1, run(Map.of(), "", "call", name));

        assertEquals(
                "{\"errCode\":-604100,\"errMsg\":\"system error: error code: -604100\"}" + System.lineSeparator(),
                out());
        assertTrue(
                err().contains("there is no such API, the nearest name is " + nearest + ": see docs/APIS.md"), err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "logistics", "nothing.likeAnyOfThese", "x"})
    void offersNoNameThatIsFarOff(String name) throws Exception {
        assertEquals(1, run(Map.of(), "", "call", name));

        assertTrue(err().contains("there is no such API: see docs/APIS.md"), err());
    }

    @Test
    void callsOfWeChatOnlyWhatConfigJsonPermits() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            assertEquals(1, run(sandbox.settings(), "", "call", "wxacode.get"));

            assertTrue(out().startsWith("{\"errCode\":-604101,"), out());
            assertTrue(err().contains("config.json does not list wxacode.get"), err());
        }
    }

    @Test
    void showsASentenceAndAdviceWhereWeChatRefusesTheAppSecret() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            CommandUnderTest command =
                    new CommandUnderTest().against(sandbox).set("WECHAT_APP_SECRET", "fake-secret-of-another");

            assertEquals(1, command.run("call logistics.getAllAccount"));

            List<String> lines = command.err().lines().skip(1).toList();
            assertEquals(2, lines.size(), command.err());
            assertTrue(
                    lines.get(0).startsWith("openapi.logistics.getAllAccount:fail invalid appsecret"), command.err());
            assertTrue(lines.get(1).startsWith("WeChat returned 40125: the AppSecret is wrong"), command.err());
        }
    }

    @Test
    void showsOneLineWhereThereIsNoConnection() throws Exception {
        CommandUnderTest command = new CommandUnderTest()
                .set("WECHAT_APP_ID", "wx0000000000000000")
                .set("WECHAT_APP_SECRET", "fake-secret-of-another")
                .set("WECHAT_API_BASE_URL", "http://127.0.0.1:1");

        assertEquals(1, command.run("call logistics.getAllAccount"));

        assertEquals(2, command.err().lines().count(), "with the line that WeChat is called: " + command.err());
        assertTrue(command.err().contains("java.net.ConnectException: Connection refused"), command.err());
    }

    @Test
    void listsTheApisAndWhetherTheyArePermitted() throws Exception {
        assertEquals(0, run(Map.of(), "", "apis"));

        assertEquals(ApiCatalog.all().size() + 1, out().lines().count());
        assertTrue(out().contains("yes        logistics.getQuota "), out());
        assertTrue(out().contains("-          wxacode.get "), out());
        assertTrue(out().contains("POST file  /wxa/img_sec_check"), out());
    }

    @ParameterizedTest
    @CsvSource({
        "GETQUOTA, logistics.getQuota",
        "/quota/get, logistics.getQuota",
        "电子面单余额, logistics.getQuota",
        "createroom, 创建直播间 [convertCase: false]",
        "on WeChat's service market, serviceMarket.invokeService"
    })
    void listsTheApisThatMatch(String filter, String api) throws Exception {
        assertEquals(0, run(Map.of(), "", "apis", filter));

        assertEquals(2, out().lines().count());
        assertTrue(out().contains(api), out());
    }

    @Test
    void reportsThatNoApiMatches() throws Exception {
        assertEquals(1, run(Map.of(), "", "apis", "nothing like it"));

        assertEquals("", out());
        assertTrue(err().contains("no API matches nothing like it"), err());
    }

    @Test
    void listsNoApisForAConfigJsonThatIsNotUsable() throws Exception {
        assertEquals(2, run(Map.of("CLOUD_CALL_CONFIG", "no-such-file"), "", "apis"));

        assertTrue(err().contains("The config.json that CLOUD_CALL_CONFIG names cannot be read"), err());
    }

    @ParameterizedTest
    @CsvSource({
        "accounts, '--appid=APPID --low=N --watch=SECONDS --json --stack=NAME --region=REGION'",
        "apis, 'FILTER --markdown'",
        "call, 'API --appid=APPID --data=JSON --file=NAME=PATH --output=FILE --no-convert-case --method=METHOD --query=JSON --read'",
        "completion, 'bash zsh'",
        "clear-quota, '--api=API --appid=APPID --yes'",
        "demo, sandbox",
        "invoke, 'EVENT_FILE --appid=APPID'",
        "quota, 'API --appid=APPID --json'",
        "rid, 'RID --appid=APPID --json'",
        "sandbox, '--host=ADDRESS --port=N --tls'",
        "serve, '--appid=APPID --port=N'",
        "smoke, '--stack=NAME --region=REGION'",
    })
    void explainsEachCommand(String command, String words) throws Exception {
        assertEquals(0, run(Map.of(), "", command, "--help"));

        assertTrue(out().startsWith("Usage: ./cloudcall " + command + " [-h]"), out());
        for (String word : words.split(" ", -1)) {
            assertTrue(out().contains(word), word + out());
        }
        assertEquals("", err());
    }

    @Test
    void explainsItself() throws Exception {
        assertEquals(0, run(Map.of(), "", "--help"));

        assertTrue(out().startsWith("Usage: ./cloudcall [-h] COMMAND"), out());
        List<String> commands = out().lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        assertEquals(
                List.of(
                        "accounts",
                        "invoke",
                        "demo",
                        "call",
                        "apis",
                        "rid",
                        "quota",
                        "clear-quota",
                        "push",
                        "serve",
                        "sandbox",
                        "smoke",
                        "completion"),
                commands);
    }

    @ParameterizedTest
    @CsvSource({"true, xterm, true", "true, dumb, false", "'', xterm, false"})
    void emphasizesHelpOnATerminalThatShowsColors(String pretty, String term, boolean emphasized) throws Exception {
        assertEquals(0, run(Map.of("CLOUDCALL_PRETTY", pretty, "TERM", term), "", "--help"));

        assertEquals(emphasized, out().contains("\u001b[1m./cloudcall"), out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Missing required subcommand",
                "fly|unknown command: fly",
                "--fly|unknown option: --fly",
                "accounts now|unexpected argument: now",
                "accounts --loud|unknown option: --loud",
                "accounts --low 1.5|Invalid value for option '--low': '1.5' is not a whole number from 0 to 999999999",
                "accounts --watch 0|Invalid value for option '--watch': '0' is not a whole number from 1 to 86400",
                "accounts --json --watch 1|--watch=SECONDS, --json are mutually exclusive (specify only one)",
                "accounts --low|option --low needs a value: --low=N",
                "accounts --region us-east-1|Missing required option: --stack=NAME",
                "accounts --stack= |Invalid value for option '--stack': it is empty",
                "apis --markdown x|unexpected argument: x",
                "call|Missing required parameter: API",
                "call a --data []|--data is JSON, but not an object",
                "call a --data @no-such-file|cannot read the data file no-such-file",
                "call a --file photo.png|Invalid value for option '--file': 'photo.png' is not NAME=PATH, such as media=photo.png",
                "call a --file media=no-such-file|cannot read the file no-such-file of --file",
                "call a --output no-such-folder/x|cannot write to no-such-folder/x of --output, so the call was not made",
                "call a --output src|cannot write to src of --output, which is a folder: name a file",
                "call logistics.getQuota --read|--method, --query and --read are for APIs by path: leave them out, since the catalog has logistics.getQuota",
                "call /a/b --query []|--query is JSON, but not an object",
                "call /a/b --method PUT|Invalid value for option '--method': 'PUT' is not one of GET, POST",
                "invoke no-such-file|cannot read the event file no-such-file",
                "clear-quota|clear-quota spends one of the month's resets, and there is no terminal to confirm it on:"
                        + " confirm it with --yes",
                "clear-quota --yes --api=|Invalid value for option '--api': it is empty",
                "clear-quota --yes --api getQouta|getQouta: there is no such API, the nearest name is logistics.getQuota:"
                        + " see docs/APIS.md",
                "quota|Missing required parameter: API",
                "quota cgi-bin/a|cgi-bin/a is not a path: use one such as /cgi-bin/message/custom/send, without host and query",
                "rid|Missing required parameter: RID",
                "serve --tls|unknown option: --tls",
                "sandbox --port 65536|Invalid value for option '--port': '65536' is not a whole number from 1 to 65535",
                "smoke|Missing required option: --stack=NAME",
            })
    void printsErrorsInOneLine(String line, String message) throws Exception {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");

        assertEquals(2, run(Map.of(), "", args));

        assertEquals("cloudcall: " + message, err().lines().findFirst().orElse(""));
    }

    @Test
    void suggestsWhatWasMeant() throws Exception {
        assertEquals(2, run(Map.of(), "", "acounts"));

        assertTrue(err().contains("Did you mean: ./cloudcall accounts"), err());
    }

    @Test
    void takesTheLastOfAnOptionThatIsRepeated() throws Exception {
        assertEquals(0, run(Map.of(), "", "accounts", "--low", "1", "--low=10"));

        assertTrue(out().endsWith(" with fewer than 10 waybills left" + System.lineSeparator()), out());
    }

    @Test
    void leavesSmokeToItsScript() throws Exception {
        assertEquals(3, run(Map.of(), "", "smoke", "--stack", "shop"));

        assertEquals(
                "cloudcall: smoke is a script, which this program cannot run: run ./cloudcall smoke in a clone"
                        + System.lineSeparator(),
                err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "accounts now",
                "accounts --loud",
                "accounts --watch",
                "accounts --watch 0",
                "accounts --watch -1",
                "accounts --watch abc",
                "accounts --watch 86401",
                "accounts --low",
                "accounts --low -1",
                "accounts --low 1.5",
                "accounts --stack",
                "accounts --stack --json",
                "accounts --region us-east-1",
                "accounts --json --watch 1",
                "accounts --svg",
                "apis a b",
                "apis --all",
                "apis a --markdown",
                "completion zsh",
                "demo now",
                "call",
                "call a b",
                "call --data {}",
                "call a --data",
                "call a --data []",
                "call a --data {",
                "call a --data @no-such-file",
                "call a --fast",
                "invoke a b",
                "invoke no-such-file",
                "invoke src",
                "invoke --fast",
                "serve --port",
                "serve --port 0",
                "serve --tls",
                "sandbox --port",
                "sandbox --port 0",
                "sandbox --port 65536",
                "sandbox --port x",
                "sandbox --host",
                "sandbox --host=",
                "sandbox --loud",
                "sandbox --app",
                "sandbox --app wx2",
                "smoke --region us-east-1"
            })
    void exitsWithTwoForMisuseWithoutOutput(String line) throws Exception {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");

        assertEquals(2, run(Map.of(), "", args));

        assertEquals("", out());
        assertTrue(err().contains("Usage: ./cloudcall "), err());
    }
}
