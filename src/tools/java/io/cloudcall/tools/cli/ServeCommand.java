package io.cloudcall.tools.cli;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.cloudcall.CloudFunction;
import io.cloudcall.wechat.Timing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code serve}: serves the function over HTTP. */
@Command(
        name = "serve",
        description = {
            "Serve the function over HTTP until Ctrl-C.",
            "",
            "Listens on the loopback interface, as an API gateway with an HTTP API does, and prints where. Log "
                    + "lines go to "
                    + "standard error.",
            "",
            "With --push also serves WeChat's message push below /push, and prints each event that reaches its bus, "
                    + "which is one of the command's own unless WECHAT_PUSH_BUS names another; its keys are those of "
                    + "WECHAT_PUSH_KEYS or WECHAT_PUSH_ARN, otherwise the sandbox's. A sandbox of the command's own "
                    + "pushes what happens in it.",
            "",
            "Takes requests whose Host is 127.0.0.1, localhost or [::1], and none of web pages, which have an Origin: "
                    + "those are answered by 403.",
            "",
            "Calls WeChat with the settings in the environment if WECHAT_APP_ID, WECHAT_ACCESS_TOKEN_URL, "
                    + "WECHAT_APPS_ARN or WECHAT_APPS is set, "
                    + "otherwise a sandbox of its own."
        })
final class ServeCommand extends CliCommand {
    private final Terminal terminal;

    @Option(
            names = "--appid",
            paramLabel = "APPID",
            converter = AppIdConverter.class,
            description = "Also print the URL of an app's calls, below /apps/APPID, which the function has to be a "
                    + "router for. May be given several times. A sandbox of the command's own gets the apps.")
    private List<String> appIds = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = WholeNumber.Port.class,
            description = "Listen on port N; if it is left out, on a free one, or on 8081 with --push.")
    private int port;

    @Option(names = "--push", description = "Serve message push too, and print each event that arrives.")
    private boolean push;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!appIds.isEmpty()) {
            CliSettings.requireRouter(this, terminal);
        }
        try (CliSettings settings = CliSettings.of(terminal, appIds);
                CloudFunction function = new CloudFunction(settings.environment(), Timing.system())) {
            if (push) {
                servePushes(settings, function);
            } else {
                serve(path -> function, "", () -> {});
            }
        }
        return 0;
    }

    private void servePushes(CliSettings settings, CloudFunction function) throws InterruptedException {
        PushSettings pushSettings = PushSettings.of(settings);
        PushUrl url = PushUrl.local(port == 0 ? PushUrl.DEFAULT_PORT : port);
        port = url.uri().getPort();
        try (LocalPushes pushes = new LocalPushes(terminal, pushSettings.environment())) {
            serve(
                    path -> path.startsWith(url.uri().getPath()) ? pushes.function() : function,
                    pushSettings.commands(url, appIds),
                    () -> pushSettings.pushTo(url));
        }
    }

    private void serve(Function<String, RequestStreamHandler> functions, String hints, Runnable whenServing)
            throws InterruptedException {
        try (LocalHttpApi api = start(functions)) {
            whenServing.run();
            terminal.out()
                    .print("Serving until Ctrl-C. In another terminal, call the function with:\n\n"
                            + commands(api.url()) + hints);
            terminal.out().flush();
            new CountDownLatch(1).await();
        }
    }

    private String commands(String url) {
        return appIds.isEmpty()
                ? "  curl " + url + "\n"
                : appIds.stream()
                        .distinct()
                        .map(appId -> "  curl " + url + "apps/" + appId + "/openapi/logistics.getAllAccount\n")
                        .collect(Collectors.joining());
    }

    private LocalHttpApi start(Function<String, RequestStreamHandler> functions) {
        try {
            return LocalHttpApi.start(functions, terminal.err(), port);
        } catch (IOException e) {
            throw misuse("cannot listen on that port: another program may have taken it");
        }
    }
}
