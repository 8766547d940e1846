package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.push.DeveloperServer;
import io.cloudcall.tools.sandbox.push.SandboxPushKeys;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sandbox as a command, while it serves. */
class SandboxCommandTest {
    private static final Pattern BASE_URL = Pattern.compile("WECHAT_API_BASE_URL=(http://[^\\s]+)");
    private static final String TOKEN =
            "/cgi-bin/token?grant_type=client_credential" + "&appid=wxSANDBOX0000000000&secret=sandbox-app-secret";

    private final CommandUnderTest command = new CommandUnderTest();
    private Thread server = Thread.currentThread();

    @AfterEach
    void stop() throws InterruptedException {
        server.interrupt();
        server.join();
    }

    @Test
    void issuesTokensOfTheLifetimeAskedFor() throws Exception {
        String baseUrl = start("sandbox --token-lifetime 900");

        assertTrue(get(baseUrl + TOKEN).endsWith("\"expires_in\":900}"));
    }

    @Test
    void appliesFaultsInTheirOrder() throws Exception {
        String baseUrl = start("sandbox --fault errcode=-1@/cgi-bin/token --fault 2*errcode=45011");

        for (int errcode : new int[] {-1, 45011, 45011}) {
            assertTrue(get(baseUrl + TOKEN).startsWith("{\"errcode\":" + errcode + ","));
        }
        assertTrue(get(baseUrl + TOKEN).startsWith("{\"access_token\":"));
    }

    @Test
    void listensOnAnAddressOfThisMachineForContainers() throws Exception {
        URI baseUrl = URI.create(start("sandbox --for-containers"));

        assertTrue(NetworkInterface.getByInetAddress(InetAddress.getByName(baseUrl.getHost())) != null);
        assertTrue(get(baseUrl + TOKEN).startsWith("{\"access_token\":"));
    }

    @Test
    void writesTheKeysOfSignedCallsForThisUserOnly() throws Exception {
        start("sandbox --signing");
        Matcher setting = Pattern.compile("WECHAT_API_SECURITY_FILE=([^\\s]+)").matcher(command.out());
        assertTrue(setting.find(), command.out());
        Path file = Path.of(setting.group(1));

        JsonObject keys = new JsonObject(Files.readString(file));
        assertEquals(Set.of("symmetric", "asymmetric", "certificates"), keys.fieldNames());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse(command.out().contains(keys.getJsonObject("symmetric").getString("key")));
    }

    @Test
    void holdsTheAppsAskedFor() throws Exception {
        String baseUrl = start("sandbox --app wx2=secret2 --app wx3=secret3");

        assertTrue(get(baseUrl + TOKEN).startsWith("{\"access_token\":"));
        assertTrue(get(baseUrl + "/cgi-bin/token?grant_type=client_credential&appid=wx3&secret=secret3")
                .startsWith("{\"access_token\":"));
        assertEquals("""
                Serving until Ctrl-C. In another terminal, point the function at it with:

                  export WECHAT_API_BASE_URL=%1$s
                  export WECHAT_APP_ID=wxSANDBOX0000000000
                  export WECHAT_APPS='{"wxSANDBOX0000000000":"sandbox-app-secret","wx2":"secret2","wx3":"secret3"}'
                  ./cloudcall invoke
                  ./cloudcall invoke --appid wx2

                The first app is the default. A token service for all of them, in place of WECHAT_APPS:

                  export WECHAT_ACCESS_TOKEN_URL='%1$s/token-service/{appid}'
                  export WECHAT_ACCESS_TOKEN_AUTHORIZATION='Bearer sandbox-token-service-key'

                Watch and steer it in a browser: %1$s/
                """.formatted(baseUrl), command.out());
    }

    @Test
    void pushesWhatItIsAskedTo() throws Exception {
        try (DeveloperServer developer = new DeveloperServer()) {
            String baseUrl = start("sandbox --push-to " + developer.url());
            awaitOutput("Push any event with:");
            awaitOutput("WECHAT_PUSH_KEYS='" + SandboxPushKeys.SANDBOX.toJson().encode() + "'");

            post(baseUrl + "/_sandbox/pushes", "{\"event\":\"debug_demo\"}");

            awaitOutput("pushed debug_demo for wxSANDBOX0000000000 push:");
            assertTrue(command.out().endsWith(": 200\n"), command.out());
            assertEquals("debug_demo", developer.types().getLast());
            assertEquals("", command.err());
        }
    }

    @Test
    void pushesNothingToAUrlThatFailsItsVerification() throws Exception {
        try (DeveloperServer developer = new DeveloperServer()) {
            developer.verifies(false);
            String baseUrl = start("sandbox --push-to " + developer.url());
            awaitOutput("Push any event with:");

            post(baseUrl + "/_sandbox/pushes", "{\"event\":\"debug_demo\"}");

            awaitOutput("not sent, since the URL did not pass its verification");
            awaitText(command::err, "did not pass its verification");
            assertEquals(List.of(), developer.pushes());
        }
    }

    @Test
    void pushesWithTheKeysOfTheEnvironment() throws Exception {
        command.set(
                "WECHAT_PUSH_KEYS",
                new SandboxPushKeys("own-token", "k".repeat(43)).toJson().encode());
        try (DeveloperServer developer = new DeveloperServer()) {
            start("sandbox --push-to " + developer.url());
            awaitOutput("with the keys of WECHAT_PUSH_KEYS");

            assertFalse(command.out().contains("own-token"), command.out());
        }
    }

    private void awaitOutput(String text) {
        awaitText(command::out, text);
    }

    private void awaitText(Supplier<String> stream, String text) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!stream.get().contains(text) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertTrue(stream.get().contains(text), command.out() + command.err());
    }

    private static void post(String url, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private String start(String line) throws Exception {
        server = Thread.ofPlatform().daemon().start(() -> {
            try {
                command.run(line);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Matcher baseUrl = BASE_URL.matcher(command.out());
        while (!baseUrl.find() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            baseUrl = BASE_URL.matcher(command.out());
        }
        return baseUrl.group(1);
    }

    private static String get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
