package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.client.CloudCallClient;
import io.cloudcall.client.CloudCallException;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The example of docs/EMBEDDING.md. */
class LowQuotasTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final CloudCallClient cloudCall = CloudCallClient.builder()
            .appId(sandbox.appId())
            .appSecret(sandbox.appSecret())
            .baseUrl(URI.create(sandbox.baseUrl()))
            .requestTimeout(LONG)
            .build();

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private List<String> invoke() {
        return new LowQuotas(cloudCall)
                .handleRequest(
                        Map.of(), new LocalLambdaContext(new PrintStream(log, true, StandardCharsets.UTF_8), LONG));
    }

    @Test
    void findsAccountsWithFewWaybills() {
        assertEquals(List.of("STO 四川成都龙泉公司_云朵信息科技: 2"), invoke());
    }

    @Test
    void logsWeChatsError() {
        sandbox.faults().next("/cgi-bin/stable_token", Fault.errcode(40164, "invalid ip 192.0.2.1, not in whitelist"));

        assertThrows(CloudCallException.class, this::invoke);
        assertTrue(
                log.toString(StandardCharsets.UTF_8).contains("WeChat returned 40164: "),
                log.toString(StandardCharsets.UTF_8));
    }

    @Test
    void isWhatThePagePrints() throws IOException {
        String source = Files.readString(Path.of("src/test/java/com/example/LowQuotas.java"));

        assertTrue(Files.readString(Path.of("docs/EMBEDDING.md")).contains("```java\n" + source + "```\n"));
    }
}
