package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that a process ends when it is out of memory, rather than leave invocations without a response. */
@Timeout(180)
class OutOfMemoryIT {
    private static final int INVOCATIONS = 48;

    /** Accounts whose list is of 0.6 MB. */
    private static final int ACCOUNTS = 3_000;

    private static final int EXIT_STATUS = 3;

    @Test
    void endsTheProcess() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            sandbox.accounts().replaceAll(accounts());
            Map<String, String> settings = new HashMap<>(sandbox.settings());
            settings.put("AWS_LAMBDA_MAX_CONCURRENCY", "16");
            List<String> options =
                    Stream.concat(Stream.of("-Xmx20m"), deployedOptions()).toList();
            try (FunctionProcess function = FunctionProcess.start(settings, options.toArray(String[]::new))) {
                List<CompletableFuture<Reply>> replies = IntStream.range(0, INVOCATIONS)
                        .mapToObj(i -> function.invokeAsync("{}", Duration.ofSeconds(30)))
                        .toList();

                assertTrue(function.process().waitFor(60, TimeUnit.SECONDS), "the process ends");
                assertEquals(EXIT_STATUS, function.process().exitValue());
                assertTrue(replies.stream().anyMatch(reply -> !reply.isDone()), "there was not enough memory");
            }
        }
    }

    /** Returns what a bundle, and by template.yaml managed Java too, has for this case. */
    private static Stream<String> deployedOptions() throws IOException {
        return Files.readAllLines(Path.of("bundle/java.options")).stream().filter(line -> line.contains("OutOfMemory"));
    }

    private static JsonArray accounts() {
        JsonArray accounts = new JsonArray();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(new JsonObject()
                    .put("delivery_id", "SF")
                    .put("biz_id", "customer-" + i)
                    .put("alias", "龙泉仓")
                    .put("remark_content", "x".repeat(100))
                    .put("quota_num", i));
        }
        return accounts;
    }
}
