package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./cloudcall} with streams that are kept, and a clock that stands at noon of 1 March 2026 in China until a test
 * advances it.
 */
public final class CommandUnderTest {
    /** The exit code where no further wait is foreseen. */
    static final int INTERRUPTED = 130;

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T04:00:00Z"));
    private final Clock chinese = clock.withZone(ZoneId.of("Asia/Shanghai"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private final Runnable[] whileWaiting;
    private byte[] in = {};
    private int waits;

    /** @param whileWaiting what happens in each wait; the one after the last is interrupted */
    public CommandUnderTest(Runnable... whileWaiting) {
        this.whileWaiting = whileWaiting;
    }

    CommandUnderTest set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    CommandUnderTest onTerminal(String columns) {
        return set("CLOUDCALL_PRETTY", "true").set("COLUMNS", columns).set("TERM", "xterm");
    }

    /** Makes standard input and error a terminal, on which {@code line} is typed. */
    CommandUnderTest answering(String line) {
        in = line.getBytes(StandardCharsets.UTF_8);
        return set("CLOUDCALL_PROMPT", "true");
    }

    public CommandUnderTest against(Sandbox sandbox) {
        return set("WECHAT_APP_ID", sandbox.appId())
                .set("WECHAT_APP_SECRET", sandbox.appSecret())
                .set("WECHAT_API_BASE_URL", sandbox.baseUrl());
    }

    /** Sets all settings that point at the sandbox, which has several apps. */
    CommandUnderTest withSettingsOf(Sandbox sandbox) {
        sandbox.settings().forEach(this::set);
        return this;
    }

    public int run(String line) throws Exception {
        return run(line, out);
    }

    /** As where the reader of a pipe has ended. */
    int runIntoNothing(String line) throws Exception {
        return run(line, new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
    }

    int run(List<String> args) throws Exception {
        return run(args, out);
    }

    private int run(String line, OutputStream output) throws Exception {
        return run(List.of(line.split(" ")), output);
    }

    Terminal terminal() {
        return terminal(out);
    }

    private Terminal terminal(OutputStream output) {
        return new Terminal(
                new ByteArrayInputStream(in),
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                new Timing(chinese, () -> 0, this::waitFor));
    }

    private int run(List<String> args, OutputStream output) throws Exception {
        try {
            return Main.run(terminal(output), args);
        } finally {
            Thread.interrupted();
        }
    }

    private void waitFor(long millis) throws InterruptedException {
        if (waits == whileWaiting.length) {
            throw new InterruptedException("as by Ctrl-C");
        }
        whileWaiting[waits++].run();
        clock.advance(Duration.ofMillis(millis));
    }

    byte[] outBytes() {
        return out.toByteArray();
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
