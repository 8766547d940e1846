package io.cloudcall.tools.cli;

import io.cloudcall.call.FunctionTarget;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;

/** The command {@code demo}: runs a scenario against a sandbox, regardless of the environment. */
@Command(name = "demo")
final class DemoCommand extends CliCommand {
    DemoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        MockClock clock = MockClock.at(Instant.now());
        Timing timing = new Timing(clock, RandomGenerator.getDefault(), Thread::sleep);
        try (Sandbox sandbox = Sandbox.builder().clock(clock).start();
                InProcessFunction function =
                        new InProcessFunction(terminal.messages(), settings(sandbox), timing, terminal.err())) {
            PrintingListener listener = new PrintingListener(function, clock, terminal);
            new DemoScenario(clock, listener).run();
            return listener.failed ? 1 : 0;
        }
    }

    private static Map<String, String> settings(Sandbox sandbox) {
        return Map.of(
                "WECHAT_APP_ID", sandbox.appId(),
                "WECHAT_APP_SECRET", sandbox.appSecret(),
                "WECHAT_API_BASE_URL", sandbox.baseUrl(),
                "CLOUD_CALL_API", FunctionTarget.Router.NAME);
    }

    /** A listener that makes the calls, and prints each with its result. */
    private static final class PrintingListener implements DemoScenario.DemoListener {
        private static final int MAX_LENGTH = 700;

        private final InProcessFunction function;
        private final MockClock clock;
        private final Terminal terminal;
        private boolean failed;

        PrintingListener(InProcessFunction function, MockClock clock, Terminal terminal) {
            this.function = function;
            this.clock = clock;
            this.terminal = terminal;
        }

        @Override
        public JsonObject call(String api, String title, String event) throws IOException {
            FunctionResponse result = function.invoke(event.getBytes(StandardCharsets.UTF_8));
            failed |= result.isError();
            PrintStream out = terminal.out();
            out.println("cloud.openapi." + api + "  " + title);
            out.println("  > " + truncate(event));
            out.println("  < " + truncate(result.json()));
            out.println();
            return new JsonObject(result.json());
        }

        private static String truncate(String text) {
            return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        }

        @Override
        public void anHourLater() {
            clock.advance(Duration.ofHours(1));
            terminal.out().println(terminal.text("demo.hour"));
            terminal.out().println();
        }
    }
}
