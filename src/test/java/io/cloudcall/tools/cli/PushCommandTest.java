package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import io.cloudcall.tools.sandbox.push.DeveloperServer;
import io.cloudcall.tools.sandbox.push.DeveloperServer.Received;
import io.cloudcall.tools.sandbox.push.PushEventCatalog;
import io.cloudcall.tools.sandbox.push.SandboxPushKeys;
import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One push from the command line, to a server that was written by WeChat's page. */
class PushCommandTest {
    private static final String SANDBOX_APP = "wxSANDBOX0000000000";
    private static final String OTHER_KEYS =
            new SandboxPushKeys("other-token", "k".repeat(43)).toJson().encode();

    @TempDir
    private Path folder;

    @AutoClose
    private final DeveloperServer server = new DeveloperServer();

    private final CommandUnderTest command = new CommandUnderTest();

    private int push(String arguments) throws Exception {
        return command.run("push " + arguments + " --to " + server.url());
    }

    private Received received() {
        return server.pushes().getLast();
    }

    @Test
    void printsWhatItSentAndTheAnswer() throws Exception {
        assertEquals(0, push("add_express_path"));

        List<String> lines = command.out().lines().toList();
        assertEquals(
                "add_express_path for " + SANDBOX_APP + " to " + server.url() + ", with the keys of the sandbox:",
                lines.get(0));
        assertEquals(received().text(), lines.get(1));
        assertTrue(lines.get(2).matches("push:[0-9a-f]{64}"), lines.get(2));
        assertTrue(lines.get(3).matches("200 success \\(\\d+ ms\\)"), lines.get(3));
        assertEquals(4, lines.size());
        assertEquals("", command.err());
        assertEquals(1_772_337_600L, received().json().getLong("CreateTime"));
        assertEquals(SANDBOX_APP, received().appId());
    }

    @Test
    void indentsTheMessageOnATerminal() throws Exception {
        command.onTerminal("80");
        push("debug_demo");

        assertTrue(command.out().contains("\n  \"Event\" : \"debug_demo\",\n"), command.out());
    }

    @Test
    void replacesFields() throws Exception {
        Path file = Files.writeString(folder.resolve("data.json"), "{\"WayBillId\":\"密\",\"More\":[1]}");

        assertEquals(0, push("add_express_path --data @" + file));
        assertEquals("密", received().json().getString("WayBillId"));
        assertEquals("[1]", received().json().getJsonArray("More").encode());
        assertEquals(0, push("text --data {\"Content\":\"hello\"}"));
        assertEquals("hello", received().json().getString("Content"));
        assertFalse(received().json().containsKey("Event"));
    }

    @Test
    void pushesAnUndocumentedEventWithItsFields() throws Exception {
        assertEquals(0, push("new_event --data {\"a\":1}"));
        assertEquals("new_event", received().json().getString("Event"));
        assertEquals(1, received().json().getInteger("a"));
    }

    @Test
    void takesTheAppOfTheOptionTheUrlOrTheSettings() throws Exception {
        push("debug_demo --appid wx1");
        assertEquals("wx1", received().appId());
        command.run("push debug_demo --to " + server.url() + "/wx2");
        assertEquals("wx2", received().appId());
        assertEquals("/push/wx2", received().path());
        command.set("WECHAT_APP_ID", "wx3");
        push("debug_demo");
        assertEquals("wx3", received().appId());
    }

    @Test
    void signsWithTheKeysOfTheEnvironment() throws Exception {
        command.set(
                "WECHAT_PUSH_KEYS",
                new JsonObject().put("wx1", new JsonObject(OTHER_KEYS)).encode());

        assertEquals(1, push("debug_demo --appid wx1"));

        assertTrue(command.out().contains("with the keys of WECHAT_PUSH_KEYS"), command.out());
        assertEquals(
                3,
                command.out().lines().filter(line -> line.startsWith("403 (")).count());
        assertTrue(command.err().contains("other keys than WECHAT_PUSH_KEYS has for wx1"), command.err());
        assertFalse((command.out() + command.err()).contains("other-token"));
        assertEquals(List.of(), server.pushes());
    }

