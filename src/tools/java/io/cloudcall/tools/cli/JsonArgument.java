package io.cloudcall.tools.cli;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ParameterException;

/**
 * A JSON object on the command line: itself, {@code @FILE}, or {@code -} for standard input.
 *
 * @param text the JSON, byte for byte as it was given
 * @param names the names of its members
 */
record JsonArgument(String text, Set<String> names) {
    private static final Pattern POSITION = Pattern.compile("it is malformed at line (\\d+), column (\\d+)");

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
            throw command.misuse("value.json-kind", option);
        } catch (JsonParseException e) {
            throw malformed(command, option, String.valueOf(e.getMessage()));
        }
    }

    private static ParameterException malformed(CliCommand command, String option, String reason) {
        Matcher position = POSITION.matcher(reason);
        return position.matches()
                ? command.misuse("value.json-position", option, position.group(1), position.group(2))
                : command.misuse("value.json", option, reason);
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
            throw command.misuse("value.json-file", option.substring(2), file);
        }
        return Files.readString(file);
    }
}
