package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The function as a server, for several apps. */
class ServeCommandTest {
    private static final Pattern URL = Pattern.compile("  curl (http://\\S+)");

    @AutoClose
    private final HttpClient client = HttpClient.newHttpClient();

    private final CommandUnderTest command = new CommandUnderTest().set("CLOUD_CALL_API", "*");
    private Thread server = Thread.currentThread();

    @AfterEach
    void stop() throws InterruptedException {
        server.interrupt();
        server.join();
    }

    @Test
    void printsTheUrlOfEachApp() throws Exception {
        List<String> urls = start("serve --appid wx1 --appid wx2 --appid wx1", 2);

        for (String appId : List.of("wx1", "wx2")) {
            String url = urls.removeFirst();
            assertTrue(url.endsWith("/apps/" + appId + "/openapi/logistics.getAllAccount"), url);
            HttpResponse<String> response = get(url);
            assertEquals(200, response.statusCode(), response.body());
            assertTrue(response.body().contains("_" + appId + "\""), response.body());
        }
    }

    @Test
    void servesNoOtherApp() throws Exception {
        String url = start("serve --appid wx1", 1).getFirst();

        HttpResponse<String> unknown = get(url.replace("/wx1/", "/wx3/"));
        HttpResponse<String> malformed = get(url.replace("/wx1/", "/w,1/"));

        assertEquals(400, unknown.statusCode(), unknown.body());
        assertTrue(unknown.body().contains("not among the apps of WECHAT_APPS"), unknown.body());
        assertEquals(404, malformed.statusCode(), malformed.body());
    }

    /** Returns the URLs that the command prints. */
    private List<String> start(String line, int count) throws Exception {
        server = Thread.ofPlatform().daemon().start(() -> {
            try {
                command.run(line);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        List<String> urls = urls();
        while (urls.size() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            urls = urls();
        }
        assertEquals(count, urls.size(), command.out() + command.err());
        return new ArrayList<>(urls);
    }

    private List<String> urls() {
        return URL.matcher(command.out()).results().map(ServeCommandTest::url).toList();
    }

    private static String url(MatchResult result) {
        return result.group(1);
    }

    private HttpResponse<String> get(String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
