package io.cloudcall.tools.cli;

import io.cloudcall.CloudFunction;
import io.cloudcall.wechat.Timing;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Serves the function over HTTP. */
final class ServeCommand implements Command {

    @Override
    public String help() {
        return """
                Usage: ./cloudcall serve [--port N]

                Serves the function over HTTP on the loopback interface until Ctrl-C, as an API gateway with an HTTP API
                does, and prints where. Log lines go to standard error.

                Calls WeChat with the settings in the environment if WECHAT_APP_ID or WECHAT_ACCESS_TOKEN_URL is
                set, otherwise a sandbox of its own.

                  --port N   listen on port N; a free one if it is left out
                """;
    }

    @Override
    public int run(Terminal terminal, List<String> options) throws IOException, InterruptedException {
        int port = port(options);
        try (CliSettings settings = CliSettings.of(terminal);
                CloudFunction function = new CloudFunction(settings.environment(), Timing.system());
                LocalHttpApi front = start(function, terminal, port)) {
            terminal.out()
                    .print("Serving until Ctrl-C. In another terminal, call the function with:\n\n  curl " + front.url()
                            + "\n");
            terminal.out().flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static int port(List<String> options) {
        int port = 0;
        for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (!option.equals("--port")) {
                throw new UsageException("serve has no option " + option);
            }
            port = Port.of(rest);
        }
        return port;
    }

    private static LocalHttpApi start(CloudFunction function, Terminal terminal, int port) {
        try {
            return LocalHttpApi.start(function, terminal.err(), port);
        } catch (IOException taken) {
            throw new UsageException("cannot listen on that port: another program may have taken it");
        }
    }
}
