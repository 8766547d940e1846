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
@Command(
        name = "invoke",
        description = {
            "Answer one event and print the result.",
            "",
            "The result alone goes to standard output: indented on a terminal, byte for byte as Lambda returns "
                    + "it elsewhere. "
                    + "Log lines go to standard error.",
            "",
            "Calls WeChat with the settings in the environment if WECHAT_APP_ID, WECHAT_ACCESS_TOKEN_URL, "
                    + "WECHAT_APPS_ARN or WECHAT_APPS is set, "
                    + "otherwise a sandbox of its own."
        },
        exitCodeList = {"0:success", "1:an error payload", "2:misuse"})
final class InvokeCommand extends CliCommand {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "EVENT_FILE",
            description = "The file with the event, - for standard input; {} if it is left out.")
    private @Nullable Path file;

    @Option(
            names = "--appid",
            paramLabel = "APPID",
            converter = AppIdConverter.class,
            description = "Add the AppID to the event, which has to be a router's. A sandbox of the command's own gets "
                    + "the app.")
    private @Nullable String appId;

    InvokeCommand(Terminal terminal) {
        this.terminal = terminal;
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

    /** The sandbox of this command's own has the apps that the option names, not those of the event. */
    private void printMissingApp(CliSettings settings, byte[] event) {
        Sandbox sandbox = settings.sandbox();
        if (sandbox != null) {
            RouterEvent.findAppId(event)
                    .filter(named -> !sandbox.appIds().contains(named))
                    .ifPresent(named -> terminal.err()
                            .println("cloudcall: the sandbox has no app " + named + ": --appid " + named + " adds it"));
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
            throw misuse("cannot read the event file " + file);
        }
        return Files.readAllBytes(file);
    }
}
