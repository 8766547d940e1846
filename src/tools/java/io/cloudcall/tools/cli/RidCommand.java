package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code rid}: prints WeChat's record of a request. */
@Command(
        name = "rid",
        description = {
            "Show the request that WeChat refused with a rid.",
            "",
            "WeChat keeps a request for seven days, and shows it to the account that made it. Its access token, "
                    + "secrets, telephone numbers, senders and receivers are masked.",
            "",
            "On a terminal, prints a table in local time; elsewhere the JSON that the function returned, masked "
                    + "likewise.",
            "",
            "Calls WeChat with the settings in the environment if WECHAT_APP_ID, WECHAT_ACCESS_TOKEN_URL, "
                    + "WECHAT_APPS_ARN or WECHAT_APPS is set, "
                    + "whatever config.json permits; otherwise a sandbox of its own, which has "
                    + "61725984-6126f6f9-040f19c4."
        },
        exitCodeList = {"0:success", "1:an error payload", "2:misuse"})
final class RidCommand extends CliCommand {
    private static final String PATH = "/cgi-bin/openapi/rid/get";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final Terminal terminal;

    @Parameters(
            paramLabel = "RID",
            converter = NonBlank.class,
            description = "The id, from an errMsg (… rid: RID) or the field rid of a log line.")
    private String rid = "";

    @Mixin
    private AppOption app = new AppOption();

    @Option(names = "--json", description = "Print the JSON also on a terminal, in one line.")
    private boolean json;

    RidCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (CliSettings settings = CliSettings.forCalls(this, terminal, app.named())) {
            ManagementCall call = new ManagementCall(app.appId(), PATH, new JsonObject().put("rid", rid.strip()), true);
            FunctionResponse response = call.invoke(terminal, settings);
            if (response.isError()) {
                return response.print(terminal);
            }
            JsonObject result = RequestMask.of(settings.environment()).mask(new JsonObject(response.json()));
            print(result);
            terminal.checkOutput();
            return 0;
        }
    }

    private void print(JsonObject result) {
        if (json || !terminal.isInteractive()) {
            terminal.out().println(result.encode());
        } else {
            table(result.getJsonObject("request", new JsonObject())).print(terminal);
        }
    }

    private PropertyTable table(JsonObject request) {
        return new PropertyTable()
                .add("rid", rid.strip())
                .add("time", time(request) + ", took " + request.getValue("costInMs") + " ms")
                .add("client address", text(request, "clientIp"))
                .add("URL", text(request, "requestUrl"))
                .add("request", text(request, "requestBody"))
                .add("response", text(request, "responseBody"));
    }

    private String time(JsonObject request) {
        return request.getValue("invokeTime") instanceof Number seconds
                ? TIME.format(Instant.ofEpochSecond(seconds.longValue())
                        .atZone(terminal.timing().clock().getZone()))
                : "unknown";
    }

    private static String text(JsonObject request, String name) {
        Object value = request.getValue(name);
        return value == null || value.equals("") ? "–" : value.toString();
    }
}