    @ParameterizedTest
    @CsvSource({
        "400,'',1,security mode and JSON",
        "403,Forbidden,1,no authorizer",
        "404,'',1,'/push, or /push/APPID'",
        "413,'',1,256 KiB",
        "429,'',1,throttled",
        "302,'',1,redirected",
        "500,'',1,not put on the bus",
        "200,'{}',1,neither success nor empty"
    })
    void advisesOnEachAnswer(int status, String body, int exitCode, String advice) throws Exception {
        server.thenAnswer(status, body).thenAnswer(status, body).thenAnswer(status, body);

        assertEquals(exitCode, push("debug_demo"));
        assertTrue(command.err().contains(advice), command.err());
        assertTrue(command.err().startsWith("cloudcall: ") && command.err().endsWith(".\n"), command.err());
    }

    @Test
    void repeatsUntilItIsReceived() throws Exception {
        server.thenAnswer(500, "").thenClose();

        assertEquals(0, push("debug_demo"));
        assertTrue(command.out().contains("\n500 ("), command.out());
        assertTrue(command.out().contains("\nno answer ("), command.out());
        assertTrue(command.out().contains("\n200 success ("), command.out());
        assertEquals("", command.err());
    }

    @Test
    void advisesWhereNothingListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertEquals(3, command.run("push debug_demo --to http://127.0.0.1:" + port));
        assertTrue(command.err().contains("./cloudcall serve --push"), command.err());
    }

    @Test
    void advisesWhereTlsFails() throws Exception {
        try (Sandbox untrusted = Sandbox.builder()
                .certificate(SandboxCertificate.forLoopback(folder))
                .start()) {
            assertEquals(3, command.run("push debug_demo --to " + untrusted.baseUrl() + "/push"));
            assertTrue(command.err().contains("TLS failed: "), command.err());
        }
    }

    @Test
    void advisesWhereTheHostIsUnknown() throws Exception {
        // No name is so long, which the resolver finds out by itself.
        String host = "x".repeat(64) + ".invalid";

        assertEquals(3, command.run("push debug_demo --to http://" + host + "/push"));
        assertTrue(command.err().contains("the host " + host + " is unknown"), command.err());
    }

    @Test
    void verifiesAUrl() throws Exception {
        assertEquals(0, push("--verify"));
        assertTrue(command.out().startsWith("verification of " + server.url()), command.out());

        server.verifies(false);
        assertEquals(1, push("--verify"));
        assertTrue(command.err().contains("refused: the function has other keys"), command.err());
    }

    @Test
    void listsTheDocumentedEvents() throws Exception {
        assertEquals(0, command.run("push --list"));

        assertEquals(PushEventCatalog.events().size(), command.out().lines().count());
        assertTrue(
                command.out().contains("add_express_path                 a waybill moved; has its whole path\n"),
                command.out());
        assertTrue(command.out().contains("to delivery companies: "), command.out());
        assertTrue(command.out().lines().allMatch(line -> line.length() <= 120), command.out());
    }

    @Test
    void printsTheEventOfAnHttpApi() throws Exception {
        assertEquals(0, push("debug_demo --print-event"));

        JsonObject event = new JsonObject(command.out());
        assertEquals("2.0", event.getString("version"));
        assertEquals("/push", event.getString("rawPath"));
        assertEquals(
                "POST",
                event.getJsonObject("requestContext").getJsonObject("http").getString("method"));
        assertEquals("aes", event.getJsonObject("queryStringParameters").getString("encrypt_type"));
        assertTrue(new JsonObject(event.getString("body")).containsKey("Encrypt"));
        assertEquals(List.of(), server.pushes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "push",
                "push debug_demo --verify",
                "push unknown_event",
                "push debug_demo --to ftp://example.com/push",
                "push debug_demo --to /push",
                "push debug_demo --data []",
                "push debug_demo --data no",
                "push debug_demo --appid w,1"
            })
    void refusesMisuse(String line) throws Exception {
        assertEquals(2, command.run(line));
        assertTrue(command.err().startsWith("cloudcall: "), command.err());
        assertEquals("", command.out());
    }

    @Test
    void refusesUnusableKeysWithoutPrintingThem() throws Exception {
        command.set("WECHAT_PUSH_KEYS", "{\"token\":\"hidden\",\"encodingAesKey\":\"hidden\"}");

        assertEquals(2, push("debug_demo"));
        assertTrue(command.err().contains("WECHAT_PUSH_KEYS is unusable: its encodingAesKey is not"), command.err());
        assertFalse(command.err().contains("hidden"));
    }
}
