package io.cloudcall.cli;

import io.cloudcall.CloudFunction;
import io.cloudcall.runtime.LocalContext;
import io.cloudcall.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invokes the function in this process. */
final class InvokeCommand implements Command {
    /** Settings of a real account, or of a central token service that knows one. */
    private static final List<String> REAL = List.of("WECHAT_APP_ID", "WECHAT_ACCESS_TOKEN_URL");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Override
    public String help() {
        return """
                Usage: ./cloudcall invoke [EVENT_FILE]

                Answers the event in EVENT_FILE (- for standard input; {} if there is none) and prints the result, and
                nothing else, on standard output: indented on a terminal, byte for byte as Lambda returns it elsewhere.
                Log lines go to standard error.

                Calls WeChat with the settings in the environment if WECHAT_APP_ID or WECHAT_ACCESS_TOKEN_URL is
                set, otherwise a sandbox of its own.

                Exit code: 0 for a success, 1 for an error payload, 2 for misuse.
                """;
    }

    @Override
    public int run(Terminal terminal, List<String> options) throws IOException {
        if (options.size() > 1) {
            throw new UsageException("invoke takes one event file, not " + options.size());
        }
        byte[] event = options.isEmpty() ? new byte[0] : read(terminal, options.get(0));
        for (String real : REAL) {
            if (!terminal.environment().getOrDefault(real, "").isBlank()) {
                terminal.err().println("cloudcall: calling WeChat, since " + real + " is set");
                return invoke(terminal, event, terminal.environment());
            }
        }
        terminal.err().println("cloudcall: calling a sandbox, since WECHAT_APP_ID is not set");
        try (Sandbox sandbox = Sandbox.builder().start()) {
            return invoke(terminal, event, pointedAt(sandbox, terminal.environment()));
        }
    }

    private static byte[] read(Terminal terminal, String file) throws IOException {
        if (file.equals("-")) {
            return terminal.in().readAllBytes();
        }
        if (file.startsWith("-")) {
            throw new UsageException("invoke has no option " + file);
        }
        if (!Files.isReadable(Path.of(file)) || Files.isDirectory(Path.of(file))) {
            throw new UsageException("cannot read the event file " + file);
        }
        return Files.readAllBytes(Path.of(file));
    }

    private static Map<String, String> pointedAt(Sandbox sandbox, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("WECHAT_APP_ID", sandbox.appId());
        settings.put("WECHAT_APP_SECRET", sandbox.appSecret());
        settings.put("WECHAT_API_BASE_URL", sandbox.baseUrl());
        return settings;
    }

    private static int invoke(Terminal terminal, byte[] event, Map<String, String> settings) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (CloudFunction function = new CloudFunction(settings, Timing.system())) {
            function.handleRequest(new ByteArrayInputStream(event), result, new LocalContext(terminal.err(), TIMEOUT));
        }
        String json = result.toString(StandardCharsets.UTF_8);
        Result answer = new Result(json);
        terminal.out().println(terminal.isForEyes() ? answer.indented() : json);
        if (terminal.out().checkError()) {
            throw new IOException("cannot write the result to the standard output");
        }
        return answer.failed() ? 1 : 0;
    }
}
