package io.cloudcall.tools.cli;

import io.cloudcall.call.Api;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code call}: makes one call of the catalog, or of an API by its path. */
@Command(
        name = "call",
        description = {
            "Make one cloud call and print its result.",
            "",
            "The result alone goes to standard output: indented on a terminal, byte for byte as Lambda returns "
                    + "it elsewhere.",
            "",
            "For instance:%n"
                    + "  ${ROOT-COMMAND-NAME} call logistics.getAllAccount%n"
                    + "  ${ROOT-COMMAND-NAME} call security.imgSecCheck --file media=photo.png%n"
                    + "  ${ROOT-COMMAND-NAME} call wxacode.getUnlimited --data '{\"scene\":\"a=1\"}'"
                    + " --output code.png%n"
                    + "  ${ROOT-COMMAND-NAME} call /cgi-bin/get_api_domain_ip --method GET --read",
            "",
            "Calls WeChat with the settings in the environment if WECHAT_APP_ID, WECHAT_ACCESS_TOKEN_URL, "
                    + "WECHAT_APPS_ARN or WECHAT_APPS is set: "
                    + "then config.json must permit the call. Otherwise calls a sandbox of its own, which permits "
                    + "every call and has keys of its own for signed ones."
        },
        exitCodeList = {
            "0:success",
            "1:an error payload",
            "2:misuse; also --output where the result has no bytes: it is printed then",
            "3:the result could not be written"
        })
final class CallCommand extends CliCommand {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "API",
            completionCandidates = ApiNames.class,
            description = "Its name, which ${ROOT-COMMAND-NAME} apis lists, or the path of any server API, such as "
                    + "/cgi-bin/get_api_domain_ip.")
    private String api = "";

    @Option(
            names = "--data",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "The data, a JSON object; @FILE reads it from a file, - from standard input.")
    private String data = "{}";

    @Mixin
    private AppOption app = new AppOption();

    @Option(
            names = "--file",
            paramLabel = "NAME=PATH",
            converter = FileOption.Converter.class,
            description = "A file as the parameter NAME. Its media type is that of the extension, or the one stated "
                    + "as in 'media=photo.bin;type=image/png'. May be given several times.")
    private List<FileOption> files = new ArrayList<>();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the bytes of the result, such as a picture, to FILE instead of printing it; - stands "
                    + "for standard output.")
    private @Nullable Path output;

    @Option(
            names = "--no-convert-case",
            description = "Leave keys as they are, both ways, for APIs whose own names are in camelCase.")
    private boolean keepCase;

    @ArgGroup(exclusive = false)
    private @Nullable PathOptions pathOptions;

    CallCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        byte[] event = event();
        if (output == null) {
            return invoke(event).print(terminal);
        }
        try (BinaryOutput destination = BinaryOutput.open(this, terminal, output)) {
            return destination.write(invoke(event));
        }
    }

    private byte[] event() throws IOException {
        FileParameters parameters = new FileParameters(this, terminal, api, files);
        JsonArgument read = JsonArgument.read(this, terminal, "--data", data);
        String event = "{\"openapi\":" + Json.encode(api) + ",\"data\":" + parameters.addTo(read, keepCase)
                + ",\"convertCase\":" + !keepCase + appField() + pathFields() + "}";
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        if (!files.isEmpty() && bytes.length > FileParameters.MAX_EVENT_BYTES) {
            throw parameters.tooLarge();
        }
        return bytes;
    }

    private String appField() {
        return app.appId() == null ? "" : ",\"appid\":\"" + app.appId() + "\"";
    }

    private String pathFields() throws IOException {
        if (pathOptions == null) {
            return "";
        }
        if (!Api.isPath(api)) {
            throw misuse("--method, --query and --read are for APIs by path: the catalog has those of " + api);
        }
        return pathOptions.toFields(this, terminal);
    }

    private FunctionResponse invoke(byte[] event) throws IOException {
        try (CliSettings settings = CliSettings.forCalls(this, terminal, app.named())) {
            Sandbox sandbox = settings.sandbox();
            return sandbox == null
                    ? InProcessFunction.invokeOnce(terminal, event, settings.toRouter())
                    : invoke(event, settings, sandbox);
        }
    }

    private FunctionResponse invoke(byte[] event, CliSettings settings, Sandbox sandbox) throws IOException {
        try (SinglePermission permission = SinglePermission.of(api)) {
            Map<String, String> router = permission.replaceIn(settings.toRouter());
            if (!SandboxKeys.areNeeded(api, router)) {
                return InProcessFunction.invokeOnce(terminal, event, router);
            }
            try (SandboxKeys keys = SandboxKeys.of(sandbox)) {
                return InProcessFunction.invokeOnce(terminal, event, keys.replaceIn(router));
            }
        }
    }
}
