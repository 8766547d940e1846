package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code invoke}: invokes the function in this process. */
@Command(name = "invoke")
final class InvokeCommand extends CliCommand {
    @Parameters(arity = "0..1", paramLabel = "EVENT_FILE")
    private @Nullable Path file;

    @Option(names = "--appid", paramLabel = "APPID", converter = AppIdConverter.class)
    private @Nullable String appId;

    InvokeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        byte[] event = event();
        try (CliSettings settings = CliSettings.of(terminal, appId == null ? List.of() : List.of(appId))) {
            printMissingApp(settings, event);
            return InProcessFunction.invokeOnce(terminal, event, settings.environment())
                    .print(terminal);
        }
    }

    /** Reports an app that only the event names: the sandbox of this command's own has the option's apps. */
    private void printMissingApp(CliSettings settings, byte[] event) {
        Sandbox sandbox = settings.sandbox();
        if (sandbox != null) {
            RouterEvent.findAppId(event)
                    .filter(named -> !sandbox.appIds().contains(named))
                    .ifPresent(named -> terminal.printError("invoke.no-app", named));
        }
    }

    private byte[] event() throws IOException {
        if (appId != null) {
            CliSettings.requireRouter(this, terminal);
        }
        byte[] event = file == null ? new byte[0] : read(file);
        return appId == null ? event : RouterEvent.withAppId(this, event, appId);
    }

    private byte[] read(Path file) throws IOException {
        if (file.equals(Path.of("-"))) {
            return terminal.in().readAllBytes();
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw misuse("invoke.unreadable", file);
        }
        return Files.readAllBytes(file);
    }
}
