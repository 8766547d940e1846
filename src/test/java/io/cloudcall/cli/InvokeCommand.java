package io.cloudcall.cli;

import io.cloudcall.CloudFunction;
import io.cloudcall.runtime.LocalContext;
import io.cloudcall.wechat.Timing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Invokes the function in this process. */
final class InvokeCommand implements Command {
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
        try (Settings settings = Settings.of(terminal)) {
            return invoke(terminal, event, settings.environment());
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
