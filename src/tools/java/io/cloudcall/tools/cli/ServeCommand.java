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
@Command(name = "serve")
final class ServeCommand extends CliCommand {
    @Option(names = "--appid", paramLabel = "APPID", converter = AppIdConverter.class)
    private List<String> appIds = new ArrayList<>();

    @Option(names = "--port", paramLabel = "N", converter = WholeNumber.Port.class)
    private int port;

    @Option(names = "--push")
    private boolean push;

    ServeCommand(Terminal terminal) {
        super(terminal);
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
                    pushSettings.commands(terminal.messages(), url, appIds),
                    () -> pushSettings.pushTo(url));
        }
    }

    private void serve(Function<String, RequestStreamHandler> functions, String hints, Runnable whenServing)
            throws InterruptedException {
        try (LocalHttpApi api = start(functions)) {
            whenServing.run();
            terminal.out().print(terminal.text("serve.serving") + "\n\n" + commands(api.url()) + hints);
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
            throw misuse("serve.port");
        }
    }
}
