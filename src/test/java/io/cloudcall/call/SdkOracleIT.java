package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.LenientJsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares with wx-server-sdk itself, run by Node. Needs {@code sdk.modules}: a node_modules folder that holds version
 * 4.0.2.
 */
@Tag("sdk")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SdkOracleIT {
    private static final int CASES = Integer.getInteger("sdk.cases", 20_000);
    private static final long SEED = Long.getLong("sdk.seed", 20261124L);
    private static final Pattern LONG_NUMBER = Pattern.compile("[-+.0-9eE]{16,}");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json; encoding=utf-8",
            "text/plain",
            "text/plain; charset=utf-8",
            "image/png",
            "text/html",
            "x/application/json",
            "text/html;v=text/plain",
            " application/octet-stream ");

    @TempDir
    Path folder;

    private record Case(String contentType, String body) {
        String ours() {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return ResponseGenerator.read(new ApiResponse(200, contentType, bytes))
                    .json();
        }

        String line() {
            String base64 = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
            return "{\"contentType\":\"" + contentType + "\",\"body\":\"" + base64 + "\"}";
        }

        /** Returns whether the documented deviations leave this case alone. */
        boolean comparable() {
            return !LONG_NUMBER.matcher(body).find() && !isOtherThanObject();
        }

        private boolean isOtherThanObject() {
            try {
                return !(LenientJsonParser.parse(body) instanceof JsonObject);
            } catch (JsonParseException notJson) {
                return false;
            }
        }
    }

    @Test
    void givesWhatTheSdkGivesForHostileResponses() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        MalformedResponseGenerator responses = new MalformedResponseGenerator(random);
        List<Case> cases = Stream.generate(() -> new Case(type(random), responses.next()))
                .filter(Case::comparable)
                .limit(CASES)
                .toList();

        List<String> theirs = askSdk(cases.stream().map(Case::line).toList());

        assertEquals(CASES, theirs.size());
        for (int i = 0; i < CASES; i++) {
            assertEquals(theirs.get(i), cases.get(i).ours(), "seed " + SEED + ", case " + i + ": " + cases.get(i));
        }
    }

    private static String type(Random random) {
        return random.nextInt(4) == 0 ? TYPES.get(random.nextInt(TYPES.size())) : TYPES.get(0);
    }

    private List<String> askSdk(List<String> lines) throws IOException, InterruptedException {
        String modules = System.getProperty("sdk.modules", "");
        assertTrue(
                Files.isDirectory(Path.of(modules, "wx-server-sdk")), "sdk.modules has no wx-server-sdk: " + modules);
        Path questions = Files.write(folder.resolve("questions"), lines);
        Path responses = folder.resolve("responses");
        ProcessBuilder node = new ProcessBuilder("node", "src/test/node/oracle.js")
                .redirectInput(questions.toFile())
                .redirectOutput(responses.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        node.environment().put("NODE_PATH", modules);
        assertEquals(0, node.start().waitFor());
        return Files.readAllLines(responses);
    }
}
