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
@Command(name = "rid")
final class RidCommand extends CliCommand {
    private static final String PATH = "/cgi-bin/openapi/rid/get";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    @Parameters(paramLabel = "RID", converter = NonBlank.class)
    private String rid = "";

    @Mixin
    private AppOption app = new AppOption();

    @Option(names = "--json")
    private boolean json;

    RidCommand(Terminal terminal) {
        super(terminal);
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
                .add(terminal.text("rid.time"), terminal.text("rid.took", time(request), request.getValue("costInMs")))
                .add(terminal.text("rid.address"), text(request, "clientIp"))
                .add("URL", text(request, "requestUrl"))
                .add(terminal.text("rid.request"), text(request, "requestBody"))
                .add(terminal.text("rid.response"), text(request, "responseBody"));
    }

    private String time(JsonObject request) {
        return request.getValue("invokeTime") instanceof Number seconds
                ? TIME.format(Instant.ofEpochSecond(seconds.longValue())
                        .atZone(terminal.timing().clock().getZone()))
                : terminal.text("rid.unknown");
    }

    private static String text(JsonObject request, String name) {
        Object value = request.getValue(name);
        return value == null || value.equals("") ? "–" : value.toString();
    }
}
