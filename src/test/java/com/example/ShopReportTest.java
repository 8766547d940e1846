package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.client.CloudCallClient;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The example of docs/EMBEDDING.md for several apps. */
class ShopReportTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.builder()
            .app("wx2222222222222222", "fake-secret-of-the-second")
            .app("wx3333333333333333", "fake-secret-of-the-third")
            .start();

    @AutoClose
    private final CloudCallClient client = CloudCallClient.builder()
            .apps(Map.of(
                    sandbox.appId(),
                    sandbox.appSecret(),
                    "wx2222222222222222",
                    "fake-secret-of-the-second",
                    "wx3333333333333333",
                    "fake-secret-that-is-wrong"))
            .baseUrl(URI.create(sandbox.baseUrl()))
            .requestTimeout(Duration.ofMinutes(1))
            .build();

    @AutoClose
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Test
    void hasALineOfEachShop() {
        assertEquals(
                List.of(
                        sandbox.appId() + ": 5 accounts",
                        "wx2222222222222222: "
                                + sandbox.accounts("wx2222222222222222").list().size()
                                + " accounts",
                        "wx3333333333333333: failed with 40125",
                        "wxUnknown: failed with -601002"),
                new ShopReport(client, threads)
                        .lines(List.of(sandbox.appId(), "wx2222222222222222", "wx3333333333333333", "wxUnknown")));
    }

    @Test
    void isWhatThePagePrints() throws IOException {
        String source = Files.readString(Path.of("src/test/java/com/example/ShopReport.java"));

        assertTrue(Files.readString(Path.of("docs/EMBEDDING.md")).contains("```java\n" + source + "```\n"));
    }
}
