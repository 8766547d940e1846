package io.cloudcall.tools.cli;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A JSON object on the command line: itself, {@code @FILE}, or {@code -} for standard input.
 *
 * @param text the JSON, byte for byte as it was given
 * @param names the names of its members
 */
record JsonArgument(String text, Set<String> names) {

    /**
     * Reads the argument of {@code option}.
     *
     * @throws picocli.CommandLine.ParameterException if it is no JSON object
     */
    static JsonArgument read(CliCommand command, Terminal terminal, String option, String argument) throws IOException {
        String text = readText(command, terminal, option, argument);
        try {
            if (StrictJsonParser.parseWellFormed(text.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object) {
                return new JsonArgument(text.strip(), object.members().keySet());
            }
            throw command.misuse(option + " is JSON, but not an object");
        } catch (JsonParseException e) {
            throw command.misuse(option + " is not JSON, " + e.getMessage());
        }
    }

    private static String readText(CliCommand command, Terminal terminal, String option, String argument)
            throws IOException {
        if (argument.equals("-")) {
            return new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!argument.startsWith("@")) {
            return argument;
        }
        Path file = Path.of(argument.substring(1));
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw command.misuse("cannot read the " + option.substring(2) + " file " + file);
        }
        return Files.readString(file);
    }
}
