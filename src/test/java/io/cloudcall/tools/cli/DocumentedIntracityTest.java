package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.intracity.DeliveryStatus;
import io.cloudcall.tools.sandbox.intracity.IntracityApi;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of docs/INTRACITY.md. */
class DocumentedIntracityTest {
    private static final Pattern CONFIG = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("(?m)^\\$ ./cloudcall (call .*)$");
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern STATE = Pattern.compile("(?m)^\\| (\\d0\\d{3}) \\|");

    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/INTRACITY.md"));
    }

    private static String config() throws IOException {
        return CONFIG.matcher(page())
                .results()
                .map(block -> block.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void permitsTheSixteenPaths() throws IOException {
        Set<String> paths = new TreeSet<>(new IntracityApi(Clock.systemUTC(), AppSeed.first("wx"))
                .routes()
                .keySet());

        assertEquals(
                List.copyOf(paths),
                new JsonObject(config())
                        .getJsonObject("permissions")
                        .getJsonArray("openapi")
                        .getList());
    }

    @Test
    void listsTheStates() throws IOException {
        assertEquals(
                Arrays.stream(DeliveryStatus.values()).map(DeliveryStatus::code).collect(Collectors.toSet()),
                STATE.matcher(page())
                        .results()
                        .map(row -> Integer.valueOf(row.group(1)))
                        .collect(Collectors.toSet()));
    }

    @Test
    void hasCommandsThatDeliverAnOrder() throws Exception {
        Path keys = Files.writeString(
                folder.resolve("keys.json"), sandbox.security().encode());
        Path permissions = Files.writeString(folder.resolve("intracity.json"), config());
        List<String> lines =
                CALL.matcher(page()).results().map(line -> line.group(1)).toList();
        CommandUnderTest command = new CommandUnderTest()
                .against(sandbox)
                .set("WECHAT_API_SECURITY_FILE", keys.toString())
                .set("CLOUD_CALL_CONFIG", permissions.toString());

        for (String line : lines) {
            assertEquals(0, command.run(arguments(line)), line + command.err() + command.out());
        }
        assertEquals(6, lines.size());
        assertTrue(page().contains(command.out().lines().findFirst().orElseThrow()), command.out());
        assertTrue(command.out().contains("\"orderStatus\":30000"), command.out());
    }

    private static List<String> arguments(String line) {
        return ARGUMENT.matcher(line)
                .results()
                .map(DocumentedIntracityTest::argument)
                .toList();
    }

    private static String argument(MatchResult part) {
        return part.group(1) == null ? part.group(2) : part.group(1);
    }
}
