package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.FaultPlan;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** docs/SANDBOX.md: its commands work as printed, in their order, and it has all faults and all paths. */
@Timeout(60)
final class SandboxDocumentTest {
    private static final String PRINTED_URL = "http://localhost:8089";
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    private final List<String> lines = read();

    private static List<String> read() {
        try {
            return Files.readAllLines(Path.of("docs/SANDBOX.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void printsCommandsThatWork() throws Exception {
        int commands = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("$ curl ")) {
                assertPrints(lines.get(i + 1), lines.get(i), curl(lines.get(i)));
                commands++;
            }
        }
        assertTrue(commands >= 19, "looked at the right document: " + commands);
    }

    /** An ellipsis ends a line that goes on. */
    private static void assertPrints(String expected, String command, String actual) {
        int end = expected.indexOf('…');
        assertEquals(
                end < 0 ? expected : expected.substring(0, end),
                end < 0 ? actual : actual.substring(0, Math.min(end, actual.length())),
                command);
    }

    private String curl(String line) throws IOException, InterruptedException {
        List<String> words = words(line.substring("$ curl ".length()));
        Map<String, String> options = new TreeMap<>();
        for (String option : List.of("-X", "-H", "-d")) {
            int at = words.indexOf(option);
            if (at >= 0) {
                words.remove(at);
                options.put(option, words.remove(at));
            }
        }
        assertEquals(1, words.size(), line);
        return send(URI.create(words.getFirst().replace(PRINTED_URL, sandbox.baseUrl())), options);
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private static String send(URI url, Map<String, String> options) throws IOException, InterruptedException {
        String body = options.getOrDefault("-d", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .method(
                        options.getOrDefault("-X", options.containsKey("-d") ? "POST" : "GET"),
                        BodyPublishers.ofString(body));
        String[] header = options.getOrDefault("-H", "accept:*/*").split(":", 2);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.header(header[0], header[1]).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void hasEachKindOfFault() {
        String text = String.join("\n", lines);
        List<String> missing = Arrays.stream(FaultPlan.KINDS.split(", "))
                .filter(kind -> !text.contains("`" + kind + "`"))
                .toList();

        assertEquals(List.of(), missing);
    }

    @Test
    void hasEachPath() {
        String text = String.join("\n", lines);
        List<String> missing = new ApiDescription()
                .operations().stream()
                        .map(operation -> operation.replaceAll("^\\w+ |\\?.*", ""))
                        .filter(path -> !path.contains("{") && !text.contains(path))
                        .toList();

        assertEquals(List.of(), missing);
    }
}
