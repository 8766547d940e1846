package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Random responses, the same ones in every run. */
class ResponseMapperFuzzTest {
    private static final long SEED = 20261124L;
    private static final int BODIES = 8_000;
    private static final List<String> TYPES = Arrays.asList(
            null,
            "",
            "application/json",
            "application/json; encoding=utf-8",
            "text/plain",
            "TEXT/PLAIN",
            "image/png",
            "text/html",
            "application/x+json",
            ";",
            "\u00a0\ufeff",
            "application/json\ud800");
    private static final int[] STATUSES = {200, 200, 200, 200, 204, 299, 199, 302, 404, 500, -1};
    private static final byte[] TOKENS = "{}[]:,\"\\u_aA0-.eE+ntf\u0000\n ".getBytes(StandardCharsets.UTF_8);

    private static final List<RecordedCase> RECORDED = RecordedCase.all();

    private final Random random = new Random(SEED);

    @Test
    void readsArbitraryBytes() {
        readAll(this::arbitraryBytes);
    }

    @Test
    void readsArbitraryTokens() {
        readAll(this::arbitraryTokens);
    }

    @Test
    void readsBrokenRecordings() {
        readAll(this::brokenRecording);
    }

    @Test
    void readsHostileResponses() {
        MalformedResponseGenerator responses = new MalformedResponseGenerator(random);
        readAll(() -> bytes(responses.next()));
    }

    private void readAll(Supplier<byte[]> bodies) {
        for (int i = 0; i < BODIES; i++) {
            check(i, response(bodies.get()));
        }
    }

    private ApiResponse response(byte[] body) {
        return new ApiResponse(
                STATUSES[random.nextInt(STATUSES.length)], TYPES.get(random.nextInt(TYPES.size())), body);
    }

    private static void check(int number, ApiResponse response) {
        CallResult result = ResponseGenerator.read(response);
        JsonAssertions.check(result.json());
        boolean contractual = result.isError() ? isError(result, response.isSuccessful()) : isSuccess(result);
        assertTrue(contractual, () -> "body " + number + " of seed " + SEED + ": " + result.json());
    }

    private static boolean isSuccess(CallResult result) {
        return result.errMsg().equals("openapi.logistics.getAllAccount:ok")
                && result.json().contains("\"errMsg\":\"openapi.logistics.getAllAccount:ok\"")
                && result.json().contains("\"errCode\":0")
                && result.errCode().equals(JsonNumber.of(0));
    }

    private static boolean isError(CallResult result, boolean isSuccessful) {
        if (result.json().equals(PlatformError.SYSTEM_ERROR.result().json())) {
            return !isSuccessful;
        }
        String errCode = JsonWriter.stringify(result.errCode());
        String errMsg = JsonWriter.stringify(new JsonString(result.errMsg()));
        return result.errMsg().startsWith("openapi.logistics.getAllAccount:fail ")
                && result.json().equals("{\"errCode\":" + errCode + ",\"errMsg\":" + errMsg + "}");
    }

    private byte[] arbitraryBytes() {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] arbitraryTokens() {
        byte[] bytes = new byte[random.nextInt(24)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = TOKENS[random.nextInt(TOKENS.length)];
        }
        return bytes;
    }

    private byte[] brokenRecording() {
        byte[] body = bytes(RECORDED.get(random.nextInt(RECORDED.size())).body());
        for (int i = random.nextInt(4); i > 0 && body.length > 0; i--) {
            body = mutated(body, random.nextInt(body.length));
        }
        return body;
    }

    private byte[] mutated(byte[] body, int at) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(body, at);
            case 1 -> replaced(body, at, (byte) random.nextInt(256));
            case 2 -> replaced(body, at, TOKENS[random.nextInt(TOKENS.length)]);
            default -> repeated(body, at);
        };
    }

    private static byte[] replaced(byte[] body, int at, byte by) {
        body[at] = by;
        return body;
    }

    private byte[] repeated(byte[] body, int at) {
        System.arraycopy(body, at, body, random.nextInt(at + 1), body.length - at);
        return body;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
