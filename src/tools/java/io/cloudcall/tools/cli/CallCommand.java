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
@Command(name = "call")
final class CallCommand extends CliCommand {
    @Parameters(paramLabel = "API", completionCandidates = ApiNames.class)
    private String api = "";

    @Option(names = "--data", paramLabel = "JSON", defaultValue = "{}")
    private String data = "{}";

    @Mixin
    private AppOption app = new AppOption();

    @Option(names = "--file", paramLabel = "NAME=PATH", converter = FileOption.Converter.class)
    private List<FileOption> files = new ArrayList<>();

    @Option(names = "--output", paramLabel = "FILE")
    private @Nullable Path output;

    @Option(names = "--no-convert-case")
    private boolean keepCase;

    @ArgGroup(exclusive = false)
    private @Nullable PathOptions pathOptions;

    CallCommand(Terminal terminal) {
        super(terminal);
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
            throw misuse("call.named", api);
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
