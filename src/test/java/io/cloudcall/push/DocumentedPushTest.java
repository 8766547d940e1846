package io.cloudcall.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.push.PushEvent;
import io.cloudcall.tools.sandbox.push.PushEventCatalog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of docs/PUSH.md. */
class DocumentedPushTest {
    private static final String APP_ID = "wx0123456789abcdef";
    private static final Pattern EVENT = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OUTCOMES = Pattern.compile("(?m)^\\| `outcome` \\| (.*) \\|$");
    private static final Pattern REASON = Pattern.compile("(?m)^\\| ((?:`\\w+`(?:, )?)+) \\| (?:4|5)\\d\\d[ ,]");

    /** A row of five columns. */
    private static final Pattern EVENT_ROW = Pattern.compile("(?m)^\\| ((?:`\\w+`(?:, )?)+) (?:\\| [^|\\n]* ){4}\\|$");

    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/PUSH.md"));
    }

    private static Set<String> words(Pattern row) throws IOException {
        return row.matcher(page())
                .results()
                .flatMap(found -> WORD.matcher(found.group(1)).results())
                .map(word -> word.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> Set<String> labels(T[] values, Function<T, String> label) {
        return Arrays.stream(values).map(label).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void explainsEachReason() throws IOException {
        assertEquals(labels(PushReason.values(), PushReason::label), words(REASON));
    }

    @Test
    void listsEachEventForShopsOfTheSandbox() throws IOException {
        assertEquals(
                PushEventCatalog.events().stream()
                        .filter(event -> event.audience() == PushEvent.Audience.SHOP)
                        .map(PushEvent::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                words(EVENT_ROW));
    }

    @Test
    void namesEachOutcome() throws IOException {
        assertEquals(labels(PushOutcome.values(), PushOutcome::label), words(OUTCOMES));
    }

    @Test
    void showsTheEventOfItsMessage() throws IOException {
        JsonObject event = EVENT.matcher(page())
                .results()
                .map(block -> new JsonObject(block.group(1)))
                .filter(block -> block.containsKey("detail-type"))
                .findFirst()
                .orElseThrow();
        byte[] text = event.getJsonObject("detail").encode().getBytes(StandardCharsets.UTF_8);
        PushMessage message = PushMessage.parse(APP_ID, text, Instant.EPOCH).orElseThrow();

        assertEquals("wechat." + message.appId(), event.getString("source"));
        assertEquals(message.type(), event.getString("detail-type"));
        assertEquals(message.createdAt(), Instant.parse(event.getString("time")));
        assertEquals(JsonArray.of(message.id()), event.getJsonArray("resources"));
    }

    @Test
    void listsEachMetric() throws IOException {
        Set<String> metrics = Stream.concat(
                        Arrays.stream(PushOutcome.values())
                                .map(PushOutcome::metric)
                                .flatMap(Stream::ofNullable),
                        Stream.of("PushDuration"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(metrics, words(Pattern.compile("(?m)^\\| (.*`PushDuration`) \\| metrics")));
    }
}
