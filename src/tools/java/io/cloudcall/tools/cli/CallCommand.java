package io.cloudcall.tools.cli;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code call}: makes one call of the catalog. */
@Command(
        name = "call",
        description = {
            "Make one cloud call and print its result.",
            "",
            "The result alone goes to standard output: indented on a terminal, byte for byte as Lambda returns "
                    + "it elsewhere.",
            "",
            "For instance: ./cloudcall call logistics.getAllAccount",
            "",
            "Calls WeChat with the settings in the environment if WECHAT_APP_ID or WECHAT_ACCESS_TOKEN_URL is set, "
                    + "otherwise a sandbox of its own, which knows the logistics family."
        },
        exitCodeList = {"0:success", "1:an error payload", "2:misuse"})
final class CallCommand extends CliCommand {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "API",
            completionCandidates = ApiNames.class,
            description = "Its name; ./cloudcall apis lists them, and config.json must permit it.")
    private String api = "";

    @Option(
            names = "--data",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "The data, a JSON object; @FILE reads it from a file, - from standard input.")
    private String data = "{}";

    @Option(
            names = "--no-convert-case",
            description = "Leave keys as they are, both ways, for APIs whose own names are in camelCase.")
    private boolean keepCase;

    CallCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String event =
                "{\"openapi\":" + Json.encode(api) + ",\"data\":" + readData() + ",\"convertCase\":" + !keepCase + "}";
        try (CliSettings settings = CliSettings.of(terminal)) {
            return InProcessFunction.invokeOnce(terminal, event.getBytes(StandardCharsets.UTF_8), settings.toRouter());
        }
    }

    private String readData() throws IOException {
        String text = readText();
        try {
            if (StrictJsonParser.parseWellFormed(text.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject) {
                return text;
            }
            throw misuse("--data is JSON, but not an object");
        } catch (JsonParseException e) {
            throw misuse("--data is not JSON, " + e.getMessage());
        }
    }

    private String readText() throws IOException {
        if (data.equals("-")) {
            return new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!data.startsWith("@")) {
            return data;
        }
        Path file = Path.of(data.substring(1));
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw misuse("cannot read the data file " + file);
        }
        return Files.readString(file);
    }
}
