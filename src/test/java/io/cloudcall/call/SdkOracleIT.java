package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.LenientJsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** Compares with wx-server-sdk itself. */
@Tag("sdk")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SdkOracleIT {
    private static final int CASES = Integer.getInteger("sdk.cases", 20_000);
    private static final int REQUESTS = Integer.getInteger("sdk.requests", 10_000);
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

        List<String> theirs = new SdkOracle(folder)
                .run("oracle.js", cases.stream().map(Case::line).toList());

        for (int i = 0; i < CASES; i++) {
            assertEquals(theirs.get(i), cases.get(i).ours(), "seed " + SEED + ", case " + i + ": " + cases.get(i));
        }
    }

    @Test
    void sendsWhatTheSdkHandsOver(@TempDir Path settings) throws IOException, InterruptedException {
        Random random = new Random(SEED);
        SdkRequestGenerator generator = new SdkRequestGenerator(random);
        List<GeneratedRequest> requests =
                Stream.generate(generator::next).limit(REQUESTS).toList();

        List<String> theirs = new SdkOracle(folder)
                .run(
                        "requests.js",
                        requests.stream().map(GeneratedRequest::sdkEvent).toList());

        try (RequestComparison comparison = new RequestComparison(settings)) {
            for (int i = 0; i < REQUESTS; i++) {
                comparison.compare("seed " + SEED + ", case " + i, requests.get(i), SdkPair.parse(theirs.get(i)));
            }
            comparison.assertMostAreCompared();
        }
    }

    private static String type(Random random) {
        return random.nextInt(4) == 0 ? TYPES.get(random.nextInt(TYPES.size())) : TYPES.get(0);
    }
}
