package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.samples.SampleApi;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SandboxApisTest {

    private final SandboxApis apis = new SandboxApps(Clock.systemUTC(), "wx", "sandbox-app-secret")
            .first()
            .apis();

    /** A row whose path a family has is never used. */
    @Test
    void hasSamplesOfOtherPathsThanTheFamilies() throws Exception {
        List<String> paths = samples();

        assertTrue(paths.size() > 500);
        assertEquals(
                List.of(),
                paths.stream().filter(path -> !isSampled(path)).toList(),
                "a family has these paths: remove their rows from api-samples.jsonl");
    }

    private boolean isSampled(String path) {
        Endpoint endpoint = apis.route(path).orElseThrow().endpoint();
        return endpoint.getClass()
                == SampleApi.find(path).orElseThrow().endpoint().getClass();
    }

    private static List<String> samples() throws IOException {
        try (InputStream in = SampleApi.class.getResourceAsStream("api-samples.jsonl");
                BufferedReader rows =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return rows.lines()
                    .map(row -> new JsonObject(row).getString("path"))
                    .toList();
        }
    }
}
