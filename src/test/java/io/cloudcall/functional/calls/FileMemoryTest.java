package io.cloudcall.functional.calls;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.tools.sandbox.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bytes that an invocation with a picture allocates on its thread: more than it needs at once, and the same each
 * time. docs/DECISIONS.md has the peaks (Uploads).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileMemoryTest {
    private static final int PICTURE_BYTES = 1 << 20;

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router;
    private final byte[] picture = new byte[PICTURE_BYTES];

    FileMemoryTest(@TempDir Path folder) {
        router = sandbox.function(RouterSettings.permittingAll(folder));
        new Random(1).nextBytes(picture);
    }

    @Test
    void ofABufferIsLittleMoreThanItsBytes() throws IOException {
        StringBuilder numbers = new StringBuilder();
        for (byte b : picture) {
            numbers.append(numbers.isEmpty() ? "" : ",").append(b & 0xFF);
        }

        assertAllocates(2, "{\"type\":\"Buffer\",\"data\":[" + numbers + "]}");
    }

    /** The text twice while it is read, 1.3 bytes a byte each, its pieces twice, and the bytes. */
    @Test
    void ofBase64IsThatOfItsText() throws IOException {
        assertAllocates(9, '"' + Base64.getEncoder().encodeToString(picture) + '"');
    }

    private void assertAllocates(int bytesPerByte, String value) throws IOException {
        byte[] event = ("{\"openapi\":\"security.imgSecCheck\",\"data\":{\"media\":{\"contentType\":\"image/png\","
                        + "\"value\":" + value + "}}}")
                .getBytes(StandardCharsets.UTF_8);
        allocatedBy(event);
        assertAtMost(bytesPerByte, allocatedBy(event));
    }

    /** A Buffer in JSON has 3.6 bytes a byte. */
    @Test
    void ofAPictureThatComesBackIsThatOfItsJson() throws IOException {
        byte[] event = "{\"openapi\":\"wxacode.get\",\"data\":{\"path\":\"a\"}}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++) {
            sandbox.faults().next("/wxa/getwxacode", Fault.respond(200, "image/png", picture));
        }
        allocatedBy(event);
        assertAtMost(4, allocatedBy(event));
    }

    private long allocatedBy(byte[] event) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(thread);
        PrintStream log = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        LocalLambdaContext context = new LocalLambdaContext(
                log, new ByteArrayOutputStream(), Duration.ofSeconds(30), InstantSource.system());
        router.function().handleRequest(new ByteArrayInputStream(event), OutputStream.nullOutputStream(), context);
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    private static void assertAtMost(int bytesPerByte, long allocated) {
        assertTrue(allocated <= (long) bytesPerByte * PICTURE_BYTES, () -> allocated + " bytes");
    }
}
