package io.cloudcall.tools.cli;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Makes one call of the catalogue. */
final class CallCommand implements Command {

    @Override
    public String help() {
        return """
                Usage: ./cloudcall call API [--data JSON] [--no-convert-case]

                Makes one cloud call and prints its result, and nothing else, on standard output: indented on a terminal, byte
                for byte as Lambda returns it elsewhere. ./cloudcall apis lists the APIs; config.json must permit the one.

                  --data JSON         the call's data, a JSON object; @FILE reads it from a file, - from standard input
                  --no-convert-case   leave keys as they are, both ways, for APIs whose own names are in camelCase

                For instance: ./cloudcall call logistics.getAllAccount

                Calls WeChat with the settings in the environment if WECHAT_APP_ID or WECHAT_ACCESS_TOKEN_URL is
                set, otherwise a sandbox of its own, which knows the logistics family.

                Exit code: 0 for a success, 1 for an error payload, 2 for misuse.
                """;
    }

    @Override
    public int run(Terminal terminal, List<String> options) throws IOException {
        String api = null;
        String data = "{}";
        boolean convertsCase = true;
        for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--data")) {
                data = data(terminal, rest);
            } else if (option.equals("--no-convert-case")) {
                convertsCase = false;
            } else if (option.startsWith("-") || api != null) {
                throw new UsageException("call does not know what " + option + " is");
            } else {
                api = option;
            }
        }
        if (api == null) {
            throw new UsageException("call takes the name of an API");
        }
        String event =
                "{\"openapi\":" + Json.encode(api) + ",\"data\":" + data + ",\"convertCase\":" + convertsCase + "}";
        try (CliSettings settings = CliSettings.of(terminal)) {
            return InProcessFunction.invokeOnce(terminal, event.getBytes(StandardCharsets.UTF_8), settings.asRouter());
        }
    }

    private static String data(Terminal terminal, Iterator<String> rest) throws IOException {
        if (!rest.hasNext()) {
            throw new UsageException("--data takes a JSON object");
        }
        String text = text(terminal, rest.next());
        try {
            if (StrictJsonParser.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject) {
                return text;
            }
            throw new UsageException("--data is JSON, but not an object");
        } catch (JsonParseException notJson) {
            throw new UsageException("--data is not JSON, " + notJson.getMessage());
        }
    }

    private static String text(Terminal terminal, String data) throws IOException {
        if (data.equals("-")) {
            return new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!data.startsWith("@")) {
            return data;
        }
        Path file = Path.of(data.substring(1));
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException("cannot read the data file " + file);
        }
        return Files.readString(file);
    }
}
