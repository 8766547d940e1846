package io.cloudcall.tools.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Invokes the function in this process. */
final class InvokeCommand implements Command {
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
        try (CliSettings settings = CliSettings.of(terminal)) {
            return InProcessFunction.invokeOnce(terminal, event, settings.environment());
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
}
