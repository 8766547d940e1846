package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.runtime.FunctionProcess;
import io.cloudcall.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start does and does not do, by the classes that it loads. */
class StartIT {
    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @TempDir
    Path folder;

    private List<String> loadedBy(String event, String expected) throws IOException {
        Path log = folder.resolve("classes.log");
        Map<String, String> settings = Map.of(
                "WECHAT_APP_ID", sandbox.appId(),
                "WECHAT_APP_SECRET", sandbox.appSecret(),
                "WECHAT_API_BASE_URL", sandbox.baseUrl());
        try (FunctionProcess function = FunctionProcess.start(settings, "-Xlog:class+load:file=" + log)) {
            String result = function.invoke(event).body();
            assertTrue(result.contains(expected), result);
        }
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(?:\\[[^]]*])+ (\\S+).*", "$1"))
                .toList();
    }

    @Test
    void isReadyForTlsBeforeTheFirstCall() throws IOException {
        List<String> loaded = loadedBy("[\"no call\"]", "-601002");

        assertTrue(loaded.contains("sun.security.ssl.ClientHello"), "a hello was said");
        assertEquals(0, sandbox.requests().size());
    }

    @Test
    void looksForNoOtherLoggersAndDefinesNoEventsOfNetty() throws IOException {
        List<String> loaded = loadedBy("{}", "getAllAccount:ok");

        assertTrue(loaded.contains("io.vertx.core.logging.JULLogDelegateFactory"), "Vert.x logs");
        List<String> needless = loaded.stream()
                .filter(name -> name.startsWith("org.slf4j.") || name.matches("io\\.netty\\.buffer\\.\\w+Event"))
                .toList();
        assertEquals(List.of(), needless);
    }
}
