package io.cloudcall;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.WeChatError;
import io.cloudcall.functional.SandboxExtension;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of docs/SHIPPING.md. */
class DocumentedShippingTest {
    private static final Pattern EVENT = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WITH_ADVICE = Pattern.compile("(?m)^\\| (\\d{8,9}) \\* \\|");

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/SHIPPING.md"));
    }

    @Test
    void showsTheEventOfTheFile() throws IOException {
        JsonObject event = EVENT.matcher(page())
                .results()
                .map(block -> new JsonObject(block.group(1)))
                .findFirst()
                .orElseThrow();

        assertEquals(new JsonObject(Files.readString(Path.of("events/router-ship-order.json"))), event);
        assertResult(sandbox.router().invoke(event.encode())).isOk("wxa.sec.order.uploadShippingInfo");
    }

    @Test
    void marksTheErrorsWithAdvice() throws IOException {
        Set<Integer> advised = Arrays.stream(WeChatError.values())
                .filter(error -> !error.hint().isEmpty())
                .map(WeChatError::errcode)
                .filter(code -> code / 10_000 == 1006 || code / 1_000_000 == 268)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                advised,
                WITH_ADVICE
                        .matcher(page())
                        .results()
                        .map(row -> Integer.valueOf(row.group(1)))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
