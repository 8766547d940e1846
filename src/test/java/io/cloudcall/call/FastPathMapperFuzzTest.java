package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.JavaScriptModel.Members;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Compares the fast path with the general conversion, on the same random responses in every run. */
class FastPathMapperFuzzTest {
    private static final long SEED = 20261124L;
    private static final int BODIES = 10_000;
    private static final String ACCOUNTS = accounts();
    private static final byte[] TOKENS =
            "{}[]:,\"\\u_aA09-.eE+ntf\u0000\n \u00ed\u00a0\u00e6\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    private static final List<RecordedCase> RECORDED = RecordedCase.all();

    private final Random random = new Random(SEED);

    @Test
    void agreesOnTheRecordedResponses() {
        RECORDED.forEach(recorded -> Conversions.checkFastPath(bytes(recorded.body())));
    }

    @Test
    void agreesOnHostileResponses() {
        MalformedResponseGenerator responses = new MalformedResponseGenerator(random);
        agreeOnAll(() -> bytes(responses.next()), BODIES / 100);
    }

    @Test
    void agreesOnMildResponses() {
        PlainResponseGenerator responses = new PlainResponseGenerator(random);
        agreeOnAll(responses::next, BODIES / 2);
    }

    @Test
    void agreesOnMutatedMildResponses() {
        PlainResponseGenerator responses = new PlainResponseGenerator(random);
        agreeOnAll(() -> mutated(responses.next()), BODIES / 10);
    }

    @Test
    void agreesOnMutatedAccounts() {
        agreeOnAll(() -> mutated(bytes(ACCOUNTS)), BODIES / 10);
    }

    @Test
    void agreesOnMutatedRecordings() {
        agreeOnAll(
                () -> mutated(
                        bytes(RECORDED.get(random.nextInt(RECORDED.size())).body())),
                BODIES / 100);
    }

    @Property(tries = 2_000)
    void agreesOnCollidingKeys(@ForAll("objects") Members body) {
        Conversions.checkFastPath(bytes(JavaScriptModel.write(body)));
    }

    @Provide
    static Arbitrary<Members> objects() {
        return ResponseBodies.objects();
    }

    private static void agreeOnAll(Supplier<byte[]> bodies, int fewestPlain) {
        int plain = 0;
        for (int i = 0; i < BODIES; i++) {
            plain += Conversions.checkFastPath(bodies.get()) ? 1 : 0;
        }
        int count = plain;
        assertTrue(count >= fewestPlain, () -> "only " + count + " plain responses of seed " + SEED);
    }

    /** With up to three bytes replaced, inserted or left out, or cut off. */
    private byte[] mutated(byte[] body) {
        byte[] mutated = body;
        for (int i = random.nextInt(1, 4); i > 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            int rest = at + random.nextInt(2);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(mutated, 0, at);
            if (random.nextInt(3) > 0) {
                out.write(random.nextBoolean() ? random.nextInt(256) : TOKENS[random.nextInt(TOKENS.length)]);
            }
            out.write(mutated, rest, random.nextInt(20) == 0 ? 0 : mutated.length - rest);
            mutated = out.toByteArray();
        }
        return mutated;
    }

    private static String accounts() {
        try {
            return "{\"count\":5,\"list\":"
                    + Files.readString(
                            Path.of("src/tools/resources/io/cloudcall/tools/sandbox/logistics/accounts.json"))
                    + "}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
